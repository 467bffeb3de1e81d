import { baseNamed, FORMER } from '../context/comparison.ts'
import { shareOf } from '../derive/share.ts'
import { NOW } from '../lexicon/periods.ts'
import { type Against, FIELD_OF, FORMER_BASES } from '../roles/field-named.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/* 上年同期排查305处、整改291处，整改率｜95.4%: of the part and the whole as they were then, not as they are. */

/** A rate with no more than its name: 整改率, 上年同期整改率. */
const RATE = new Clue(
  `^[，、；（]?(${FORMER})?[的则还]?[\\u4e00-\\u9fff]{0,6}?([\\u4e00-\\u9fff]{2})[率面](?:仅|只|约|有|为|达到?|是|还|才|就)*$`,
  '率面',
)
const SAYS_NOW = new Clue(NOW, '今本目当现')

/** Offers the rate of then: of what was told last of then, or by the period that its words name. */
export function offerRateThen(c: Case, options: Options): void {
  const { claimed, reading, memory, index } = c
  const { role } = claimed.frame
  if (!reading.percent || (role !== 'level' && role !== 'prior')) return
  const found = RATE.inClauseOf(c)
  if (!found || SAYS_NOW.inClauseOf(c)) return
  const deed = found[2]!
  if (index.facts.some(({ isRate, label }) => isRate && label.includes(deed))) return
  const base = found[1] ? baseNamed(found[1]) : toldOfThen(c)
  if (base !== 'yoy' && base !== 'qoq') return
  const parts = found[1] === undefined ? [memory.last!] : partsDone(c, deed)
  for (const part of parts) {
    const claim = shareOf(reading, [part, index.companions[part.place]!.whole!], FIELD_OF[base])
    const isMeant = parts.length === 1 && (found[1] !== undefined || !memory.hasTold(part, 'value'))
    if (isMeant) options.add(claim, SAID, OF_THEN)
    else options.addIfHolds(claim, SAID, 0)
  }
}
const SAID = 0.95
/** Of then and of nothing else: what the rate is now would have been told of now. */
const OF_THEN = 0.6

/** Of which period the numbers before this one told the whole and the part, and the part of no other. */
function toldOfThen({ claimed: { before }, memory, index }: Case): Against | null {
  const { last } = memory
  const whole = last && index.companions[last.place]!.whole
  if (!whole) return null
  const bothThen = before?.frame.role === 'prior' && before.before?.frame.role === 'prior'
  if (!bothThen && memory.hasTold(last, 'value')) return null
  const isTold = (base: Against) => memory.hasTold(last, FIELD_OF[base]) && memory.hasTold(whole, FIELD_OF[base])
  return FORMER_BASES.find(isTold) ?? null
}

const partsDone = ({ index }: Case, deed: string): readonly FactEntry[] =>
  index.facts.filter(
    (fact) => !fact.isRate && fact.label.includes(deed) && index.companions[fact.place]!.whole !== null,
  )
