import { monthsOf, relationOf } from '../context/period-relation.ts'
import { shareOf } from '../derive/share.ts'
import { totalOf } from '../derive/total.ts'
import { holds } from '../judged.ts'
import { HINTS, SPEAKS } from '../sheet/likeness.ts'
import { runningOf } from '../sheet/scopes.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/* 全年立案83件，四季度24件，前三季度｜59件: what a running total came to before the reported period began. */

/** Whether the words name the months of the year before the reported period, more than its own length of them. */
function isUntilThen({ claimed: { period }, index: { sheet } }: Case): boolean {
  if (period === null || period.relative !== null || period.day !== null) return false
  if (period.year !== null && period.year !== sheet.period.year) return false
  const [from, to] = monthsOf(period)
  const [ourFrom, ourTo] = monthsOf(sheet.period)
  return from === 1 && to === ourFrom - 1 && to > ourTo - ourFrom + 1
}

/** The pairs of a running total and this period's value, where the sheet does not have itself what the total was then. */
const pairsIn = ({ index }: Case) => runningOf(index).filter(({ fact }) => fact.values.lastPeriod === null)

/** Whether the words speak of a time before this period that a running total tells of, not the last period. */
export const isBeforeThis = (c: Case, fact: FactEntry): boolean =>
  isUntilThen(c) && pairsIn(c).some(({ general }) => general === fact)

/** Offers the running total without this period's value. */
export function offerUntilThen(c: Case, subjects: Float64Array, options: Options): void {
  if (c.reading.percent || !isUntilThen(c)) return
  for (const { fact, general } of pairsIn(c)) {
    const subject = Math.max(subjects[fact.place]!, subjects[general.place]!)
    const claim = subject < HINTS ? null : totalOf(c.reading, 'difference', [fact, general])
    if (!claim) continue
    if (holds(claim.fit)) options.add(claim, Math.max(subject, NAMED), SAID)
    else if (subject >= SPEAKS) options.add(claim, Math.max(subject, NAMED), 0)
  }
}
const NAMED = 0.6

/** 上半年受理1033件，二季度占｜52.1%: this period's value as a share of the running total that was told. */
export function offerShareOfRunning({ claimed, index, memory, reading }: Case, options: Options): void {
  const { frame, period } = claimed
  if (frame.role !== 'share' || !reading.percent || !period || !memory.last) return
  const pair = runningOf(index).find(({ fact, general }) => fact === memory.last || general === memory.last)
  if (!pair || relationOf(period, index.sheet.period) !== 'this') return
  options.addIfHolds(shareOf(reading, [pair.general, pair.fact]), IN_PERIOD, 0)
}
const IN_PERIOD = 0.9

/** 上半年改造7座，三季度又改造7座: sooner than this period's value under another's name. */
const SAID = 0.4
