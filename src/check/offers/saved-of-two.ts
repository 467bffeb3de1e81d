import { shareOfRest } from '../derive/share.ts'
import { distanceOf } from '../derive/total.ts'
import costs from '../lexicon/costs.json' with { type: 'json' }
import type { FactEntry } from '../sheet/sheet-index.ts'
import { gate } from '../sheet/unit-gate.ts'
import { anyOf } from '../text/any-of.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/*
 * 预算金额1.86亿元、成交金额1.74亿元，节约｜0.12亿元; 成交金额1.74亿元，比预算省下｜1200万元: what was asked for without what was paid.
 */

const SAVED = '(?:节(?:约|省|支|余|减)|省(?:下|出|却|了|去)?|压减|核减|审减|下浮|少(?:花|付|支))'
const OF_WHAT = '(?:了|约|近|达|共|为|资金|财政|经费|费用|成本|支出|开支|金额)*'
const AMOUNT = new Clue(`${SAVED}${OF_WHAT}$`, '节省压核审下浮少')
const RATE = new Clue(/(?:节(?:约|省|支|资|余)|压减|下浮)(?:资金)?(?:率|幅度|比例)[约为达是]*$/, '率度例')
/** 比预算金额省下: what was asked for is named where it is not told. */
const THAN = new Clue(`[比较]([\\u4e00-\\u9fff]{2,10}?)(?:共|净|总共)?${SAVED}${OF_WHAT}$`, '比较')
const ASKED = new RegExp(anyOf(costs.asked))
const PAID = new RegExp(anyOf(costs.paid))

/** Offers what was saved of what was asked for, as an amount or as a rate. */
export function offerSavedOfTwo(c: Case, options: Options): void {
  const { reading, claimed } = c
  const { role, base } = claimed.frame
  if (reading.isTimes || base === 'yoy' || base === 'qoq' || (role !== 'level' && role !== 'change')) return
  if ((reading.percent ? RATE : AMOUNT).inClauseOf(c) === null) return
  const pair = pairOf(c)
  if (!pair || c.index.facts.some((fact) => IN_NAME.test(fact.label) && beginAlike(fact, pair[0]))) return
  const [asked, paid] = pair
  if (reading.percent) options.add(shareOfRest(reading, [asked, paid]), MEANT, 0)
  else options.add(distanceOf(reading, asked, paid, 0), MEANT, 0)
}
const MEANT = 1
/** What the sheet counts itself needs not be reckoned. */
const IN_NAME = /节(?:约|省|支|余)|[核审压]减/

/** What was asked for and what was paid: told both, or the one named that the other is set against. */
function pairOf(c: Case): readonly [FactEntry, FactEntry] | null {
  const { memory, index, claimed, text } = c
  const told = [...memory.before, ...memory.stated].filter(({ isAmount }) => isAmount)
  const last = memory.last
  if (!last || !told.includes(last)) return null
  const wasAsked = isAsked(last)
  if (!wasAsked && !isPaid(last)) return null
  const suits = (fact: FactEntry) =>
    (wasAsked ? isPaid(fact) : isAsked(fact)) &&
    gate(fact, last) === 'same' &&
    (told.at(-2) === fact || beginAlike(fact, last))
  const than = wasAsked ? undefined : THAN.within(text, claimed.from, claimed.mention.start)?.[1]
  const other = than
    ? index.facts.find((fact) => fact.label.includes(than.slice(0, NAME)) && suits(fact))
    : told.findLast(suits)
  return other ? (wasAsked ? [last, other] : [other, last]) : null
}
const isAsked = ({ label }: FactEntry): boolean => ASKED.test(label)
const isPaid = ({ label }: FactEntry): boolean => PAID.test(label) && !ASKED.test(label)

/** 政府采购预算金额 and 政府采购成交金额, not 工程概算 and 采购成交: two names that begin alike, unless both were just told. */
const beginAlike = ({ label: one }: FactEntry, { label: other }: FactEntry): boolean =>
  one.slice(0, NAME) === other.slice(0, NAME)
const NAME = 2
