import type { ParsedFact } from './parsed-facts.ts'
import type { Heads } from './prose-heads.ts'
import { cueOf } from './prose-label.ts'
import { type Said, unitOf } from './prose-told.ts'

/** 均增长5%: each of them; not 平均, 人均. */
const ALL = /(?<!\p{Script=Han})[均都]|(?<=同比|环比|上年|去年|同期)[均都]/u

/** The words without 均. */
export const withoutAll = (before: string): string => before.replace(ALL, '')

/**
 * What a change, a share or an earlier figure is told of. Where several were named in one breath (企业12家、个体工商户56户，
 * 同比增长5%) it is of one only if its unit says of which; null where nobody can say. `until` is the sentence up to it.
 */
export function aboutOf(
  { claim, before, between }: Said,
  { run }: Heads,
  subject: ParsedFact | null,
  until: string,
): readonly (ParsedFact | null)[] | null {
  const open = until.replace(/[（(][^（()）]*[）)]/g, '')
  if (run.length < 2 || !/[，,]/.test(between) || /[（(]/.test(open)) return [subject]
  if (ALL.test(before)) return run
  const unit = claim.kind === 'percentage-point' ? '%' : claim.stated!.unitText
  const ofAny = claim.kind === 'percentage' && cueOf(before) === 'computed'
  const alike = ofAny ? run : run.filter((fact) => unitOf(fact) === unit)
  return alike.length === 1 ? alike : null
}
