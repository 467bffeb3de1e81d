import { shareOf } from '../derive/share.ts'
import deeds from '../lexicon/deeds.json' with { type: 'json' }
import type { FactEntry } from '../sheet/sheet-index.ts'
import { anyOf } from '../text/any-of.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/*
 * 供水用户21.36万户，智能水表13.62万户，覆盖率｜63.8%: how much of its whole the part that was told last comes to, where the rate has
 * no other name. 农村自来水普及率 is not meant where nothing says 自来水.
 */

const REACH = anyOf(deeds.rateOfReach)
const BARE_REACH = new Clue(`^[，；、（(]?[其总现已约]{0,2}${REACH}[为是达到已约近超过仅有了]*$`, '率')
const NAMES_REACH = new RegExp(`${REACH}$`)
/** So many characters in common with what was told make a rate its own; fewer are chance. */
const COMMON = 2

/** The part told last and its whole; null where the words name no such rate, or more than that. */
function reachIn(c: Case): readonly [FactEntry, FactEntry] | null {
  const { memory, reading, index } = c
  const { last, stated } = memory
  if (!last?.isAmount || !reading.percent || BARE_REACH.inClauseOf(c) === null) return null
  const { whole } = index.companions[last.place]!
  // 入管网156户、化粪池262户；普及率94.2%: what is divided into kinds has no kind that reaches all
  const isDivided = stated.some((fact) => fact !== last && index.companions[fact.place]!.whole === whole)
  return whole && !isDivided && whole.values.value.n > last.values.value.n ? [last, whole] : null
}

const isOwn = ({ label }: FactEntry, { label: told }: FactEntry): boolean =>
  [...new Set(label.replace(NAMES_REACH, ''))].filter((one) => told.includes(one)).length >= COMMON

/** 其中化粪池式262户；普及率｜94.2%: may be of something else. */
const isNewItem = ({ text, claimed: { from, mention } }: Case): boolean =>
  text.slice(from, mention.start).includes('；')

/** Whether a fact is the reach of something else than what was told last. */
export function isReachOfOther(c: Case, fact: FactEntry): boolean {
  const told = fact.isRate && !isNewItem(c) ? reachIn(c) : null
  return told !== null && NAMES_REACH.test(fact.label) && !told.some((one) => isOwn(fact, one))
}

/** Offers the part as a share of its whole, where the sheet has no such rate of the two. */
export function offerReach(c: Case, options: Options): void {
  const told = c.claimed.frame.role === 'level' ? reachIn(c) : null
  if (!told) return
  const isTold = (fact: FactEntry) =>
    fact.isRate && NAMES_REACH.test(fact.label) && told.some((one) => isOwn(fact, one))
  if (c.index.facts.some(isTold)) return
  const share = shareOf(c.reading, told)
  if (isNewItem(c)) options.addIfHolds(share, MEANT, 0)
  else options.add(share, MEANT, 0)
}
const MEANT = 0.85
