import { holds } from '../judged.ts'
import type { Option } from '../offers/options.ts'
import type { Claimed } from '../sentence/claimed.ts'
import { SPEAKS } from '../sheet/likeness.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { isShortFor } from '../sheet/short-for.ts'
import type { Case } from './case.ts'

/* A number that a rule or a description seems to set is a claim where the sheet has it. */

/** From here on the words are the label itself. */
const SPELT_OUT = 0.9

/** Whether the sheet has the number that a rule or a description states: its value, its target, or a label spelt out. */
export function names(c: Case, best: Option | null): boolean {
  const { claimed, each, memory } = c
  const { presumed } = claimed.mention
  // in a table the head has the unit, and every cell is a claim
  if (presumed === 'duration' || presumed === 'expression') return best !== null || claimed.seat !== null
  if (best === null) return false
  const { claim, subject } = best
  if (claim.of === 'note') return true
  // 使用8.24万立方米，占限额｜10万立方米的: the limit is the target of what was just told
  if (claim.field === 'target' && holds(claim.fit) && claim.fact === memory.last) return true
  if (subject < SPEAKS) return false
  if (holds(claim.fit)) return true
  // 平均每起处罚2.45万元 is no tariff; a limit is compared with nothing
  if (claim.of === 'derived') return each !== null || isComparedPlainly(claimed, claim.rule, subject)
  if (presumed === 'listing') return false
  return claim.field === 'target' || subject >= SPELT_OUT || measures(c, claim.fact)
}

/** 住院报销比例｜74.6%: a rule may set it, but the sheet measures what is called so. */
function measures({ text, scorer, claimed: { ownStart, mention } }: Case, fact: FactEntry): boolean {
  if (mention.presumed !== 'threshold' || !fact.isRate || scorer.saysOther(fact)) return false
  const words = text.slice(ownStart, mention.start).replace(BESIDE_NAME, '')
  return words.length >= NAME && fact.label.endsWith(words.slice(-NAME)) && isShortFor(words, fact.label)
}
const NAME = 4
/** What stands beside the name: 全镇, 由, 达到. */
const BESIDE_NAME =
  /^[，、；：（]?(?:(?:目前|其中|[全本我][镇乡区县市]|上半年|今年以来|一至.月|[一二三四]季度)，?)*|(?:为|是|约|[达升降][到至]|由|从|提[高升][到至]?)$/g

/** 较上年增加｜45元; 还需完成｜1.08万人方可实现3.50万人的目标. */
const isComparedPlainly = ({ frame }: Claimed, rule: string, subject: number): boolean =>
  (frame.role === 'change' && subject >= SPELT_OUT) || (frame.role === 'gap' && rule === 'target-diff')
