import type { Case } from './case.ts'
import { wordsBefore } from './own-clause.ts'
import { namesRate } from './rate-named.ts'
import type { FactEntry } from './sheet-index.ts'

/*
 * 安全隐患428条，整改421条，整改率｜98.5%: of what was just told, whole and part. Another rate of the sheet, 燃气隐患整改率, is
 * not meant where nothing says 燃气.
 */

/** Whether a fact is the rate of others than what was just told, and not named. */
export const isRateOfOthers = (c: Case, fact: FactEntry): boolean =>
  fact.isRate && isUnnamedBesideLast(c, fact) && c.index.companions.some(({ rate }) => rate === fact)

/** Whether a fact is another than what was just told with its whole, and what tells the two apart is not in the words of a rate. */
export function isUnnamedBesideLast(c: Case, fact: FactEntry): boolean {
  const { claimed, memory, index } = c
  const { last } = memory
  if (claimed.frame.role !== 'level' || last === undefined || last === fact || !namesRate(c)) return false
  const { whole, rate } = index.companions[last.place]!
  if (whole === null || rate === fact || !memory.stated.includes(whole) || memory.stated.includes(fact)) return false
  const own = [...fact.label].filter((c) => !last.label.includes(c) && c !== '率')
  const words = wordsBefore(c)
  return own.length > 0 && !own.some((c) => words.includes(c))
}
