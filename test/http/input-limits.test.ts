import { expect, it } from 'vitest'
import { z } from 'zod'
import { LIMITS } from '../../src/http/limits.ts'
import { ROUTES } from '../../src/http/routes.ts'
import { SHEETS, SMALL, send } from './client.ts'

/* Generated from the very schemas that read the requests: an endpoint that is added with an open field fails here. */

type Json = { readonly [key: string]: unknown }
const schemaOf = (schema: z.ZodType): Json =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Json

/** Paths of a schema at which somebody could send as much as one likes. */
function openPlaces(schema: Json, path = ''): string[] {
  const branches = ['anyOf', 'oneOf', 'allOf'].flatMap((key) => (schema[key] as Json[] | undefined) ?? [])
  const inner = branches.flatMap((branch) => openPlaces(branch, path))
  const types = [schema.type].flat()
  if (types.includes('string') && !isBoundedText(schema)) inner.push(`${path}: text`)
  if (types.includes('array')) {
    if (schema.maxItems === undefined) inner.push(`${path}: array`)
    inner.push(...openPlaces((schema.items as Json) ?? {}, `${path}[]`))
  }
  const properties = Object.entries((schema.properties as Record<string, Json> | undefined) ?? {})
  inner.push(...properties.flatMap(([name, property]) => openPlaces(property, `${path}.${name}`)))
  const others = schema.additionalProperties
  if (typeof others === 'object' && others !== null && Object.keys(others).length > 0) inner.push(`${path}: any name`)
  return inner
}

const isBoundedText = (schema: Json): boolean =>
  typeof schema.maxLength === 'number' ||
  schema.enum !== undefined ||
  schema.const !== undefined ||
  schema.format === 'date' ||
  (typeof schema.pattern === 'string' && /^\^.*\$$/s.test(schema.pattern) && !/(?<!\\)[*+]|,\}/.test(schema.pattern))

const parts = ROUTES.flatMap(({ operation }) =>
  (['params', 'query', 'body'] as const).flatMap((part) => {
    const schema = operation[part]
    return schema ? [{ name: `${operation.method} ${operation.path} ${part}`, schema }] : []
  }),
)

it.each(parts)('$name bounds every text and every array', ({ schema }) => {
  expect(openPlaces(schemaOf(schema))).toEqual([])
})

it.each([
  ['POST', '/v1/check', { factSheet: SMALL, text: '一'.repeat(LIMITS.text + 1) }],
  ['POST', '/v1/facts/parse', { text: '一'.repeat(LIMITS.text + 1) }],
  ['PUT', '/v1/drafts/none/text', { text: '一'.repeat(LIMITS.draftText + 1) }],
  ['POST', '/v1/samples', { text: '一'.repeat(LIMITS.text + 1) }],
  ['POST', '/v1/drafts', { factSheet: { ...SHEETS['township-quarterly'], organisation: '一'.repeat(500_000) } }],
  ['POST', '/v1/lexicon', 'x'.repeat(LIMITS.body + 1)],
  ['POST', '/v1/check', `${'['.repeat(LIMITS.depth + 1)}${']'.repeat(LIMITS.depth + 1)}`],
] as const)('%s %s refuses what is over the bound', async (method, path, body) => {
  const { status } = await send(method, path, body)
  expect([400, 413, 422]).toContain(status)
})
