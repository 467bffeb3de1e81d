import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { type Answer, answerIn, type Description, type Endpoint, headerIn } from './description.ts'

/** Judges an answer: what is wrong with it, or null. */
export type Judge = (endpoint: Endpoint, answer: Response, body: string) => string | null

const JSON_TYPE = /[/+]json$/
/** Headers that an answer brings only where the description says so. */
const TOLD = [
  'etag',
  'location',
  'retry-after',
  'content-disposition',
  'preference-applied',
  'www-authenticate',
  'allow',
]

/** Judges answers by the service's own description: status, headers, media type with its charset, body. */
export function judgeBy(description: Description): Judge {
  const judgeBody = bodyJudge(description)
  return (endpoint, answer, body) => {
    const { status } = answer
    if (status >= 500) return `${status}: ${body.slice(0, 200)}`
    const told = endpoint.responses[status]
    if (!told) return `${status} is not described`
    const described = answerIn(told, description)
    const header = wrongHeader(described, answer.headers, description)
    if (header) return `${status}: ${header}`
    if (!described.content) return body === '' ? null : `${status} has a body though none is described`
    const whole = answer.headers.get('content-type') ?? ''
    const [type = ''] = whole.split(';')
    if (!described.content[type]) return `${status} with ${type}, described: ${Object.keys(described.content)}`
    if (/^text\/|json$/.test(type) && !/charset=utf-8$/i.test(whole)) return `${status} names no charset: ${whole}`
    return judgeBody(endpoint, status, type, body)
  }
}

/** Judges bodies alone: what is wrong with one by the schema of its status and media type, or null. */
export function bodyJudge(description: Description) {
  const fits = schemasOf(description)
  return (endpoint: Endpoint, status: number, type: string, body: string): string | null => {
    const told = endpoint.responses[status]!
    if (!JSON_TYPE.test(type) || !answerIn(told, description).content![type]!.schema) return null
    const place = told.$ref
      ? told.$ref.slice(2).split('/')
      : ['paths', endpoint.path, endpoint.method.toLowerCase(), 'responses', String(status)]
    return fits([...place, 'content', type, 'schema'], status, body)
  }
}

/** What is wrong with the headers: one that was promised is missing, has another form, or came without being described. */
function wrongHeader({ headers = {} }: Answer, sent: Headers, description: Description): string | null {
  const described = Object.entries(headers).map(([name, header]) => [name, headerIn(header, description)] as const)
  for (const [name, { required, schema }] of described) {
    const value = sent.get(name)
    if (value === null && required) return `${name} is missing`
    if (value === null) continue
    if (schema?.type === 'integer' && !/^\d+$/.test(value)) return `${name} is no integer: ${value}`
    if (schema?.pattern && !new RegExp(schema.pattern).test(value)) return `${name} has another form: ${value}`
  }
  const known = new Set(described.map(([name]) => name.toLowerCase()))
  const untold = TOLD.find((name) => sent.has(name) && !known.has(name))
  return untold ? `${untold} is not described` : null
}

/** Judges bodies by the schema at a place of the description. */
function schemasOf(description: Description) {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false })
  ajv.addSchema({ $id: 'description', ...description })
  const validators = new Map<string, ValidateFunction>()
  return (place: readonly string[], status: number, body: string): string | null => {
    const pointer = place
      .map((part) => `/${encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))}`)
      .join('')
    const validate = validators.get(pointer) ?? ajv.compile({ $ref: `description#${pointer}` })
    validators.set(pointer, validate)
    try {
      if (validate(JSON.parse(body))) return null
    } catch {
      return `${status} is no JSON: ${body.slice(0, 100)}`
    }
    const [error] = validate.errors ?? []
    return `${status} does not fit its schema: ${error?.instancePath} ${error?.message}`
  }
}
