import { shareOf } from '../derive/share.ts'
import { totalOf } from '../derive/total.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/** 国家级4家、省级13家、市级21家，省级以上｜占44.7%, 省级及以上｜17家: all from the first of a list to the one that is named. */
const UPWARDS = new Clue(/([^，、；。：]{2,6}?)(?:[及和或]|[（(]含[）)])?以上/, '以')
const NAMED = 1.2
/** Words say which are meant. */
const SAID = 0.4

export function offerUpwards(c: Case, options: Options): void {
  const { memory, reading, text, claimed } = c
  const { from, mention, frame } = claimed
  const found = UPWARDS.within(text, from, mention.start)
  const last = found && memory.toldAs(found[1]!)
  if (!last?.parent) return
  const told = memory.stated.filter(({ parent }) => parent === last.parent)
  const at = told.indexOf(last)
  // a list may go up as well
  const [down, up] = [told.slice(0, at + 1), told.slice(at)]
  const together = (facts: readonly FactEntry[]) =>
    frame.role === 'share' ? shareOf(reading, [...facts, last.parent!]) : totalOf(reading, 'sum', facts)
  if (down.length > 1) options.add(together(down), NAMED, SAID)
  if (up.length > 1) options.addIfHolds(together(up), NAMED, SAID)
}
