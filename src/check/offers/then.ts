import { baseNamed, FORMER as FORMER_NAMED } from '../context/comparison.ts'
import { shareOf } from '../derive/share.ts'
import { totalOf } from '../derive/total.ts'
import { holds } from '../judged.ts'
import { NOW } from '../lexicon/periods.ts'
import { formerFields } from '../roles/field-named.ts'
import { arrives } from '../roles/frame.ts'
import { namedBy } from '../sentence/named-by.ts'
import { inLikeUnit } from '../sentence/named-heads.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/* What is calculated of the values of an earlier period: a sum, what was not done then, a share that moved. */

const fieldsOf = ({ claimed: { frame } }: Case) => formerFields(frame.base)

/** Offers what such a calculation came to then; a number that cites an earlier period may be one. */
export function offerThen(c: Case, options: Options): void {
  const { claimed, reading } = c
  const { role } = claimed.frame
  if (role === 'prior') offerTotalThen(c, options)
  else if (role === 'level' || role === 'remainder') offerTotalNow(c, options)
  if ((role === 'prior' || role === 'level') && !reading.percent) offerUndoneThen(c, options)
  if (reading.percent && (role === 'prior' || arrives(claimed.frame))) offerShareOfThen(c, role === 'prior', options)
}

/** 两种查档合计3701件，上年为｜2452件: the sum or the difference told last. */
function offerTotalThen(c: Case, options: Options): void {
  const { total } = c.memory.calculated
  if (!total || total.facts.length < 2 || c.reading.percent) return
  for (const field of fieldsOf(c)) options.addIfHolds(totalOf(c.reading, total.rule, total.facts, field), AGAIN, 0)
}
const AGAIN = 0.9
/** 上年同期未整改的有123处，今年上半年只剩｜82处; 结余较上年同期增加605万元，达到｜1715万元: the same of this period. */
function offerTotalNow(c: Case, options: Options): void {
  const { total } = c.memory.calculated
  if (total?.rule !== 'difference' || c.reading.percent || !SAYS_NOW.inClauseOf(c)) return
  const now = totalOf(c.reading, 'difference', total.facts)
  // 结余由480万元增加到｜730万元: right after what it was nothing else is meant
  if (c.claimed.frame.turned && c.claimed.before?.frame.role === 'prior') options.add(now, AGAIN, 0)
  else options.addIfHolds(now, AGAIN, 0)
}
const SAYS_NOW = new Clue(`${NOW}|现|[升降增减][到至为]|^[，已也仍]?达到?了?$`, '今本目当现到至为达')

/** 上年同期未整改的有｜123处: what the deed left of its whole then. */
const UNDONE = new Clue(
  `(${FORMER_NAMED})[^，；。]{0,8}?[未没待](?:有|能|曾)?([\u4e00-\u9fff]{2})|[未没待](?:有|能|曾)?([\u4e00-\u9fff]{2})[^，；。]*[由从]`,
  '未没待',
)
function offerUndoneThen(c: Case, options: Options): void {
  const found = UNDONE.inClauseOf(c)
  if (!found) return
  const deed = found[2] ?? found[3]!
  const fields = formerFields(found[1] ? baseNamed(found[1]) : null)
  for (const part of inLikeUnit(c.index.facts, c.reading)) {
    const { whole } = c.index.companions[part.place]!
    if (!whole || !part.label.includes(deed)) continue
    for (const field of fields) options.addIfHolds(totalOf(c.reading, 'difference', [whole, part], field), NAMED, 0)
  }
}
const NAMED = 0.9

const MOVED = new Clue(/([\u4e00-\u9fff]{2,12}?)?占(.{2,14}?)的?(?:比|份额).{0,8}[由从]/, '占')
/** 占销售总额的比重由｜9.3%提高到10.9%: of the whole that is named, where the sheet does not say what it is part of. */
function offerShareOfThen(c: Case, then: boolean, options: Options): void {
  const { memory, reading, claimed, text } = c
  if (!then) {
    const share = claimed.before?.frame.role === 'prior' ? memory.calculated.share : null
    if (share) options.addIfHolds(shareOf(reading, share.facts), AGAIN, 0)
    return
  }
  const found = MOVED.within(text, claimed.ownStart, claimed.mention.start)
  if (!found) offerRateMoved(c, options)
  if (!found) return
  const whole = namedBy(c, found[2]!, (fact) => fact.isAmount)
  const part = (found[1] && namedBy(c, found[1], (fact) => fact.isAmount && fact !== whole)) || memory.last
  if (!whole || !part || part === whole) return
  for (const field of fieldsOf(c)) options.addIfHolds(shareOf(reading, [part, whole], field), AGAIN, 0)
}

const RATE_MOVED = new Clue(/[\u4e00-\u9fff]率[^，；。]{0,6}?[由从][^，；。]*$/, '率')
/** 检查2150辆次，处罚43起，查处率由｜2.8%降到2.0%: of the two told last, the less as a share of the more. */
function offerRateMoved(c: Case, options: Options): void {
  const [one, other] = c.memory.stated.slice(-2)
  if (!one || !other || one.isRate || other.isRate || !RATE_MOVED.inClauseOf(c)) return
  if (options.all.some(({ claim }) => holds(claim.fit))) return
  const facts = one.values.value.n < other.values.value.n ? [one, other] : [other, one]
  for (const field of fieldsOf(c)) options.addIfHolds(shareOf(c.reading, facts, field), AGAIN, 0)
}
