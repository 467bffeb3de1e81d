import { shareOfRest } from '../derive/share.ts'
import { MAKES_UP } from '../lexicon/makes-up.ts'
import { THE_OTHERS } from '../lexicon/rest.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import { wordsBefore } from '../text/own-clause.ts'
import type { Case } from '../weigh/case.ts'
import { BARE_SHARE } from './bare-share.ts'
import type { Options } from './options.ts'
import { wholeNamed } from './share-wholes.ts'

/** 其余5.41亿元，占｜35.4%; 税收占64.6%，其余占｜35.4%: what was left, or what the shares told leave, as a share of the whole. */
export function offerShareLeft(c: Case, options: Options): void {
  const { memory, reading, index, claimed, plan } = c
  if (claimed.frame.role !== 'share' || plan) return
  const words = wordsBefore(c)
  const whole = memory.calculated.share?.facts.length === 2 ? memory.calculated.share.facts[1]! : null
  const isPart = (fact: FactEntry, of: FactEntry) => index.companions[fact.place]!.whole === of
  if (whole && OTHERS.test(words)) {
    const told = [...memory.calculated.shared.keys()].filter((fact) => isPart(fact, whole))
    options.addIfHolds(shareOfRest(reading, [whole, ...told]), LEFT, 0)
  }
  const from = claimed.before?.mention.end ?? claimed.from
  const partly = memory.last && index.companions[memory.last.place]!.whole
  const told = partly ? memory.stated.filter((fact) => isPart(fact, partly)) : []
  if (told.length > 0 && isShareOfRest(c)) options.add(shareOfRest(reading, [partly!, ...told]), LEFT, 0)
  else if (told.length > 0 && OTHERS_ARE.within(c.text, from, claimed.mention.start))
    options.addIfHolds(shareOfRest(reading, [partly!, ...told]), LEFT, 0)
  const [first, ...parts] = memory.calculated.total?.rule === 'difference' ? memory.calculated.total.facts : []
  if (
    first &&
    (BARE_SHARE.inClauseOf(c) !== null || wholeNamed(c) === first) &&
    parts.every((part) => isPart(part, first))
  )
    options.add(shareOfRest(reading, memory.calculated.total!.facts), LEFT, 0)
}
const OTHERS = new RegExp(`^${THE_OTHERS}`)
/** 公办22所，其余为民办，占｜37.1%; 其余园所占｜37.1%. */
const OTHERS_ARE = new Clue(`[，；]${THE_OTHERS}[^，；。]{1,8}，?占比?$`, '余他它下留另')

/** 农机具360台，拖拉机120台，其余占｜66.7%: the share is that of what was not told, never of what was told last; 其他占 is of 其他纠纷, where the sheet has them. */
export function isShareOfRest({ claimed, memory: { last }, index, text }: Case): boolean {
  if (claimed.frame.role !== 'share' || !last) return false
  const [, rest] = REST_MAKES_UP.inClauseOf({ text, claimed }) ?? []
  return rest !== undefined && !index.facts.some(({ label }) => label.includes(rest))
}
const REST_MAKES_UP = new Clue(
  `^[，；、]?[而则其]?(${THE_OTHERS})(?:的?部分|的|[两二三四五六七八九][类项种])?(?:[则均都约仅只也共合计]{0,3}${MAKES_UP}|占比|的?比重)[^，。；、\\d]{0,6}$`,
  '余剩他它留另',
)
const LEFT = 0.8
