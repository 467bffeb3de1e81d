import type { Mention } from '../mention.ts'
import { seenIn } from '../text/form.ts'
import { type Around, frame } from './around.ts'
import { againstTarget } from './cells.ts'
import { EACH, lookBack } from './look-back.ts'
import { ROLE_READERS } from './role-readers.ts'

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

export type Base = 'yoy' | 'qoq' | 'target'

export interface Frame {
  readonly role: Role
  /** What is compared with, where the words say. */
  readonly base: Base | null
  /** 是2019年的1.5倍: of a period that the sheet has nothing of. */
  readonly ofAnotherTime: boolean
  /** +1 growth, −1 fall, +2 better, −2 worse, 0 none said. */
  readonly direction: number
  /** Where the direction word starts. */
  readonly directionAt: number
  /** The direction word itself, '' where there is none. */
  readonly word: string
  /** 由…至: goes on about what the number before it spoke of. */
  readonly turned: boolean
  /** 降幅 stands before it: 降幅扩大 is a fall of the indicator, and a rise of one that is itself a 降幅. */
  readonly ofFall: boolean
  /** Where the words on what a share is taken of start: 占｜支出总额的. */
  readonly wholeAt: number | null
  /** What follows the number belongs to its role: 三台｜缺口. */
  readonly rightIsRole: boolean
  /** All comparison words before a list: 同比、环比分别提高. */
  readonly bases: readonly Base[]
  /** 上年同期、上季度分别为: the period of this number and of those that follow, null for this one; else none. */
  readonly each: readonly (Base | null)[]
  /** 分别 stands before the number. */
  readonly respectively: boolean
}

/** 由1930人次增至5286人次, 降至: the level to which something came. */
export const arrives = ({ role, direction, turned }: Frame): boolean => role === 'level' && (direction !== 0 || turned)

/** Marks that stand for a number or a period in a masked text. */
export const MASK = { claim: '#', lastYear: 'Ⓨ', lastPeriod: 'Ⓠ', thisPeriod: 'Ⓣ', period: 'Ⓞ', blank: ' ' } as const

/** How far a number is looked around: what turns a movement stands across 、 and brackets. */
const BEYOND = 32

/**
 * Reads the role of a number from the words around it.
 * @param masked the text with numbers and periods blotted out
 * @param from where the words before the number start
 * @param to where its clause ends
 */
export function frameOf(mention: Mention, masked: string, from: number, to: number): Frame {
  const before = lookBack(masked, from, mention.start)
  const { left } = before
  const clause = left.slice(before.clauseStart)
  const unitText = mention.stated?.unitText ?? ''
  const around: Around = {
    left,
    cue: before.cue,
    cueStart: before.cueStart,
    clauseStart: before.clauseStart,
    stretchStart: before.stretchStart,
    inCue: before.inCue,
    inClause: before.inClause,
    inStretch: before.inStretch,
    mention,
    clause,
    stretch: before.stretchStart === before.clauseStart ? clause : left.slice(before.stretchStart),
    right: masked.slice(mention.end, to),
    inRight: seenIn(masked, mention.end, to),
    beyond: masked.slice(mention.end, mention.end + BEYOND),
    unitText,
    hedge: mention.stated?.approx ?? '',
    leftStart: from,
    percentLike: PERCENT_LIKE.has(mention.kind),
    isTimes: unitText === '倍' || unitText === '番',
    respectively: (before.inClause & EACH) !== 0 && /分别|各|依次/.test(clause),
  }
  // 优于｜95.0%的要求: the word before it compares with the target, it moves nothing
  if (mention.role === 'target') return frame(around, 'target', againstTarget(around))
  for (const read of ROLE_READERS) {
    const found = read(around)
    // 高于目标（85%）: which way, whichever word made it a target
    if (found) return found.role === 'target' && found.direction === 0 ? { ...found, ...againstTarget(around) } : found
  }
  return frame(around, 'level')
}

const PERCENT_LIKE: ReadonlySet<string> = new Set(['percentage', 'fraction', 'multiple'])
