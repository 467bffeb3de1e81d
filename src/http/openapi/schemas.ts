import { z } from 'zod'
import { ApiKey } from '../../domain/api-key.ts'
import { Dismissal } from '../../domain/dismissal.ts'
import { Draft, PlacedSection, Receipt } from '../../domain/draft.ts'
import { Fact, FactSheet, Note, Period } from '../../domain/fact-sheet.ts'
import { Check, Figure, Finding } from '../../domain/finding.ts'
import { HistoryEntry } from '../../domain/history.ts'
import { OwnExpression } from '../../domain/own-expression.ts'
import { Passage, Sample, SampleDetail } from '../../domain/passage.ts'
import { PROBLEM_CODES } from '../../domain/problem.ts'
import { ReportType } from '../../domain/report-type.ts'
import { WebhookDelivery, WebhookEndpoint, WebhookPayload } from '../../domain/webhook.ts'
import { DraftAnswer } from '../draft-answer.ts'
import { ProblemBody, STATUS } from '../problem-response.ts'
import words from './words.json' with { type: 'json' }

export type Json = Record<string, unknown>

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
  DraftAnswer,
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
type Named = keyof typeof NAMED

const PREFIX = '#/components/schemas/'
const registry = z.registry<{ id: string }>()
for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id })

/** A reference to a named schema. */
export const refTo = (name: Named): Json => ({ $ref: `${PREFIX}${name}` })

/** True of the schema that goes by that name. */
export const isNamed = (schema: z.ZodType | null, name: Named): boolean => schema === NAMED[name]

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

/** Every named schema, with what its fields mean. */
export function namedSchemas(): Json {
  const { schemas } = z.toJSONSchema(registry, { ...OPTIONS, uri: (id) => `${PREFIX}${id}` })
  return Object.fromEntries(
    Object.entries(schemas as Record<string, Json>).map(([id, { $schema: _, $id: __, ...own }]) => [
      id,
      explained(own, wordsOf(id)),
    ]),
  )
}

/** A schema as JSON Schema; what is named elsewhere becomes a reference. */
export function schemaOf(schema: z.ZodType): Json {
  const named = registry.get(schema)
  if (named) return { $ref: `${PREFIX}${named.id}` }
  const { $schema: _, $defs: __, ...own } = z.toJSONSchema(schema, OPTIONS) as Json
  return withOuterRefs(own) as Json
}

/** What each code of an error means, as a list that the reference shows. */
const CODES = PROBLEM_CODES.map((code) => `- \`${code}\`（${STATUS[code].status}）${STATUS[code].title}`).join('\n')

const wordsOf = (id: string): Readonly<Record<string, string>> => {
  const all = words as Record<string, Record<string, string>>
  const own = { ...(id === 'DraftAnswer' ? all.Draft : {}), ...all[id] }
  return id === 'Problem' ? { ...own, code: `错误编码，程序据此判断：\n\n${CODES}` } : own
}

function explained(schema: Json, says: Readonly<Record<string, string>>): Json {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Json>).map(([name, one]) => [
    name,
    says[name] && !one.description ? { ...one, description: says[name] } : one,
  ])
  return {
    ...(says[''] ? { description: says[''] } : {}),
    ...schema,
    ...(schema.properties ? { properties: Object.fromEntries(properties) } : {}),
  }
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
