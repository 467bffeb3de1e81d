import { totalOf } from '../derive/total.ts'
import { readingOf } from '../fit/reading.ts'
import { type Claim, holds, type Judged } from '../judged.ts'
import type { Option } from '../offers/options.ts'
import type { FactEntry, SheetIndex } from '../sheet/sheet-index.ts'
import type { SentenceReading } from './sentence-reading.ts'
import type { Weighed } from './weigh.ts'

/*
 * 救助患病妇女｜53人，其中乳腺癌32人、宫颈癌21人: a whole that the sheet does not have may stand before its parts. A number that
 * nothing explains is theirs where they come to it.
 */

const DIVIDES = /^[^。；！？\n]{0,14}?(?:其中|包括|含|分别|[（(：:])/
const FEWEST = 2

/** 受理案件229件，其中调解168件、裁决61件: where the words name a fact, it is that which they tell, right or wrong. */
export const isNamed = ({ fit }: Claim, chosen: Option | null): boolean =>
  fit === 'none' ? (chosen?.subject ?? 0) >= PLAINLY : fit !== 'unit'
const PLAINLY = 0.6

/** The sum of the values told right after a number, of its unit; null where it is explained, or they do not come to it. */
export function sumAhead(index: SheetIndex, text: string, { weighed }: SentenceReading, place: number): Judged | null {
  const { judged, chosen } = weighed[place]!
  const { claim, frame, mention } = judged
  const mayBeSum = frame?.role === 'level' || frame?.role === 'sum'
  if (!mayBeSum || mention.kind !== 'quantity' || (claim && isNamed(claim, chosen))) return null
  const first = weighed[place + 1]
  if (!first || !mention.stated || !DIVIDES.test(text.slice(mention.end, first.judged.mention.start))) return null
  const reading = readingOf(mention, index)
  const parts: FactEntry[] = []
  for (let i = place + 1; i < weighed.length; i++) {
    const fact = valueTold(weighed[i]!, mention.stated.unitText)
    if (!fact || parts.includes(fact)) break
    parts.push(fact)
    const sum = parts.length < FEWEST ? null : totalOf(reading!, 'sum', parts)
    if (sum && holds(sum.fit)) return { ...judged, claim: sum, owner: null, elsewhen: false }
  }
  return null
}

/** The fact whose value a number rightly tells in that unit. */
export const valueTold = ({ judged: { claim, mention } }: Weighed, unitText: string): FactEntry | null =>
  claim?.of === 'field' && claim.field === 'value' && holds(claim.fit) && mention.stated?.unitText === unitText
    ? claim.fact
    : null
