import { areWithin, isAbout, isNearlySlip, isSlip, writtenDigits } from '../fit/slip.ts'
import { holds } from '../judged.ts'
import type { Mention } from '../mention.ts'
import { isValue, type ValueOption } from '../offers/options.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { significandOf } from '../shown.ts'
import { isAmongThem } from './kin.ts'
import type { SentenceReading } from './sentence-reading.ts'
import type { Weighed } from './weigh.ts'

/*
 * 核发排污许可证36张，开展许可执行报告抽查210份: what a text tells rightly in good words is not told wrongly a second time
 * by a number whose words hardly name it and which is nowhere near. The sheet has nothing for that number.
 */

/** So well the words name what is told, and so little what is not meant. */
const WELL = 0.5
const HARDLY = 0.8

/** The facts whose value some number tells in words that name them well. */
export function wellTold(readings: readonly SentenceReading[]): ReadonlySet<FactEntry> {
  const told = new Set<FactEntry>()
  for (const { weighed } of readings)
    for (const { chosen } of weighed)
      if (isValue(chosen) && holds(chosen.claim.fit) && chosen.subject >= WELL) told.add(chosen.claim.fact)
  return told
}

/** Whether a number was taken for what is told well, and hardly names it. */
export const isHardlyMeant = (
  text: string,
  { judged, chosen, silent }: Weighed,
  told: ReadonlySet<FactEntry>,
): boolean =>
  isValue(chosen) &&
  judged.owner === null &&
  !judged.elsewhen &&
  chosen.claim.fit === 'none' &&
  (silent || chosen.subject < HARDLY) &&
  told.has(chosen.claim.fact) &&
  !isNear(judged.mention, chosen) &&
  !isTakenUp(text, judged.mention, chosen.claim.fact)

/** 组织退役军人疗养75人, where the sheet has 3742 that are 登记: words that half name a fact do not speak of so much more or less of it. */
export const isFarOff = ({ judged: { mention, elsewhen, owner }, chosen }: Weighed): boolean =>
  isValue(chosen) &&
  chosen.claim.fit === 'none' &&
  chosen.subject < HALF_NAMED &&
  owner === null &&
  !elsewhen &&
  isFar(mention, chosen.claim.fact)
const HALF_NAMED = 0.6

function isFar({ stated }: Mention, { values }: FactEntry): boolean {
  const written = stated!.near.lo * (stated!.unit?.near ?? 1)
  const { n } = values.value
  return written > 0 && n > 0 && !areWithin(NOT_FAR, written, n)
}
const NOT_FAR = 20

/** 收储点9个…依托8个收储点: the noun behind the number takes up what was told; 项目256个，其中38个项目 are some of them. */
const isTakenUp = (text: string, { start, end }: Mention, { label }: FactEntry): boolean =>
  label.includes(text.slice(end, end + 2)) && end < text.length && !isAmongThem(text, start)

/** A slip of the hand, or about as much, in whatever unit. */
function isNear(mention: Mention, { claim, subject }: ValueOption): boolean {
  const written = writtenDigits(mention)
  const { digits, n } = claim.fact.values.value
  if (isSlip(written, digits) || (subject >= NAMES && isNearlySlip(written, digits))) return true
  return isAbout(significandOf(mention.stated!.near.lo), significandOf(n))
}
const NAMES = 0.6
