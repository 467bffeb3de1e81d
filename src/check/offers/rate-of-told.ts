import { shareOf } from '../derive/share.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'
import { namesRate } from './rate-named.ts'

/* 受理142件，审结131件，结案率｜92.3%: of the two that were just told, though the rate calls by another word what was done. */

const DEED = new Clue(/[\u4e00-\u9fff]{2}(?=率)/, '率')
const NOT_DONE = /[不未非无待]|正在|限期/

/** Offers what the part that was just told is of its whole, where words name a rate like it that the sheet has not, and it comes out. */
export function offerRateOfTold(c: Case, options: Options): void {
  const { reading, memory, index } = c
  const part = memory.last
  if (!reading.percent || !part?.isDone || !namesRate(c)) return
  const { whole, rate } = index.companions[part.place]!
  const [deed] = DEED.inClauseOf(c) ?? []
  if (!whole || rate || !deed || !isSaidOtherwise(part, whole, deed)) return
  if (index.facts.some(({ isRate, label }) => isRate && label.includes(deed))) return
  options.addIfHolds(shareOf(reading, [part, whole]), TOLD, 0)
}
const TOLD = 0.6

/** The label has a character of the word, which that of the whole has not: 结 of 结案 in 审结案件, not in 受理案件. */
const isSaidOtherwise = ({ label }: FactEntry, whole: FactEntry, deed: string): boolean =>
  !NOT_DONE.test(label) && [...deed].some((one) => label.includes(one) && !whole.label.includes(one))
