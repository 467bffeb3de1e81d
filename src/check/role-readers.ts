import { type Around, frame, type RoleReader } from './around.ts'
import { Form, seenIn } from './form.ts'
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
  FROM_TARGET,
  GAP_FOLLOWS,
  LEVEL_TO,
  MORE_VERB,
  MULTIPLE,
  OF_PRIOR,
  OF_TARGET,
  OVERFULFIL,
  PAST_TARGET,
  PRIOR_DID,
  PRIOR_IS,
  PRIOR_QOQ,
  PRIOR_YOY,
  REMAINDER,
  RIGHT_TARGET,
  SHARE,
  SHORT_OF,
  SHOULD,
  STILL_OFF,
  SUM,
  signOf,
  TO_TARGET,
  TURNED,
  TURNS,
  VERSUS_CITED,
  VERSUS_PRIOR,
  VERSUS_TARGET,
  WHOLE,
} from './frame-cues.ts'
import { signedMove } from './signs.ts'

/* What the words around a number make of it: one reader for each way to say it. */

/** Offset in the text of a place in the cue. */
const offsetInCue = ({ leftStart, cueStart }: Around, index: number): number => leftStart + cueStart + index
const lastBase = (around: Around): Base | null => basesIn(around).at(-1) ?? null

/** 零增长. */
const zeroGrowth: RoleReader = (around) => {
  const { mention } = around
  if (mention.role !== 'zero' || !/增长/.test(mention.text)) return null
  return frame(around, 'change', { base: lastBase(around), bases: basesIn(around) })
}

/** 增加到, 降至: the number is the level that was reached. */
const reached: RoleReader = (around) => {
  const to = LEVEL_TO.exec(around.cue, around.inCue)
  if (to) return frame(around, 'level', { direction: signOf(to[1]!), directionAt: offsetInCue(around, to.index) })
  return TURNED.test(around.stretch, around.inStretch) ? frame(around, 'level', { turned: true }) : null
}

/** 由31微克降至28微克. 由上年同期的 names its base, a bare 由 does not. */
const started: RoleReader = (around) => {
  const { clause, beyond, inClause } = around
  if (!FROM.test(clause, inClause) || !TURNS.test(beyond, seenIn(beyond))) return null
  // 由上年下降2.5%转为增长4.2%
  const moved = ENDS_IN_DIRECTION.exec(clause, inClause)
  const named = moved ? clause.slice(0, moved.index) : clause
  const base = PRIOR_YOY.test(named, inClause) ? 'yoy' : PRIOR_QOQ.test(named, inClause) ? 'qoq' : null
  return frame(around, 'prior', { base, word: moved?.[1] ?? '' })
}

/** 距500万元尚差. */
const OFF = new Form(/^[^，；。]{0,3}(?:差|缺)/, '差缺')
const gapToTarget: RoleReader = (around) => {
  const { cue, inCue, left, right, inRight } = around
  if (GAP_FOLLOWS.test(right, inRight))
    return frame(around, 'gap', { base: 'target', direction: -1, rightIsRole: true })
  if (SHORT_OF.test(cue, inCue)) return frame(around, 'gap', { base: 'target', direction: -1 })
  if (!around.percentLike && PAST_TARGET.test(around.stretch, around.inStretch))
    return frame(around, 'gap', { base: 'target' })
  const cited = VERSUS_CITED.exec(around.stretch, around.inStretch)
  if (cited)
    return frame(around, 'gap', {
      base: 'target',
      direction: signOf(cited[1]!),
      directionAt: around.leftStart + around.stretchStart + cited.index,
    })
  if (FROM_TARGET.test(around.stretch, around.inStretch)) return frame(around, 'gap', { base: 'target' })
  if (TO_TARGET.test(around.stretch, around.inStretch) && STILL_OFF.test(right, inRight))
    return frame(around, 'target', { base: 'target' })
  if (OFF.test(right, inRight) && /[距离]$/.test(left)) return frame(around, 'target', { base: 'target' })
  const versus = VERSUS_TARGET.exec(cue, inCue)
  if (!versus) return null
  return frame(around, 'gap', {
    base: 'target',
    direction: signOf(versus[1]!),
    directionAt: offsetInCue(around, versus.index),
  })
}

/** 3000人次的任务; 超四成任务落地. */
const targetFollows: RoleReader = (around) => {
  if (!RIGHT_TARGET.test(around.right, around.inRight) || /计划|拟/.test(around.clause)) return null
  const ofTask = around.percentLike && /^(?:的?年度)?(?:目标)?任务/.test(around.right)
  return frame(around, ofTask ? 'completion' : 'target', { base: 'target' })
}

/** 是上年的1.5倍, 为上年的75%. */
const multipleOf: RoleReader = (around) => {
  if (!around.percentLike && !around.isTimes) return null
  const former = OF_PRIOR.exec(around.stretch, around.inStretch)
  if (former) return frame(around, 'multiple', { base: baseNamed(former[1]!) })
  return around.isTimes && around.left.endsWith('的') && MULTIPLE.test(around.stretch, around.inStretch)
    ? frame(around, 'multiple', { base: lastBase(around) })
    : null
}

const completion: RoleReader = (around) => {
  const { percentLike, isTimes, stretch, inStretch, cue, inCue, mention } = around
  if (!percentLike || isTimes) return null
  return COMPLETION.test(stretch, inStretch) || (mention.kind !== 'percentage' && OF_TARGET.test(cue, inCue))
    ? frame(around, 'completion', { base: 'target' })
    : null
}

/** 超额完成任务12家; 目标为90%. */
const ofTarget: RoleReader = (around) => {
  const { cue, inCue } = around
  const over = around.percentLike ? null : OVERFULFIL.exec(cue, inCue)
  if (over) return frame(around, 'gap', { base: 'target', direction: 1, directionAt: offsetInCue(around, over.index) })
  const should = SHOULD.exec(around.clause, around.inClause)
  if (should && new RegExp(`^[，、；][^，；。#]{0,4}(?:实际?|已)${should[1]!}`).test(around.beyond))
    return frame(around, 'target', { base: 'target' })
  return AT_TARGET.test(cue, inCue) ? frame(around, 'target', { base: 'target' }) : null
}

/** 高于上年同期3件; 上年同期74天. */
const ofPrior: RoleReader = (around) => {
  const { cue, inCue, mention } = around
  const versus = VERSUS_PRIOR.exec(cue, inCue)
  if (versus)
    return frame(around, mention.kind === 'percentage-point' ? 'change' : 'prior', {
      base: baseNamed(versus[2]!),
      direction: signOf(versus[1]!),
      directionAt: offsetInCue(around, versus.index),
    })
  if (PRIOR_YOY.test(cue, inCue) || PRIOR_DID.test(around.stretch, around.inStretch))
    return frame(around, 'prior', { base: 'yoy' })
  return PRIOR_QOQ.test(cue, inCue) ? frame(around, 'prior', { base: 'qoq' }) : null
}

const share: RoleReader = (around) => {
  const { clause, clauseStart, inClause, leftStart, percentLike, right } = around
  if (percentLike) {
    if (!SHARE.test(clause, inClause)) return null
    const whole = /占(?!比)[^占]*$/.exec(clause)
    return frame(around, 'share', { wholeAt: whole ? leftStart + clauseStart + whole.index : null })
  }
  return right.startsWith('的') && WHOLE.test(clause, inClause) ? frame(around, 'whole') : null
}

/** 比上年长3天: an adjective of size after a comparison. */
const bySize: RoleReader = (around) => {
  const size = BY_SIZE.exec(around.stretch, around.inStretch)
  if (!size) return null
  const base = lastBase(around)
  return frame(around, base === 'target' ? 'gap' : 'change', {
    base,
    direction: /[长大晚重宽密加]/.test(size[1]!) ? 1 : -1,
    directionAt: around.leftStart + around.stretchStart + size.index,
  })
}

/** 增长12%, 减少3件. */
const moved: RoleReader = (around) => {
  const { cue, inCue, cueStart, left, inStretch } = around
  const said = ENDS_IN_DIRECTION.exec(cue, inCue)
  if (!said) return null
  const bases = basesIn(around)
  const base = bases.at(-1) ?? null
  const role = base === 'target' || /差|缺/.test(said[1]!) ? 'gap' : 'change'
  const sign = signOf(said[1]!)
  const former = PRIOR_IS.exec(left.slice(0, cueStart + said.index), inStretch)
  if (former) return frame(around, 'prior', { base: baseNamed(former[1]!), word: said[1]! })
  const ofFall = FALL_FIRST.test(left.slice(0, cueStart + said.index), inStretch)
  return frame(around, role, {
    base: role === 'gap' ? 'target' : base,
    bases,
    direction: ofFall ? -sign : sign,
    ofFall,
    directionAt: offsetInCue(around, said.index),
    word: said[1]!,
  })
}

/** 同比+16.6%, 环比11.2%, +1.5个百分点: the sign is the word. */
const signed: RoleReader = (around) => {
  const { left, mention } = around
  if (!around.percentLike && mention.kind !== 'percentage-point') return null
  const said = SIGNED.exec(left)
  if (!said || said[0] === '') return null
  const named = said[1]
  return frame(around, 'change', {
    base: named ? baseNamed(named) : lastBase(around),
    direction: signRead(said[2] ?? said[3]),
    directionAt: mention.start,
  })
}
const signRead = (sign: string | undefined): number => (sign === undefined ? 0 : /[+＋]/.test(sign) ? 1 : -1)
const SIGNED = /(?:(同比|环比)([+＋\-－−])?|[，；、：（)）]([+＋\-－−]))$/

/** 多查处3起, 净增2家. */
const movedByVerb: RoleReader = (around) => {
  const { clause, inClause, clauseStart, leftStart } = around
  const more = mayEndInVerb(clause) ? MORE_VERB.exec(clause, inClause) : null
  if (!more) return null
  const bases = basesIn(around)
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
  const { clause, inClause, isTimes, mention } = around
  if (isTimes) return frame(around, 'multiple', { base: lastBase(around) })
  if (mention.kind === 'multiple' && MULTIPLE.test(clause, inClause)) return frame(around, 'multiple')
  const last = clause[clause.length - 1] ?? ' '
  if ('计共为达约'.includes(last) && SUM.test(clause, inClause)) return frame(around, 'sum')
  return '余剩下的有共'.includes(last) && REMAINDER.test(clause, inClause) ? frame(around, 'remainder') : null
}

/** 除3个仍在整改外: what is left. */
const exceptFor: RoleReader = (around) =>
  EXCEPT.test(around.stretch, around.inStretch) &&
  /^[^，；。#]{0,14}(?:外|，(?:其余|其他|均|都|全部|已))/.test(around.beyond)
    ? frame(around, 'remainder')
    : null
const EXCEPT = new Form(/除了?[^，；。#、]{0,6}$/, '除')

/** 泊位860个/1200个: done of planned; 68天/72天/63天: beside former periods. */
const afterStroke: RoleReader = (around) =>
  !around.left.endsWith('#/')
    ? null
    : /#\/#+\/$/.test(around.left) || around.beyond.startsWith('/#')
      ? frame(around, 'prior')
      : frame(around, 'target', { base: 'target' })

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
  signedMove,
  share,
  bySize,
  moved,
  signed,
  movedByVerb,
  afterStroke,
  exceptFor,
  total,
]
