import { totalOf } from '../derive/total.ts'
import { readingOf } from '../fit/reading.ts'
import { holds, type Judged } from '../judged.ts'
import type { FactEntry, SheetIndex } from '../sheet/sheet-index.ts'
import type { SentenceReading } from './sentence-reading.ts'
import { isNamed, valueTold } from './sum-ahead.ts'
import type { Weighed } from './weigh.ts'

/*
 * 收割机128台，本地｜93台，外来跨区35台: what is left may stand between its whole and the part that the sheet has. A number that
 * nothing explains is what the parts told right after it leave of the whole told right before.
 */

const OPENS = /^(?:，|：|；|[（(])[^，。；、：！？\n\d]{0,12}$/

/** What is left of the whole before a number without the parts after it; null where it is explained, or does not come to that. */
export function restAhead(index: SheetIndex, text: string, { weighed }: SentenceReading, place: number): Judged | null {
  const { judged, chosen } = weighed[place]!
  const { claim, frame, mention } = judged
  const before = weighed[place - 1]
  if (frame?.role !== 'level' || mention.kind !== 'quantity' || !before) return null
  if (claim && isNamed(claim, chosen)) return null
  const { unitText } = mention.stated!
  const whole = valueTold(before, unitText)
  if (!whole || !OPENS.test(text.slice(before.judged.mention.end, mention.start))) return null
  const parts: FactEntry[] = []
  for (let at = place + 1; at < weighed.length; at++) {
    const part = partTold(index, weighed[at]!, unitText, whole)
    if (!part || parts.includes(part)) break
    parts.push(part)
  }
  if (parts.length === 0) return null
  const rest = totalOf(readingOf(mention, index)!, 'difference', [whole, ...parts])
  return rest && holds(rest.fit) ? { ...judged, claim: rest, owner: null, elsewhen: false } : null
}

function partTold({ companions }: SheetIndex, weighed: Weighed, unitText: string, whole: FactEntry): FactEntry | null {
  const part = valueTold(weighed, unitText)
  return part && companions[part.place]!.whole === whole ? part : null
}
