import { shareOf } from '../derive/share.ts'
import { totalOf } from '../derive/total.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/**
 * 国家级4家、省级13家、市级21家，省级以上｜占44.7%, 省级及以上｜17家: all from the first of a list to the one that is named, right before
 * their number; not 省级以上企业均已挂牌，发放补贴｜20家, nor 三年以上没复吸的｜219人.
 */
const UPWARDS = new Clue(
  /(?:^|[，；：。\n])(?:其中[，：:]?)?([\u4e00-\u9fff\dA]{2,6}?)(?:及其?|和|或|[（(]含[）)])?以上(?:的[^占，；：。]{0,6}|[^占的，；：。]{0,6})?(?:占[^占，；：。]*|共|合计|有|为)?$/,
  '以',
)
const NAMED = 1.2
/** Words say which are meant. */
const SAID = 0.4

export function offerUpwards(c: Case, options: Options): void {
  const { memory, reading, text, claimed } = c
  const { from, mention, frame } = claimed
  const [, name] = UPWARDS.within(text, from, mention.start) ?? []
  if (name === undefined) return
  const last = memory.toldAs(name) ?? partCalled(c, name)
  if (!last?.parent) return
  const stated = memory.stated.filter(({ parent }) => parent === last.parent)
  // 硕士及以上学历人才合计800人, where they were told before or not at all: as the sheet has them
  const told = stated.includes(last) ? stated : last.parent.parts
  const at = told.indexOf(last)
  // a list may go up as well
  const [down, up] = [told.slice(0, at + 1), told.slice(at)]
  const together = (facts: readonly FactEntry[]) =>
    frame.role === 'share' ? shareOf(reading, [...facts, last.parent!]) : totalOf(reading, 'sum', facts)
  if (down.length > 1) options.add(together(down), NAMED, SAID)
  if (up.length > 1) options.addIfHolds(together(up), NAMED, SAID)
}

/** The one part of that name, where no label says the same of itself. */
function partCalled({ index }: Case, name: string): FactEntry | null {
  const named = index.facts.filter(({ label }) => label.includes(name))
  const parts = named.filter(({ parent }) => parent !== null)
  return parts.length === 1 && !named.some(({ label }) => label.includes('以上')) ? parts[0]! : null
}
