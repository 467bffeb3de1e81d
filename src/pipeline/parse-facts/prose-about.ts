import { unitOf as unitInTable } from '../../domain/unit.ts'
import type { ParsedFact } from './parsed-facts.ts'
import { isBareChange } from './prose-change.ts'
import type { Heads } from './prose-heads.ts'
import { cueOf } from './prose-label.ts'
import { type Said, type Spoken, unitOf } from './prose-told.ts'

/** 均增长5%: each of them; not 平均, 人均. */
const ALL = /(?<!\p{Script=Han})[均都]|(?<=同比|环比|上年|去年|同期)[均都]/u

const isLike = (one: string, other: string): boolean =>
  one === other || (unitInTable(one) !== null && unitInTable(one)?.dimension === unitInTable(other)?.dimension)

/** The words without 均. */
export const withoutAll = (before: string): string => before.replace(ALL, '')

/**
 * What a change, a share or an earlier figure is told of. Where several were named in one breath (企业12家、个体工商户56户，
 * 同比增长5%) it is of one only if its unit says of which; null where nobody can say. `until` is what stands just before it.
 */
export function aboutOf(
  { claim, before, between }: Said,
  { run, all }: Heads,
  { subject, rate }: Spoken,
  until: string,
): readonly (ParsedFact | null)[] | null {
  const unit = claim.kind === 'percentage-point' ? '%' : claim.stated!.unitText
  // 优良天数168天，优良率92.8%，同比增加5天: the unit says whose change it is.
  const isAmount = (claim.kind === 'quantity' || claim.kind === 'range') && !/^(?:位|名|位次|名次)$/.test(unit)
  const ofNoRate = claim.kind === 'percentage-point' && rate === null
  if (subject && (isAmount || ofNoRate) && isBareChange(claim, before) && !isLike(unitOf(subject), unit)) {
    const alike = all.filter((fact) => isLike(unitOf(fact), unit))
    return alike.length === 1 ? alike : null
  }
  const open = until.replace(/[（(][^（()）]*[）)]/g, '')
  if (claim.kind === 'percentage-point' && rate !== null) return [subject]
  if (run.length < 2 || !/[，,]/.test(between) || /[（(]/.test(open)) return [subject]
  if (ALL.test(before)) return run
  const ofAny = claim.kind === 'percentage' && cueOf(before) === 'computed'
  const alike = ofAny ? run : run.filter((fact) => unitOf(fact) === unit)
  return alike.length === 1 ? alike : null
}
