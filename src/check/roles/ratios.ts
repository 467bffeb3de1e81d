import { baseNamed } from '../context/comparison.ts'
import { ENDS_TOGETHER } from '../lexicon/together.ts'
import { Clue } from '../text/clue.ts'
import { Form } from '../text/form.ts'
import { frame, lastBase, type RoleReader } from './around.ts'
import {
  COMPLETION,
  IN_STILL,
  MULTIPLE,
  OF_PRIOR,
  OF_TARGET,
  REMAINDER,
  SHARE,
  SHARE_MOVED,
  SUM,
  TIMES_PRIOR,
  WHOLE,
} from './frame-cues.ts'

/* A number that sets one amount against another: multiple, completion, share; what is summed up or left over. */

/** 是上年的1.5倍, 为上年的75%. */
export const multipleOf: RoleReader = (around) => {
  if (!around.percentLike && !around.isTimes) return null
  const { stretch, inStretch, left } = around
  const ofIt = left.endsWith('的')
  const former =
    (ofIt ? OF_PRIOR.exec(stretch, inStretch) : null) ?? (around.isTimes ? TIMES_PRIOR.exec(stretch, inStretch) : null)
  if (former) return frame(around, 'multiple', { base: baseNamed(former[1]!) })
  return around.isTimes && ofIt && MULTIPLE.test(stretch, inStretch)
    ? frame(around, 'multiple', { base: lastBase(around), ofAnotherTime: OF_ANOTHER_TIME.test(left) })
    : null
}

/** 是前年的, 是2019年同期的: a period that the sheet has nothing of. */
const OF_ANOTHER_TIME = /Ⓞ(?:同期)?的$/

/** 完成年度任务的92%: how much of the target. */
export const completion: RoleReader = (around) => {
  const { percentLike, isTimes, stretch, inStretch, cue, inCue, mention } = around
  if (!percentLike || isTimes) return null
  if (!COMPLETION.test(stretch, inStretch) && (mention.kind === 'percentage' || !OF_TARGET.test(cue, inCue)))
    return null
  return frame(around, 'completion')
}

/** 占61.9%; 占96处的: a share, or the whole that it is taken of. */
export const share: RoleReader = (around) => {
  const { clause, clauseStart, inClause, leftStart, percentLike, right } = around
  if (percentLike) {
    if (!SHARE.test(clause, inClause) || SHARE_MOVED.test(clause)) return null
    const whole = AMONG.exec(clause) ?? /占(?!比)[^占]*$/.exec(clause)
    return frame(around, 'share', { wholeAt: whole ? leftStart + clauseStart + whole.index : null })
  }
  return right.startsWith('的') && WHOLE.test(clause, inClause) ? frame(around, 'whole') : null
}

/** 在全部工单中占｜37.5%: the whole stands before the verb. */
const AMONG = /在[^，；。：、#]{2,20}[中里内]所?占(?:比|据)?[约近达为了]*$/

/** 共208件, 其余6处; 增至2.1倍. */
export const total: RoleReader = (around) => {
  const { clause, inClause, isTimes, mention } = around
  if (isTimes) return frame(around, 'multiple', { base: lastBase(around) })
  if (mention.kind === 'multiple' && MULTIPLE.test(clause, inClause)) return frame(around, 'multiple')
  if (mention.kind === 'quantity' && COUNTED_UP.test(clause, inClause)) return frame(around, 'sum')
  const last = clause[clause.length - 1] ?? ' '
  if ('计共为达约加来是有起块儿处好和'.includes(last) && SUM.test(clause, inClause)) return frame(around, 'sum')
  return '余剩下留的有共仅只他它外后为着压置'.includes(last) && REMAINDER.test(clause, inClause)
    ? frame(around, 'remainder')
    : null
}

/** 新增泊位860个，还需新增｜340个; 四季度还要检查｜843家次: what the target still wants. */
export const stillToDo: RoleReader = (around) =>
  !around.percentLike &&
  (STILL_TO_DO.test(around.clause, around.inClause) ||
    AWAITS.test(around.clause, around.inClause) ||
    (WILL_DO.opens(around.beyond) && MORE.test(around.clause)))
    ? frame(around, 'remainder')
    : null
const STILL_TO_DO = new Form(/[还尚仍][需须要](?:再|继续)?[\u4e00-\u9fff]{0,8}$/, IN_STILL)
/** 待写解读｜59篇; 接待, 优待 await nothing. */
const AWAITS = new Form(/(?<![接招优善厚款对看期等亏虐])待(?:(?!分别|各|依次)[\u4e00-\u9fff]){1,8}$/, IN_STILL)
/** 再达标｜46个即可完成目标. */
const MORE = /再[\u4e00-\u9fff]{0,6}$/
const WILL_DO = new Clue(/^(?:即可|就可|就能|便可|便能|方可)/, '即就便方')

/** 两项共为财政节约｜5620万元: as many as were told, together. */
const COUNTED_UP = new Form(/[#两二三四五六][项类者]共[\u4e00-\u9fff]{0,8}$/, ENDS_TOGETHER)

/** 除3个仍在整改外: what is left. */
export const exceptFor: RoleReader = (around) =>
  EXCEPT.test(around.stretch, around.inStretch) &&
  /^[^，；。#]{0,14}(?:外|，(?:其余|其他|均|都|全部|已))/.test(around.beyond)
    ? frame(around, 'remainder')
    : null
/** Not 风险消除率86.0%，其余15户. */
const EXCEPT = new Form(/(?<![消解免清拆排铲根破删剔废撤切去开])除了?[^，；。#、]{0,6}$/, '除')
