import { type FieldClaim, holds } from '../judged.ts'
import { isValue } from '../offers/options.ts'
import type { Role } from '../roles/frame.ts'
import { SPEAKS } from '../sheet/likeness.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import type { Weighed } from './weigh.ts'

/**
 * 便民摊点42个，同比多14个, where a note counts 42 of something and the sheet has 92 stalls: a number that only a note gives, where the
 * words speak of a fact that no number of the text tells, and what is said of it next comes out for that fact.
 */
export function notedByChance(
  { judged, options }: Weighed,
  next: Weighed | undefined,
  told: ReadonlyMap<FactEntry, number>,
): FieldClaim | null {
  if (judged.claim?.of !== 'note' || judged.frame!.role !== 'level' || !next?.silent) return null
  const { claim: follows, frame } = next.judged
  if (!follows?.fact || !holds(follows.fit) || !SAYS_MORE.has(frame!.role) || told.has(follows.fact)) return null
  // 2027年计划造林4.2万亩，比今年多3400亩: reckoned from that very number
  if (follows.of === 'derived' && follows.rule === 'difference') return null
  const meant = options.filter(isValue).find(({ claim, subject }) => claim.fact === follows.fact && subject >= SPEAKS)
  return meant?.claim ?? null
}
const SAYS_MORE: ReadonlySet<Role> = new Set(['change', 'prior'])
