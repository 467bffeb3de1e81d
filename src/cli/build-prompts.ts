import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import Handlebars from 'handlebars'

const ROOT = resolve(import.meta.dirname, '../..')
const FROM = join(ROOT, 'prompts')
const TO = join(ROOT, 'src/adapters/prompts.generated.ts')

interface PromptFile {
  /** Path below prompts/ without extension: `section`, `template/work`. */
  readonly name: string
  readonly source: string
}

const readPrompts = (): PromptFile[] =>
  readdirSync(FROM, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.hbs'))
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => ({ name: path.replace(/\.hbs$/, ''), source: readFileSync(join(FROM, path), 'utf8') }))

/** A short hash over names and contents: two services with equal versions prompt alike. */
function versionOf(files: readonly PromptFile[]): string {
  const hash = createHash('sha256')
  for (const { name, source } of files) hash.update(`${name}\0${source}\0`)
  return hash.digest('hex').slice(0, 12)
}

/**
 * Compiles every template of prompts/ ahead of time, because workerd forbids making code at run time. Strict: a template
 * that names what its input lacks fails; without HTML escaping: prompts and official prose are no HTML.
 */
export function buildPrompts(): { version: string; names: string[] } {
  const files = readPrompts()
  const version = versionOf(files)
  const specs = files.map(({ name, source }) => {
    const spec = Handlebars.precompile(source, { strict: true, noEscape: true, preventIndent: true })
    return `  ${JSON.stringify(name)}: ${spec},`
  })
  const text = `// @ts-nocheck: written by src/cli/build-prompts.ts from prompts/**/*.hbs\nexport const version = ${JSON.stringify(version)}\nexport const specs = {\n${specs.join('\n')}\n}\n`
  mkdirSync(dirname(TO), { recursive: true })
  writeFileSync(TO, text)
  return { version, names: files.map(({ name }) => name) }
}

if (import.meta.main) {
  const { version, names } = buildPrompts()
  console.log(`提示词 ${names.length} 个，版本 ${version}`)
}
