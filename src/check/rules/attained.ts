import { Saying } from '../clauses.ts'
import { holds } from '../judged.ts'
import { leftOf } from '../scan/character.ts'
import { quoted } from '../wording.ts'
import { claimBefore } from './claim-before.ts'
import { type Fault, faultAt, type Rule } from './rule.ts'

/* 超额完成, 全面完成: a task done in words, against the target of the sheet. */

const ATTAINED = new Saying(
  /(超额|超|全面|圆满|如期|提前|顺利|足额|按期|已经?)?(完成|达到|实现)了?(?=[^，。；]{0,16}(?:目标任务|任务|目标|计划|指标)(?:数|值)?(?=[，。；\n]|$))/,
  '任目计指',
)
/** What was done stands right before. */
const NEXT = /^[\u4e00-\u9fff]{0,6}[，、]?(?:已|已经|均|并|且|目前)?$/
/** 占完成任务的, 未完成任务, 将完成任务. */
const PARTLY = /[占的达未没待将可能]$/

/** 超额完成 where the target is missed: as direction; 全面完成 so: as a wrong value. */
export const attained: Rule = ({ text, clauses, judged }) =>
  clauses.all(ATTAINED).flatMap((found): Fault[] => {
    const how = found[1] ?? ''
    if (PARTLY.test(leftOf(text, found.index, 6))) return []
    const told = claimBefore(judged, found.index, text)
    if (told?.claim.field !== 'value' || !holds(told.claim.fit)) return []
    const { claim, mention } = told
    if (!NEXT.test(text.slice(mention.end, found.index))) return []
    const { value: now, target } = claim.fact.values
    if (!now || !target) return []
    const over = how.startsWith('超')
    const ahead = claim.fact.lessIsBetter ? target.n - now.n : now.n - target.n
    if (over ? ahead > 0 : ahead >= 0) return []
    const word = how + found[2]!
    const span = { start: found.index, end: found.index + word.length }
    const message = `${quoted(claim.fact)}本期为${now.text}，目标值为${target.text}，并未${over ? '超过' : '完成'}，不能说“${word}”`
    return [faultAt(over ? 'direction' : 'value-mismatch', span, message, { factId: claim.fact.id })]
  })
