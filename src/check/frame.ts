import {
  AT_TARGET,
  type Before,
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
  lookBack,
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
  TURNS,
  VERSUS_PRIOR,
  VERSUS_TARGET,
  WHOLE,
} from './frame-cues.ts'
import type { Mention } from './mention.ts'

/** What the words around a number make of it. */
export type Role =
  /** The indicator's own value of this period; 增加到, 降至 lead here too. */
  | 'level'
  /** 增长 12%, 减少 3 件. */
  | 'change'
  /** 占 45%, 占比. */
  | 'share'
  /** 完成目标的 104%. */
  | 'completion'
  /** 上年同期 74 天. */
  | 'prior'
  /** 3000 人次的任务. */
  | 'target'
  /** 还差 167 份, 高于目标 1.3 个百分点. */
  | 'gap'
  /** 是上年的 1.5 倍. */
  | 'multiple'
  /** 占总数 386 户的: what a share is taken of. */
  | 'whole'
  /** 合计 8.25 亿元. */
  | 'sum'
  /** 其余 7 家. */
  | 'remainder'

export type Base = 'yoy' | 'qoq' | 'target' | 'other'

export interface Frame {
  readonly role: Role
  /** What is compared with, where the words say. */
  readonly base: Base | null
  /** +1 growth, −1 fall, +2 better, −2 worse, 0 none said. */
  readonly direction: number
  /** Where the direction word starts. */
  readonly directionAt: number
  /** The direction word itself, '' where there is none. */
  readonly word: string
  /** Where the words on what a share is taken of start: 占｜支出总额的. */
  readonly wholeAt: number | null
  /** What follows the number belongs to its role: 三台｜缺口. */
  readonly rightIsRole: boolean
  /** All comparison words before a list: 同比、环比分别提高. */
  readonly bases: readonly Base[]
  /** 分别 stands before the number. */
  readonly respectively: boolean
}

/** Marks that stand for a number or a period in a masked text. */
export const MASK = { claim: '#', lastYear: 'Ⓨ', lastPeriod: 'Ⓠ', thisPeriod: 'Ⓣ', period: 'Ⓞ', blank: ' ' } as const

/** A number with the words around it, as the readers of roles look at it. */
interface Around extends Before {
  readonly mention: Mention
  readonly left: string
  readonly clause: string
  readonly right: string
  readonly beyond: string
  readonly leftStart: number
  /** 12%, 三成, 1.5倍: what a rate or a share can be. */
  readonly percentLike: boolean
  /** 倍 or 番. */
  readonly isTimes: boolean
  readonly respectively: boolean
}

/** Tells a role from the words, or refuses with null. */
type RoleReader = (around: Around) => Frame | null

const NO_BASES: readonly Base[] = []
const frame = ({ mention, respectively }: Around, role: Role, rest: Partial<Frame> = {}): Frame => ({
  role,
  base: rest.base ?? null,
  direction: rest.direction ?? 0,
  directionAt: rest.directionAt ?? mention.start,
  word: rest.word ?? '',
  wholeAt: rest.wholeAt ?? null,
  rightIsRole: rest.rightIsRole ?? false,
  bases: rest.bases ?? NO_BASES,
  respectively,
})

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
  return to && frame(around, 'level', { direction: signOf(to[1]!), directionAt: inCue(around, to.index) })
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
  return frame(around, role, {
    base: role === 'gap' ? 'target' : base,
    bases,
    direction: FALL_FIRST.test(left.slice(0, cueStart + said.index)) ? -sign : sign,
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

/** In the order in which they win. */
const READERS: readonly RoleReader[] = [
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
  total,
]

/**
 * Reads the role of a number from the words around it.
 * @param left masked text of the sentence before the number, bounded by the caller
 * @param right masked text after it, to the end of the clause
 * @param beyond masked text after it, across 、 and brackets
 * @param leftStart offset of `left` in the text
 */
export function frameOf(mention: Mention, left: string, right: string, beyond: string, leftStart: number): Frame {
  const before = lookBack(left)
  const clause = left.slice(before.clauseStart)
  const unitText = mention.stated?.unitText
  const around: Around = {
    cue: before.cue,
    cueStart: before.cueStart,
    clauseStart: before.clauseStart,
    inClause: before.inClause,
    inLeft: before.inLeft,
    mention,
    left,
    clause,
    right,
    beyond,
    leftStart,
    percentLike: PERCENT_LIKE.has(mention.kind) || unitText === '成',
    isTimes: unitText === '倍' || unitText === '番',
    respectively: (before.inClause & HAS.each) !== 0 && /分别|各/.test(clause),
  }
  for (const read of READERS) {
    const found = read(around)
    if (found) return found
  }
  return frame(around, 'level')
}

const PERCENT_LIKE: ReadonlySet<string> = new Set(['percentage', 'fraction', 'multiple'])
