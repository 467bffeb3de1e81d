import type { Fix } from '../../domain/finding.ts'
import { isBound } from '../fit/fit.ts'
import { fitCell } from '../fit/fit-cell.ts'
import { readingOf } from '../fit/reading.ts'
import { citedBy, holds, type Judged } from '../judged.ts'
import { growthHolds } from '../roles/change-sign.ts'
import { type FactEntry, FIELDS, indexOf } from '../sheet/sheet-index.ts'
import { FIELD_NAME, quoted, replacing } from '../wording.ts'
import { liesBeyond, movesWrongly } from './direction.ts'
import { headFault } from './head-period.ts'
import { each, faultAt, firstFrom, type Scene } from './rule.ts'

/** 低于4.60‰ says of no cell that it is the one meant. */
const ONE_SIDED = /[高低多少大小]于|以[上下内]|[超不]/

/** The clause is about fact X, the value is not X's. */
export const valueMismatch = each((one, scene, before) => {
  const { sheet } = scene
  const { mention, claim, elsewhen } = one
  if (claim?.of !== 'field' || claim.fit !== 'none') return null
  const { fact, field } = claim
  const expected = citedBy(claim).text
  const reading = readingOf(mention, indexOf(sheet))
  const other = FIELDS.find((name) => {
    const cell = fact.values[name]
    return (
      name !== field &&
      cell !== null &&
      reading !== null &&
      !ONE_SIDED.test(reading.plain.approx ?? '') &&
      holds(fitCell(reading, fact, cell))
    )
  })
  // 4月份销售面积6.38万平方米、销售额4.27亿元 in a report on May: the month is wrong, not the numbers
  if (field !== 'value' && other === 'value' && isWronglyHeaded(one, scene)) return null
  if (mention.stated?.near.lo === 0 && NONE_SAID.test(mention.text))
    return faultAt(
      'value-mismatch',
      mention,
      `${quoted(fact)}${FIELD_NAME[field]}为${expected}，并非“${mention.text}”`,
      {
        factId: fact.id,
        expected,
      },
    )
  const itself = other ? `（这是其${FIELD_NAME[other]}）` : ''
  return faultAt(
    'value-mismatch',
    mention,
    elsewhen
      ? `${quoted(fact)}本期为${expected}，填报数据中没有文中所说时期的数，${mention.text}${itself}无从核对，请核实`
      : `${quoted(fact)}${FIELD_NAME[field]}为${expected}，文中写作${mention.text}${itself}`,
    { factId: fact.id, expected, fix: elsewhen ? null : mended(one, before, fact, withBound(one, expected)) },
  )
})

/** 零死亡, 无投诉: words for which no number can stand. */
const NONE_SAID = /^[零无未没](?=[\u4e00-\u9fff]{2})/

/** Whether the period that heads the number in its sentence is itself accused. */
function isWronglyHeaded({ mention }: Judged, scene: Scene): boolean {
  const { judged, text } = scene
  const own = firstFrom(judged, mention.start)
  for (let at = own - 1; at >= Math.max(0, own - BEFORE); at--) {
    const head = judged[at]!.mention
    if (/[。；\n]/.test(text.slice(head.end, mention.start))) return false
    if (head.period) return headFault(scene, at, head, head.period) !== null
  }
  return false
}
/** As many numbers before it are looked at. */
const BEFORE = 8

/** 目标9.5%以内, 不低于98.5%的目标: the bound of a target stays. */
function withBound({ claim, mention: { text, stated } }: Judged, expected: string): string {
  const approx = stated?.approx
  if (claim?.field !== 'target' || !approx || !isBound(approx)) return expected
  return text.startsWith(approx) ? approx + expected : text.endsWith(approx) ? expected + approx : expected
}

const FALLS = /[降跌减]/

/**
 * None after a wrong verb: 降至1204户 would still be false where it rose, 多于上年同期230件 where it is less. 下降2.4% of
 * −2.5%: the right verb has the sign already.
 */
function mended(one: Judged, before: Judged | undefined, fact: FactEntry, expected: string): Fix | null {
  const { mention, frame } = one
  if (!frame || frame.direction === 0)
    // 降幅由13.6%收窄: of a fall of 14.6%, told by its size
    return replacing(
      mention,
      fact.growth !== 0 && frame && FALLS.test(frame.word) ? expected.replace(/^-/, '') : expected,
    )
  if (liesBeyond(one, before)) return null
  if (fact.growth === 0) return movesWrongly(one, before) ? null : replacing(mention, expected)
  return growthHolds(frame, 0, fact) ? replacing(mention, expected.replace(/^-/, '')) : null
}
