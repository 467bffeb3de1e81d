import { fitCell } from '../fit/fit-cell.ts'
import { readingOf } from '../fit/reading.ts'
import { holds, type Judged } from '../judged.ts'
import type { SheetIndex } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { SentenceReading } from './sentence-reading.ts'
import { valueTold } from './sum-ahead.ts'

/*
 * 医疗机构｜438家，其中医院23家; ｜240卷中优秀86卷; 这样的林长有｜87名，其中镇里的15名: a whole may go by the shortest of names, or by one that suits another
 * fact better. What stands right before a part of it, and has its value, is it.
 */

const DIVIDES = new Clue(
  /^[\u4e00-\u9fff]{0,12}[，：（(](?:其中|包括|分别是)[，：]?[\u4e00-\u9fff]{0,12}$|^[\u4e00-\u9fff]{0,6}[中里]，?[\u4e00-\u9fff]{1,10}$/,
  '，：（(中里',
)
const REACH = 30
/** From here on the words are another's, whose value the number is not. */
const SPELT = 0.85

/** The whole of the part told right after a number, where it has its value and nothing else explains it; else null. */
export function wholeAhead(
  index: SheetIndex,
  text: string,
  { weighed }: SentenceReading,
  place: number,
): Judged | null {
  const { judged, chosen } = weighed[place]!
  const { claim, frame, mention } = judged
  const next = weighed[place + 1]
  if (frame?.role !== 'level' || mention.kind !== 'quantity' || !mention.stated || !next) return null
  if (claim && (claim.fit !== 'none' || (chosen?.subject ?? 0) >= SPELT)) return null
  const between = text.slice(mention.end, next.judged.mention.start)
  if (between.length > REACH || !DIVIDES.within(between, 0, between.length)) return null
  const whole = valueTold(next, mention.stated.unitText)?.parent
  const reading = whole && readingOf(mention, index)
  const fit = reading && fitCell(reading, whole, whole.values.value)
  return fit && holds(fit)
    ? { ...judged, claim: { of: 'field', fact: whole, field: 'value', fit }, owner: null, elsewhen: false }
    : null
}
