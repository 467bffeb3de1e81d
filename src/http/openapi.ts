import { z } from 'zod'
import { ApiKey } from '../domain/api-key.ts'
import { Dismissal } from '../domain/dismissal.ts'
import { Draft, PlacedSection, Receipt } from '../domain/draft.ts'
import { Fact, FactSheet, Note, Period } from '../domain/fact-sheet.ts'
import { Check, Figure, Finding } from '../domain/finding.ts'
import { HistoryEntry } from '../domain/history.ts'
import { OwnExpression } from '../domain/own-expression.ts'
import { Passage, Sample, SampleDetail } from '../domain/passage.ts'
import type { ProblemCode } from '../domain/problem.ts'
import { ReportType } from '../domain/report-type.ts'
import { WebhookDelivery, WebhookEndpoint, WebhookPayload } from '../domain/webhook.ts'
import { ProblemBody, STATUS } from './problem-response.ts'
import type { Answer, Route } from './route.ts'

/** Schemas that the description names once and refers to. */
const NAMED = {
  Fact,
  Note,
  Period,
  FactSheet,
  Figure,
  Finding,
  Check,
  Dismissal,
  PlacedSection,
  Receipt,
  Draft,
  HistoryEntry,
  Sample,
  SampleDetail,
  Passage,
  OwnExpression,
  ReportType,
  ApiKey,
  WebhookEndpoint,
  WebhookDelivery,
  WebhookPayload,
  Problem: ProblemBody,
} as const

type Json = Record<string, unknown>
const PREFIX = '#/components/schemas/'

/** Errors that every endpoint can give, and those that reading a body adds. */
const ALWAYS: readonly ProblemCode[] = ['not-found', 'method-not-allowed', 'internal', 'unavailable']
/** Errors of an endpoint that not everybody may ask. */
const OF_CALLER: readonly ProblemCode[] = [
  'unauthorised',
  'key-unknown',
  'key-expired',
  'key-revoked',
  'signature-required',
  'signature-wrong',
  'clock-skewed',
  'nonce-reused',
  'forbidden',
  'rate-limited',
]
const OF_INPUT: readonly ProblemCode[] = ['invalid']
const OF_BODY: readonly ProblemCode[] = ['bad-json', 'bad-encoding', 'too-large', 'unsupported-media-type']

/** The ways in which a caller may prove itself, each for itself. */
const SECURITY_SCHEMES = {
  key: { type: 'http', scheme: 'bearer', description: '接口密钥：Authorization: Bearer sz_…' },
  signature: {
    type: 'apiKey',
    in: 'header',
    name: 'X-Sign',
    description:
      '签名密钥：X-App-Id、X-Timestamp（毫秒）、X-Nonce、X-Sign，算法 X-Sign-Alg（默认 hmac-sha256）。待签文本见 /v1/echo',
  },
  session: { type: 'apiKey', in: 'cookie', name: '__Host-shuzhun', description: '网页登录；不经 HTTPS 时名为 shuzhun' },
}

/** The API's own description, OpenAPI 3.1, from the very schemas that read its requests. */
export function openApi(routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {}
  for (const { operation } of routes) {
    paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: describe({ operation }) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '数准',
      version: '1',
      description:
        '给出结构化的季度数据，得到按公文体例起草、逐个核对过数字的报告。所有错误按 RFC 9457 以 application/problem+json 答复；文字偏移以 UTF-16 码元计，终点不含。Accept: application/vnd.envelope+json 时一律答复 200，内容为 {code, msg, data}。请求头 X-Content-SHA256 可写明正文的 SHA-256，不符即拒绝。',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: { schemas: namedSchemas(), securitySchemes: SECURITY_SCHEMES },
  }
}

function describe({ operation }: Pick<Route, 'operation'>): Json {
  const { id, needs, summary, params, query, body, headers, answers, problems } = operation
  const codes = [
    ...problems,
    ...ALWAYS,
    ...(needs ? OF_CALLER : []),
    ...(params || query || body ? OF_INPUT : []),
    ...(body ? OF_BODY : []),
  ]
  return {
    operationId: id,
    summary,
    security: needs ? Object.keys(SECURITY_SCHEMES).map((name) => ({ [name]: [] })) : [],
    ...(needs && { 'x-scope': needs }),
    parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query'), ...headerParameters(headers)],
    ...(body && {
      requestBody: {
        required: !operation.bodyOptional,
        content: {
          'application/json': { schema: schemaOf(body) },
          ...(operation.forms && { 'multipart/form-data': { schema: schemaOf(body) } }),
        },
      },
    }),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, responseOf(answer)])),
      ...problemResponses(codes),
    },
  }
}

const responseOf = ({ description, content, headers }: Answer): Json => ({
  description,
  headers: Object.fromEntries(
    Object.entries({ 'X-Request-Id': '请求编号', ...headers }).map(([name, says]) => [
      name,
      { description: says, schema: { type: 'string' } },
    ]),
  ),
  content: Object.fromEntries(
    Object.entries(content ?? {}).map(([type, schema]) => [
      type,
      { schema: schema ? schemaOf(schema) : { type: 'string' } },
    ]),
  ),
})

/** One response a status; its description lists the codes that come under it. */
function problemResponses(codes: readonly ProblemCode[]): Json {
  const byStatus = new Map<number, Set<string>>()
  for (const code of codes) {
    const { status, title } = STATUS[code]
    byStatus.set(status, (byStatus.get(status) ?? new Set()).add(`${code} ${title}`))
  }
  const content = { 'application/problem+json': { schema: { $ref: `${PREFIX}Problem` } } }
  return Object.fromEntries(
    [...byStatus].map(([status, words]) => [String(status), { description: [...words].join('；'), content }]),
  )
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema) as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description ? { description } : {}),
    schema: rest,
  }))
}

const headerParameters = (headers: Readonly<Record<string, string>> = {}): Json[] =>
  Object.entries(headers).map(([name, description]) => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string' },
  }))

const registry = z.registry<{ id: string }>()
for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id })

type Options = NonNullable<Parameters<typeof z.toJSONSchema>[1]>
const OPTIONS: Options = {
  io: 'input',
  unrepresentable: 'any',
  metadata: registry,
  override: ({ zodSchema, jsonSchema }) => {
    // What stands beside a schema (`.describe`, `.meta`) says more than what zod makes of its checks.
    Object.assign(jsonSchema, z.globalRegistry.get(zodSchema))
    // A sheet gives ids to facts that come without one, before it reads them.
    if ((zodSchema as unknown) === Fact)
      jsonSchema.required = jsonSchema.required?.filter((name) => name !== 'id') ?? []
  },
}

function namedSchemas(): Json {
  const { schemas } = z.toJSONSchema(registry, { ...OPTIONS, uri: (id) => `${PREFIX}${id}` })
  return Object.fromEntries(
    Object.entries(schemas as Record<string, Json>).map(([id, { $schema: _, $id: __, ...own }]) => [id, own]),
  )
}

/** A schema as JSON Schema; what is named elsewhere becomes a reference. */
function schemaOf(schema: z.ZodType): Json {
  const named = registry.get(schema)
  if (named) return { $ref: `${PREFIX}${named.id}` }
  const { $schema: _, $defs: __, ...own } = z.toJSONSchema(schema, OPTIONS) as Json
  return withOuterRefs(own) as Json
}

/** References into a schema's own `$defs` point to the named schemas of the description. */
function withOuterRefs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withOuterRefs)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === '$ref' && typeof item === 'string' ? item.replace('#/$defs/', PREFIX) : withOuterRefs(item),
    ]),
  )
}
