import { fitNumber } from '../fit/fit.ts'
import type { Reading } from '../fit/reading.ts'
import type { Judged } from '../judged.ts'
import type { Claimed } from '../sentence/claimed.ts'
import type { Sentence } from '../sentence/layout.ts'
import { seated } from './seated.ts'
import type { Weighed } from './weigh.ts'

/** What the number beside it says of this one: the same in another unit, or another cell of the same fact. */
export function saidBeside(
  text: string,
  { claims }: Sentence,
  weighed: readonly Weighed[],
  i: number,
  reading: Reading,
): Judged | null {
  const claimed = claims[i]!
  const again = restated(text, weighed[i - 1]!.judged, claimed, reading)
  if (again || claimed.seat === null || claimed.seat.beside === null) return again
  const beside = claims.findLastIndex(({ at }) => at === claimed.seat!.beside)
  return beside < 0 ? null : seated(weighed[beside]!.judged, claimed, reading)
}

const CONVERTS = /^(?:[（(](?:折合|约合|合计|合|折|即|相当于)?|，(?:折合|约合|合|折|即|相当于))$/
/** 超目标1200亩（80公顷）, 3100亩，合206.7公顷: what says the number before it in another unit says what that one said. */
function restated(text: string, before: Judged, { mention, frame }: Claimed, reading: Reading): Judged | null {
  const one = before.mention.stated
  const { stated } = reading
  if (!before.claim || !one?.unit || !stated.unit || one.unit.name === stated.unit.name) return null
  if (one.unit.dimension !== stated.unit.dimension) return null
  if (!CONVERTS.test(text.slice(before.mention.end, mention.start))) return null
  const fit = fitNumber(reading.based!, one.near.lo * one.unit.near)
  return fit === 'none' || fit === 'qualifier' ? null : { ...before, mention, frame: { ...frame, direction: 0 } }
}
