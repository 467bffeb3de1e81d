import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { JsonSchema } from '../http/openapi/json-schema.ts'
import { openApi } from '../http/openapi.ts'
import { ROUTES } from '../http/routes.ts'

/*
 * Writes docs/examples/api-types.ts: the shapes of openapi.json as TypeScript, for clients. The repository holds what it
 * wrote; test/contract/api-types.test.ts tells when it is no longer so.
 */

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>>
}
interface Endpoint {
  readonly operationId: string
  readonly summary: string
  readonly requestBody?: Content
  readonly responses: Readonly<Record<string, Content>>
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Endpoint>>>>
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> }
}

const PLAIN: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
}

/** A schema as a TypeScript type. */
function typeOf(schema: JsonSchema): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1)!
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return choices.map(typeOf).join(' | ')
  if (schema.allOf) return schema.allOf.map((one) => `(${typeOf(one)})`).join(' & ')
  const types = [schema.type ?? []].flat()
  return types.map((type) => ofType(type, schema)).join(' | ') || 'unknown'
}

function ofType(type: string, schema: JsonSchema): string {
  if (type === 'array') return `readonly (${typeOf(schema.items ?? {})})[]`
  if (type !== 'object') return PLAIN[type]!
  if (schema.properties && Object.keys(schema.properties).length > 0) return fieldsOf(schema)
  const { additionalProperties: values } = schema
  return `Readonly<Record<string, ${typeof values === 'object' ? typeOf(values) : 'unknown'}>>`
}

const comment = (text: string | undefined): string => (text ? `/** ${text.replaceAll('*/', '*∕')} */\n` : '')

function fieldsOf({ properties = {}, required = [] }: JsonSchema): string {
  const fields = Object.entries(properties).map(
    ([name, one]) => `${comment(one.description)}readonly ${name}${required.includes(name) ? '' : '?'}: ${typeOf(one)}`,
  )
  return `{\n${fields.join('\n')}\n}`
}

const jsonOf = ({ content = {} }: Content): JsonSchema | undefined => content['application/json']?.schema

/** What an operation takes and gives, by status; '' where neither is JSON. */
function operationOf({ operationId, summary, requestBody, responses }: Endpoint): string {
  const request = requestBody && jsonOf(requestBody)
  const answers = Object.entries(responses).flatMap(([status, answer]) => {
    const schema = jsonOf(answer)
    return schema ? [`readonly ${status}: ${typeOf(schema)}`] : []
  })
  const fields = [
    ...(request ? [`readonly request: ${typeOf(request)}`] : []),
    ...(answers.length > 0 ? [`readonly answers: {${answers.join('\n')}}`] : []),
  ]
  if (fields.length === 0) return ''
  return `${comment(summary)}readonly ${operationId}: {\n${fields.join('\n')}\n}`
}

/** The types of a description, formatted as this repository is. */
export function apiTypes({ paths, components }: Description): string {
  const schemas = Object.entries(components.schemas).map(
    ([name, schema]) => `${comment(schema.description)}export interface ${name} ${fieldsOf(schema)}\n`,
  )
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods).map(operationOf))
  const text = `// 由 node src/cli/api-types.ts 从接口说明（openapi.json）生成，请勿手改。

${schemas.join('\n')}
/** 每个接口收什么、答什么（按状态码）。 */
export interface Operations {
${operations.join('\n')}
}
`
  const done = spawnSync('node_modules/.bin/biome', ['format', '--stdin-file-path=docs/examples/api-types.ts'], {
    input: text,
    encoding: 'utf8',
  })
  if (done.status !== 0) throw new Error(done.stderr)
  return done.stdout
}

/** The types of this service's own description. */
export const ownApiTypes = (): string => apiTypes(openApi(ROUTES) as unknown as Description)

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  writeFileSync('docs/examples/api-types.ts', ownApiTypes())
