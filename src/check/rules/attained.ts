import { holds } from '../judged.ts'
import { leftOf } from '../text/character-class.ts'
import { Saying } from '../text/clauses.ts'
import { quoted } from '../wording.ts'
import { claimBefore } from './claim-before.ts'
import { type Fault, faultAt, type Rule } from './rule.ts'

/* 超额完成, 全面完成: a task done in words, against the target of the sheet. */

const ATTAINED = new Saying(
  /(超额|超|全面|圆满|如期|提前|顺利|足额|按期|已经?)?(完成|达到|实现)了?(?=[^，。；]{0,16}(?:目标任务|任务|目标|计划|指标)(?:数|值)?(?=[，。；\n]|$))/,
  '任目计指',
)
/** What was done, or how it changed, stands right before. */
const NEXT = /^[\u4e00-\u9fff]{0,6}[，、]?(?:已|已经|均|并|且|但|目前)?$/
/** 占完成任务的, 将完成任务. */
const PARTLY = /[占的达待将可能]$/
/** 未完成任务, 没能达到目标. */
const DENIED = /(?:[尚并仍还]?未能?|没有|没能|没)$/

/** 超额完成 where the target is missed, 未完成 where it is not: as direction; 全面完成 where it is missed: as a wrong value. */
export const attained: Rule = ({ text, clauses, judged }) =>
  clauses.all(ATTAINED).flatMap((found): Fault[] => {
    const left = leftOf(text, found.index, 6)
    const denial = DENIED.exec(left)?.[0] ?? ''
    if (denial === '' && PARTLY.test(left)) return []
    const start = found.index - denial.length
    const told = claimBefore(judged, start, text)
    if (!told || !(told.claim.field === 'value' || told.frame!.role === 'change') || !holds(told.claim.fit)) return []
    const { claim, mention } = told
    if (!NEXT.test(text.slice(mention.end, start))) return []
    const { value: now, target } = claim.fact.values
    if (!target) return []
    const over = found[1]?.startsWith('超') ?? false
    const ahead = claim.fact.lessIsBetter ? target.n - now.n : now.n - target.n
    if (denial === '' ? (over ? ahead > 0 : ahead >= 0) : ahead < 0) return []
    const word = denial + (found[1] ?? '') + found[2]!
    const truth = denial !== '' ? '已经完成' : over ? '并未超过' : '并未完成'
    const message = `${quoted(claim.fact)}本期为${now.text}，目标值为${target.text}，${truth}，不能说“${word}”`
    const code = over || denial !== '' ? 'direction' : 'value-mismatch'
    return [faultAt(code, { start, end: start + word.length }, message, { factId: claim.fact.id })]
  })
