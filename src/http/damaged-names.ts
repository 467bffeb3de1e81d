import { type ProblemPlace, pathOf } from '../domain/problem.ts'
import { encodingProblem } from './json-body.ts'

/** Names in which a run of question marks can only be destroyed Chinese. */
const NAMES: ReadonlySet<string> = new Set(['organisation', 'recipient', 'title', 'label', 'unit', 'aliases'])

/** Replacement characters, their GBK reading, and UTF-8 that was read as ISO-8859-1. */
const DESTROYED = /\uFFFD|锟斤拷|[\u00c3-\u00ef][\u0080-\u00bf]{2}/
const QUESTION_MARKS = /[?？]{2,}|^\?$/

/**
 * Refuses a fact sheet whose Chinese was destroyed on its way here, before anything is made of it. Throws Problem
 * 'bad-encoding' with each damaged place and the line of Java that mends the sender.
 */
export function refuseDamagedNames(sheet: unknown): void {
  const places = [...damaged(sheet, [], false)]
  if (places.length > 0) throw encodingProblem('收到的文字已损坏（出现“??”或“�”）', places)
}

function* damaged(value: unknown, path: readonly (string | number)[], name: boolean): Generator<ProblemPlace> {
  if (typeof value === 'string') {
    if (DESTROYED.test(value) || (name && QUESTION_MARKS.test(value)))
      yield { path: pathOf(path), message: `文字已损坏：“${value.slice(0, 20)}”` }
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* damaged(item, [...path, index], name)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) yield* damaged(item, [...path, key], NAMES.has(key))
  }
}
