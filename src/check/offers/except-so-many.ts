import { totalOf } from '../derive/total.ts'
import { inSameUnit } from '../sentence/named-heads.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/* 调解纠纷206件，除｜3件外均调解成功: what was told last, without what the words behind it name. */

const EXCEPT = /(?:^|[，。；：、\n])除了?$/
const ALL_BUT = new Clue(/^[^，。；\d]{0,8}?外，?(?:其余的?|其他)?(?:全部|[均都已全]){1,3}([\u4e00-\u9fff]{2,8})/, '外')
const WITHIN = 24
/** 除了, and the mark before it. */
const LEADS = 3

/** Offers how many of what was told last were not done, where the deed is named that was done to all others. */
export function offerExceptSoMany(c: Case, options: Options): void {
  const { text, claimed, memory, reading, index } = c
  const { start, end } = claimed.mention
  if (!EXCEPT.test(text.slice(Math.max(0, start - LEADS), start))) return
  const deed = ALL_BUT.within(text, end, end + WITHIN)?.[1]
  const whole = memory.last ?? memory.before.at(-1)
  if (!deed || !whole) return
  for (const done of inSameUnit(index.facts, reading))
    if (done !== whole && isNamed(done.label, deed) && done.values.value.n < whole.values.value.n)
      options.addIfHolds(totalOf(reading, 'difference', [whole, done]), NAMED, 0)
}
/** 成功 of 均调解成功 in 调解成功. */
const isNamed = (label: string, deed: string): boolean =>
  [...deed].some((_, at) => at + 1 < deed.length && label.includes(deed.slice(at, at + 2)))
const NAMED = 0.9
