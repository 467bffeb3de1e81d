import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import type { Description, Endpoint } from './description.ts'

/** Judges answers by the service's own description. */
export function judgeBy(
  description: Description,
): (endpoint: Endpoint, answer: Response, body: string) => string | null {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false })
  ajv.addSchema({ $id: 'description', ...description })
  const validators = new Map<string, ValidateFunction>()
  const validatorOf = (pointer: string): ValidateFunction => {
    const known = validators.get(pointer)
    if (known) return known
    const made = ajv.compile({ $ref: `description#${pointer}` })
    validators.set(pointer, made)
    return made
  }
  return (endpoint, answer, body) => {
    const { status } = answer
    if (status >= 500) return `${status}: ${body.slice(0, 200)}`
    const described = endpoint.responses[status]
    if (!described) return `${status} is not described`
    if (!answer.headers.get('x-request-id')) return 'no x-request-id'
    const type = answer.headers.get('content-type')?.split(';')[0] ?? null
    if (Object.keys(described.content ?? {}).length === 0)
      return body === '' ? null : `${status} has a body though none is described`
    const content = described.content!
    if (!type || !(type in content)) return `${status} with ${type}, described: ${Object.keys(content)}`
    if (!/[/+]json$/.test(type) || !content[type]!.schema) return null
    const at = [
      'paths',
      endpoint.path,
      endpoint.method.toLowerCase(),
      'responses',
      String(status),
      'content',
      type,
      'schema',
    ]
    const validate = validatorOf(
      at.map((part) => `/${encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join(''),
    )
    try {
      if (validate(JSON.parse(body))) return null
    } catch {
      return `${status} is no JSON: ${body.slice(0, 100)}`
    }
    const [error] = validate.errors ?? []
    return `${status} does not fit its schema: ${error?.instancePath} ${error?.message}`
  }
}
