import type { z } from 'zod'
import { info } from './openapi/about.ts'
import { answerExample, exampleComponents, requestExample } from './openapi/examples.ts'
import { type HeaderName, headerComponents, headersOf, QUOTA } from './openapi/headers.ts'
import { mediaOf } from './openapi/media.ts'
import { codesByStatus, problemAnswer, problemName } from './openapi/problems.ts'
import { type Json, namedSchemas, refTo, schemaOf } from './openapi/schemas.ts'
import { needsInWords, securityOf, securitySchemes } from './openapi/security.ts'
import { tagOf, tags } from './openapi/tags.ts'
import type { Answer, Route } from './route.ts'

type Described = Route['operation']

/** The API's own description, OpenAPI 3.1, from the very schemas that read its requests. */
export function openApi(routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {}
  for (const { operation } of routes)
    paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: describe(operation) }
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: info(),
    servers: [{ url: '/', description: '提供本说明的这台服务器' }],
    tags: tags(),
    paths,
    webhooks: WEBHOOKS,
    components: {
      schemas: namedSchemas(),
      responses: problemComponents(routes),
      headers: headerComponents(),
      examples: exampleComponents(),
      securitySchemes: securitySchemes(),
    },
  }
}

function describe(operation: Described): Json {
  const { id, path, needs, summary, details, params, query, headers, answers } = operation
  return {
    operationId: id,
    tags: [tagOf(path)],
    summary,
    description: [details, needsInWords(needs)].filter(Boolean).join('\n\n'),
    security: securityOf(needs),
    parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query'), ...headerParameters(headers)],
    ...requestBody(operation),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, answer]) => [status, answerOf(operation, Number(status), answer)]),
      ),
      ...problemResponses(operation),
    },
  }
}

function requestBody({ id, body, bodyOptional, forms }: Described): Json {
  if (!body) return {}
  const schema = schemaOf(body)
  return {
    requestBody: {
      required: !bodyOptional,
      content: {
        'application/json': { schema, ...requestExample(id) },
        ...(forms && { 'multipart/form-data': { schema } }),
      },
    },
  }
}

function answerOf(
  { id, needs }: Described,
  status: number,
  { description, content, headers, sometimes }: Answer,
): Json {
  return {
    description,
    headers: headersOf(Object.keys(headers ?? {}) as HeaderName[], [...(sometimes ?? []), ...(needs ? QUOTA : [])]),
    ...(content && {
      content: Object.fromEntries(
        Object.entries(content).map(([type, schema]) => [
          type,
          { ...mediaOf(type, schema), ...answerExample(id, status, schema) },
        ]),
      ),
    }),
  }
}

/** References to the errors that an operation can answer. A status that is also a success of its own shows both. */
function problemResponses(operation: Described): Json {
  return Object.fromEntries(
    [...codesByStatus(operation)].map(([status, codes]) => {
      const own = operation.answers[status]
      if (!own) return [status, { $ref: `#/components/responses/${problemName(status, codes)}` }]
      const success = answerOf(operation, status, own)
      const problem = problemAnswer(status, codes)
      return [
        status,
        {
          description: `${success.description}；${problem.description}`,
          headers: { ...(problem.headers as Json), ...(success.headers as Json) },
          content: { ...(success.content as Json), ...(problem.content as Json) },
        },
      ]
    }),
  )
}

/** Every error answer of every operation, once each. */
const problemComponents = (routes: readonly Route[]): Json =>
  Object.fromEntries(
    routes.flatMap(({ operation }) =>
      [...codesByStatus(operation)].map(([status, codes]) => [
        problemName(status, codes),
        problemAnswer(status, codes),
      ]),
    ),
  )

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

const ofMessage = (name: string, description: string): Json => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
})

/** What the service sends by itself to addresses that an organisation registered. */
const WEBHOOKS: Json = {
  draft: {
    post: {
      operationId: 'draftNews',
      tags: ['接入'],
      summary: '稿件有了新状态（Standard Webhooks）',
      description:
        '签名 = base64(HMAC-SHA256(密钥去掉 whsec_ 后按 base64 解出的字节, "编号.时间戳.正文"))。收到后先验签名，再凭编号取稿件。',
      parameters: [
        ofMessage('webhook-id', '消息编号，重试不变，用来去重'),
        ofMessage('webhook-timestamp', '发送时间，1970 年以来的秒数'),
        ofMessage('webhook-signature', '以空格分开的一个或几个签名：v1,…'),
      ],
      requestBody: { required: true, content: { 'application/json': { schema: refTo('WebhookPayload') } } },
      responses: {
        '2XX': { description: '15 秒内答复任何 2XX 即为收到，内容不看' },
        '410': { description: '不再接收：停用这个地址' },
        default: { description: '其他答复或没有答复：约 76 小时内共试 10 次' },
      },
    },
  },
}
