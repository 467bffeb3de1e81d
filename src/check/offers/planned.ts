import { beyondNow } from '../derive/planned.ts'
import { readingOf } from '../fit/reading.ts'
import { NOW } from '../lexicon/periods.ts'
import { HINTS } from '../sheet/likeness.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/* How far what is planned lies from what is: 2027年计划造林3.9万亩，比今年多｜0.04万亩. The plan is the text's own number. */

const THAN_NOW = new Clue(
  `[比较](?:${NOW}|现有|[上去]年)[^，；。]{0,10}$|^[，；]?再(?:提高|提升|增加|新增|扩大|减少|压减|降低|多)[^，；。]{0,4}$`,
  '比较再',
)

/** Offers the distance between the number before, which is meant to be, and the value of a fact. */
export function offerPlanned(c: Case, subjects: Float64Array, options: Options): void {
  const { claimed, reading, index } = c
  const { before } = claimed
  if (!before?.mention.stated || !(before.meant || isOfLater(before.period, index)) || !THAN_NOW.inClauseOf(c)) return
  const planned = readingOf(before.mention, index)
  if (!planned) return
  for (const fact of index.facts) {
    const likeness = subjects[fact.place]!
    if (likeness >= HINTS) options.addIfHolds(beyondNow(reading, planned, fact), Math.max(likeness, NAMED), 0)
  }
}
const NAMED = 0.7

/** 2027年计划: of a year that is yet to come. */
const isOfLater = (period: Case['claimed']['period'], { sheet }: Case['index']): boolean =>
  period?.year != null && period.year > sheet.period.year
