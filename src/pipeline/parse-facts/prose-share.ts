import type { Mention } from '../../check/mention.ts'
import { longestOf } from '../../check/text/any-of.ts'
import type { Collector } from './collector.ts'
import type { ParsedFact } from './parsed-facts.ts'
import { isRate } from './prose-change.ts'
import { literalOf } from './prose-label.ts'
import { settles } from './prose-settled.ts'
import words from './prose-words.json' with { type: 'json' }

const TARGETS = longestOf([...words.target, '预算'])
const OF_TARGET = new RegExp(
  `^[，,（(]?(?:已|共|累计|仅|只)*(?:占|完成|达到|达|为|是|相当于)?(?:了|到)?(?:全年|年度|年初|序时)?${TARGETS}(?:任务|数|量)?的(?:约)?$`,
)
const RATE_OF_TARGET = /^[，,（(]?(?:任务|目标|计划)?(?:完成率|完成比例|完成进度)(?:已?达到?|已?为|是)?[:：]?$/
const OF_WHOLE =
  /^[，,（(]?占(?:比|其|总[量数额]|全部|合计|总\p{Script=Han}{1,4})?(?:的|为|达到?)?(?:比重|比例)?(?:为|达到?)?$/u

/** Whether the words before a number make it a share of a target: 完成年度任务的, 完成率. */
export const isCompletion = (claim: Mention, between: string): boolean =>
  claim.kind === 'percentage' && (OF_TARGET.test(between.trim()) || RATE_OF_TARGET.test(between.trim()))

/** 完成改厕326户 has 改厕完成率. */
export const completionOf = (label: string): string => `${label.replace(/^完成(?=.{2})/, '')}完成率`

/**
 * 完成目标1200人的82.2%: nothing new where the target gives it, a fact of its own where it does not. Gives what it is
 * called; null where it is no share of a target.
 */
export function readCompletion(
  claim: Mention,
  between: string,
  fact: ParsedFact,
  line: number,
  out: Collector,
): string | null {
  const bare = between.trim() === '的' && claim.kind === 'percentage'
  if (!bare && !isCompletion(claim, between)) return null
  const derived = { base: 'target', literal: literalOf(claim), unit: '%' } as const
  const label = completionOf(fact.label)
  if (settles(derived, claim, fact, line, out)) return label
  if (bare || isRate(fact)) return null
  out.add({ label, value: derived.literal, unit: '%', line })
  return label
}

/** 其中税收收入960万元，占80%: what the whole gives already. False where it is no share of the whole. */
export function readShare(claim: Mention, between: string, fact: ParsedFact, line: number, out: Collector): boolean {
  const whole = fact.partOf === null ? null : out.fact(fact.partOf)
  if (claim.kind !== 'percentage' || !whole) return false
  const words = between.trim()
  if (!OF_WHOLE.test(words) && words.replace(/^[，,]/, '') !== `占${whole.label}的`) return false
  return settles({ base: 'whole', literal: literalOf(claim), unit: '%' }, claim, fact, line, out)
}
