import fc from 'fast-check'
import type { Description, Endpoint } from './description.ts'
import { broken, hostile, valuesOf } from './values.ts'

/** A request as it goes over the wire. */
export interface Sent {
  readonly how: 'valid' | 'mutated' | 'hostile'
  readonly endpoint: Endpoint
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: Uint8Array | null
}

const encoder = new TextEncoder()
const written = (value: unknown): string => JSON.stringify(value) ?? 'null'
const deep = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)

/** Bodies that are no JSON of anybody's, or JSON that no honest client sends. */
const bodies: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.constantFrom('{"factSheet":{"organisation":"云溪镇', '出动巡查').map((text) => encoder.encode(text).slice(0, -1)),
  fc.constantFrom(deep(50), deep(20_000), `{"a":${deep(5000)}}`).map((text) => encoder.encode(text)),
  fc
    .constantFrom(
      '{"factSheet":{"facts":[{"label":"a","value":1e400}]},"text":"a"}',
      '{"factSheet":{"facts":[{"label":"a","value":-0.0000000000000000000000000000000001}]},"text":""}',
      `{"text":${'9'.repeat(5000)}}`,
      '{"__proto__":{"admin":true},"constructor":{"prototype":{"x":1}},"factSheet":{"__proto__":{"facts":[]}}}',
      '{"factSheet":null,"factSheet":{},"text":1}',
      '\ufeff{}',
      '',
      'null',
      '"text"',
      '[1,2,',
      '{"a":"\\ud800"}',
    )
    .map((text) => encoder.encode(text)),
)
const TYPES = [
  'application/json',
  'application/json; charset=gbk',
  'text/plain',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/xml',
  '',
]

const headers: fc.Arbitrary<Record<string, string>> = fc.record(
  {
    'idempotency-key': fc.constantFrom('"abc-123"', 'abc', '', 'x'.repeat(300)),
    'if-match': fc.constantFrom('"1"', '"2"', '*', 'W/"1"', 'abc', '""'),
    prefer: fc.constantFrom('wait=0', 'wait=1', 'wait=-5', 'wait=abc', 'respond-async', 'wait=99999999999'),
    'accept-language': fc.constantFrom('zh', 'xx'),
    'last-event-id': fc.constantFrom('1.1', 'a', '-1', '99999999999999999999'),
    'x-request-id': fc.constantFrom('ok-1', '坏'.slice(1), 'a b', 'x'.repeat(200)),
  },
  { requiredKeys: [] },
)

/** What one request puts in a parameter: often an id that is there. */
function parameter(schema: Parameters<typeof valuesOf>[0], description: Description, known: readonly string[]) {
  const fitting = valuesOf(schema, description).map((value) => String(value))
  const bad = hostile.map((value) => (typeof value === 'string' ? value : written(value)).slice(0, 400))
  return known.length > 0
    ? fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...known) },
        { weight: 2, arbitrary: fitting },
        { weight: 1, arbitrary: bad },
      )
    : fc.oneof({ weight: 3, arbitrary: fitting }, { weight: 1, arbitrary: bad })
}

const encoded = (text: string): string => encodeURIComponent(text.toWellFormed()).replaceAll('.', '%2E')

/** Requests to one endpoint. `known` gives ids that are there, by the name of the path's parameter; `sheets` real fact sheets. */
export function requestsTo(
  endpoint: Endpoint,
  description: Description,
  known: (path: string, name: string) => readonly string[],
  sheets: readonly unknown[],
): fc.Arbitrary<Sent> {
  const parameters = endpoint.parameters ?? []
  const inPath = parameters.filter((one) => one.in === 'path')
  const inQuery = parameters.filter((one) => one.in === 'query')
  const pathValues = fc.tuple(
    ...inPath.map((one) => parameter(one.schema, description, known(endpoint.path, one.name))),
  )
  const queryValues = fc.tuple(...inQuery.map((one) => fc.option(parameter(one.schema, description, []), { freq: 2 })))
  const schema = endpoint.requestBody?.content['application/json']?.schema
  const valid = schema
    ? fc
        .tuple(valuesOf(schema, description), fc.option(fc.constantFrom(...sheets), { freq: 3 }))
        .map(([value, sheet]) => withSheet(value, sheet))
    : fc.constant(null)
  const how = fc.constantFrom<Sent['how']>('valid', 'mutated', 'mutated', 'hostile')
  return fc
    .tuple(pathValues, queryValues, headers, valid, how, bodies, fc.constantFrom(...TYPES))
    .chain(([path, query, more, value, kind, raw, type]) =>
      broken(value).map((bad): Sent => {
        const body = !schema ? null : kind === 'hostile' ? raw : encoder.encode(written(kind === 'valid' ? value : bad))
        const search = inQuery.flatMap(({ name }, at) =>
          query[at] == null ? [] : `${name}=${encodeURIComponent(String(query[at]).toWellFormed())}`,
        )
        const filled = inPath.reduce(
          (text, { name }, at) => text.replace(`{${name}}`, encoded(path[at]!) || '%20'),
          endpoint.path,
        )
        const contentType: Record<string, string> = body
          ? { 'content-type': kind === 'hostile' ? type : 'application/json' }
          : {}
        const sent = Object.fromEntries(Object.entries({ ...more, ...contentType }).filter(([, text]) => text !== ''))
        return {
          how: kind,
          endpoint,
          path: search.length > 0 ? `${filled}?${search.join('&')}` : filled,
          headers: sent,
          body,
        }
      }),
    )
}

/** A request that carries a fact sheet carries a real one as often as an invented one; a draft is written by the template. */
function withSheet(value: unknown, sheet: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('factSheet' in value)) return value
  const drafter = 'drafter' in value ? { drafter: 'template' } : {}
  return sheet ? { ...value, ...drafter, factSheet: sheet } : { ...value, ...drafter }
}
