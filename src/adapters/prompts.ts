import type { create, TemplateDelegate } from 'handlebars'
import runtime from 'handlebars/runtime.js'
import type { Prompts } from '../pipeline/ports.ts'
import { specs, version } from './prompts.generated.ts'

/** The package's types of its runtime are empty; it is the same environment without the compiler, which workerd forbids. */
const environment = (runtime as unknown as { create: typeof create }).create()
const templates = new Map<string, TemplateDelegate>()
for (const [name, spec] of Object.entries(specs)) {
  const template: TemplateDelegate = environment.template(spec)
  templates.set(name, template)
  environment.registerPartial(name, template)
}

/** The prompt files, compiled ahead of time. Rendering throws where a template is unknown or its input lacks a field. */
export const prompts: Prompts = {
  version,
  render(name, input) {
    const template = templates.get(name)
    if (!template) throw new Error(`no prompt named ${name}`)
    return template(input)
  },
}
