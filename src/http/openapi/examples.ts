import type { z } from 'zod'
import recorded from './examples.json' with { type: 'json' }
import { isNamed, type Json } from './schemas.ts'

/** One operation as it was asked and answered: request body, and answer bodies by status. */
interface Recorded {
  readonly request?: unknown
  readonly answers: Readonly<Record<string, unknown>>
}

/**
 * Examples by operation, recorded from the running service (test/contract/record-examples.ts): what the description shows
 * is what the service said.
 */
const RECORDED: Readonly<Record<string, Recorded>> = recorded

/** Where a whole draft is shown. */
const DRAFT_SHOWN = 'createDraft.201'

/** All examples under their names, as the description keeps them. */
export const exampleComponents = (): Json =>
  Object.fromEntries(
    Object.entries(RECORDED).flatMap(([id, { request, answers }]) => [
      ...(request === undefined ? [] : [[`${id}.request`, { value: request }]]),
      ...Object.entries(answers).map(([status, value]) => [`${id}.${status}`, { value }]),
    ]),
  )

const shownAs = (name: string): Json => ({ examples: { example: { $ref: `#/components/examples/${name}` } } })

/** The example of an error answer: one whose body could not be accepted, which names each place. */
export const problemExample = (status: number): Json =>
  RECORDED.problem?.answers[status] ? shownAs(`problem.${status}`) : {}

/** The example of a request; {} where none was recorded. */
export const requestExample = (id: string): Json =>
  RECORDED[id]?.request === undefined ? {} : shownAs(`${id}.request`)

/** The example of an answer; a draft where the answer is one and none was recorded; else {}. */
export function answerExample(id: string, status: number, schema: z.ZodType | null): Json {
  if (RECORDED[id]?.answers[status] !== undefined) return shownAs(`${id}.${status}`)
  const isDraft = isNamed(schema, 'Draft') || isNamed(schema, 'DraftAnswer')
  return isDraft && status === 200 ? shownAs(DRAFT_SHOWN) : {}
}
