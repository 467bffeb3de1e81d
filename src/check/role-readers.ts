import { type Around, frame, type RoleReader } from './around.ts'
import type { Base } from './frame.ts'
import {
  AT_TARGET,
  BY_SIZE,
  baseNamed,
  basesIn,
  COMPLETION,
  ENDS_IN_DIRECTION,
  FALL_FIRST,
  FROM,
  GAP_FOLLOWS,
  HAS,
  LEVEL_TO,
  MORE_VERB,
  MULTIPLE,
  OF_TARGET,
  OVERFULFIL,
  PRIOR_QOQ,
  PRIOR_YOY,
  REMAINDER,
  RIGHT_TARGET,
  SHARE,
  SHORT_OF,
  SUM,
  signOf,
  TURNED,
  TURNS,
  VERSUS_PRIOR,
  VERSUS_TARGET,
  WHOLE,
} from './frame-cues.ts'

/* What the words around a number make of it: one reader for each way to say it. */

/** Offset in the text of a place in the cue. */
const inCue = ({ leftStart, cueStart }: Around, index: number): number => leftStart + cueStart + index
const lastBase = ({ left, clauseStart }: Around): Base | null => basesIn(left, clauseStart).at(-1) ?? null

/** 零增长. */
const zeroGrowth: RoleReader = (around) => {
  const { mention, left, clauseStart } = around
  if (mention.role !== 'zero' || !/增长/.test(mention.text)) return null
  return frame(around, 'change', { base: lastBase(around), bases: basesIn(left, clauseStart) })
}

/** 增加到, 降至: the number is the level that was reached. */
const reached: RoleReader = (around) => {
  const to = around.cue === '' ? null : LEVEL_TO.exec(around.cue)
  if (to) return frame(around, 'level', { direction: signOf(to[1]!), directionAt: inCue(around, to.index) })
  return (around.inLeft & HAS.from) !== 0 && TURNED.test(around.left) ? frame(around, 'level', { turned: true }) : null
}

/** 由31微克降至28微克. 由上年同期的 names its base, a bare 由 does not. */
const started: RoleReader = (around) => {
  const { clause, beyond, inClause } = around
  if ((inClause & HAS.from) === 0 || !FROM.test(clause) || !TURNS.test(beyond)) return null
  // 由上年下降2.5%转为增长4.2%
  const moved = ENDS_IN_DIRECTION.exec(clause)
  const named = moved ? clause.slice(0, moved.index) : clause
  const base = PRIOR_YOY.test(named) ? 'yoy' : PRIOR_QOQ.test(named) ? 'qoq' : null
  return frame(around, 'prior', { base, word: moved?.[1] ?? '' })
}

const gapToTarget: RoleReader = (around) => {
  const { cue, left, right } = around
  if (GAP_FOLLOWS.test(right)) return frame(around, 'gap', { base: 'target', direction: -1, rightIsRole: true })
  if (cue !== '' && SHORT_OF.test(cue)) return frame(around, 'gap', { base: 'target', direction: -1 })
  if (/[距离]$/.test(left) && /^[^，；。]{0,3}(?:差|缺)/.test(right)) return frame(around, 'target', { base: 'target' })
  const versus = cue === '' ? null : VERSUS_TARGET.exec(cue)
  if (!versus) return null
  return frame(around, 'gap', {
    base: 'target',
    direction: signOf(versus[1]!),
    directionAt: inCue(around, versus.index),
  })
}

/** 3000人次的任务. */
const targetFollows: RoleReader = (around) =>
  RIGHT_TARGET.test(around.right) && !/计划|拟/.test(around.clause) ? frame(around, 'target', { base: 'target' }) : null

/** 是上年的1.5倍. */
const multipleOf: RoleReader = (around) =>
  around.isTimes && around.left.endsWith('的') && MULTIPLE.test(around.left)
    ? frame(around, 'multiple', { base: lastBase(around) })
    : null

const completion: RoleReader = (around) => {
  const { percentLike, isTimes, inLeft, left, cue, mention } = around
  if (!percentLike || isTimes || (inLeft & HAS.target) === 0) return null
  return COMPLETION.test(left) || (mention.kind !== 'percentage' && OF_TARGET.test(cue))
    ? frame(around, 'completion', { base: 'target' })
    : null
}

/** 超额完成任务12家; 目标为90%. */
const ofTarget: RoleReader = (around) => {
  if (around.cue === '') return null
  const over = around.percentLike ? null : OVERFULFIL.exec(around.cue)
  if (over) return frame(around, 'gap', { base: 'target', direction: 1, directionAt: inCue(around, over.index) })
  return AT_TARGET.test(around.cue) ? frame(around, 'target', { base: 'target' }) : null
}

/** 高于上年同期3件; 上年同期74天. */
const ofPrior: RoleReader = (around) => {
  const { cue, mention } = around
  if (cue === '') return null
  const versus = VERSUS_PRIOR.exec(cue)
  if (versus)
    return frame(around, mention.kind === 'percentage-point' ? 'change' : 'prior', {
      base: baseNamed(versus[2]!),
      direction: signOf(versus[1]!),
      directionAt: inCue(around, versus.index),
    })
  if (PRIOR_YOY.test(cue)) return frame(around, 'prior', { base: 'yoy' })
  return PRIOR_QOQ.test(cue) ? frame(around, 'prior', { base: 'qoq' }) : null
}

const share: RoleReader = (around) => {
  const { clause, clauseStart, inClause, leftStart, percentLike, right } = around
  if ((inClause & HAS.share) === 0) return null
  if (percentLike) {
    if (!SHARE.test(clause)) return null
    const whole = /占(?!比)[^占]*$/.exec(clause)
    return frame(around, 'share', { wholeAt: whole ? leftStart + clauseStart + whole.index : null })
  }
  return right.startsWith('的') && WHOLE.test(clause) ? frame(around, 'whole') : null
}

/** 比上年长3天: an adjective of size after a comparison. */
const bySize: RoleReader = (around) => {
  const size = (around.inLeft & HAS.compare) === 0 ? null : BY_SIZE.exec(around.left)
  if (!size) return null
  const base = lastBase(around)
  return frame(around, base === 'target' ? 'gap' : 'change', {
    base,
    direction: /[长大晚重宽密]/.test(size[1]!) ? 1 : -1,
    directionAt: around.leftStart + size.index,
  })
}

/** 增长12%, 减少3件. */
const moved: RoleReader = (around) => {
  const { cue, cueStart, left, clauseStart } = around
  const said = cue === '' ? null : ENDS_IN_DIRECTION.exec(cue)
  if (!said) return null
  const bases = basesIn(left, clauseStart)
  const base = bases.at(-1) ?? null
  const role = base === 'target' || /差|缺/.test(said[1]!) ? 'gap' : 'change'
  const sign = signOf(said[1]!)
  const ofFall = FALL_FIRST.test(left.slice(0, cueStart + said.index))
  return frame(around, role, {
    base: role === 'gap' ? 'target' : base,
    bases,
    direction: ofFall ? -sign : sign,
    ofFall,
    directionAt: inCue(around, said.index),
    word: said[1]!,
  })
}

/** 多查处3起, 净增2家. */
const movedByVerb: RoleReader = (around) => {
  const { clause, left, clauseStart, leftStart } = around
  const more = mayEndInVerb(clause) ? MORE_VERB.exec(clause) : null
  if (!more) return null
  const bases = basesIn(left, clauseStart)
  const compared = bases.length > 0 && more.index > 0
  const alone = more.index === 0 && more[0].length <= 3 && /[多少净增]/.test(more[1]!)
  if (!compared && !alone) return null
  const base = bases.at(-1) ?? null
  return frame(around, base === 'target' ? 'gap' : 'change', {
    base,
    bases,
    direction: /少|减|压/.test(more[1]!) ? -1 : 1,
    directionAt: leftStart + clauseStart + more.index,
  })
}
/** One of the verbs of `MORE_VERB` stands one to three characters before the end. */
function mayEndInVerb(clause: string): boolean {
  for (let back = 2; back <= 4 && back <= clause.length; back++)
    if ('多少净增减压'.includes(clause[clause.length - back]!)) return true
  return false
}

const total: RoleReader = (around) => {
  const { clause, isTimes, mention } = around
  if (isTimes) return frame(around, 'multiple', { base: lastBase(around) })
  if (mention.kind === 'multiple' && MULTIPLE.test(clause)) return frame(around, 'multiple')
  const last = clause[clause.length - 1] ?? ' '
  if ('计共为达约'.includes(last) && SUM.test(clause)) return frame(around, 'sum')
  return '余剩下的有共'.includes(last) && REMAINDER.test(clause) ? frame(around, 'remainder') : null
}

/** 除3个仍在整改外: what is left. */
const exceptFor: RoleReader = (around) =>
  EXCEPT.test(around.left) && /^[^，；。#]{0,14}外/.test(around.beyond) ? frame(around, 'remainder') : null
const EXCEPT = /除了?[^，；。#、]{0,6}$/

/** 泊位860个/1200个: done of planned. */
const afterStroke: RoleReader = (around) =>
  around.left.endsWith('#/') ? frame(around, 'target', { base: 'target' }) : null

/** In the order in which they win. */
export const ROLE_READERS: readonly RoleReader[] = [
  zeroGrowth,
  reached,
  started,
  gapToTarget,
  targetFollows,
  multipleOf,
  completion,
  ofTarget,
  ofPrior,
  share,
  bySize,
  moved,
  movedByVerb,
  afterStroke,
  exceptFor,
  total,
]
