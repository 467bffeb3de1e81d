import { type Frame, frameOf, MASK } from './frame.ts'
import { impliedBy } from './implied.ts'
import type { Evidence } from './label-score.ts'
import { breaksAt } from './marks.ts'
import type { Mention, NamedPeriod } from './mention.ts'
import { isLight, type Term } from './terms.ts'

/** A claim in its sentence: the words that speak of it and the role that they give it. */
export interface Claimed {
  readonly mention: Mention
  /** Place in the list of all mentions. */
  readonly at: number
  readonly frame: Frame
  /** Words beside the number, in its own clause. */
  readonly own: readonly Evidence[]
  /** Of these the words that the sheet knows: what later numbers inherit. */
  readonly passedOn: readonly Evidence[]
  /** Words that it can inherit: earlier clauses, earlier items of the list, the paragraph's topic. */
  readonly inherited: readonly Evidence[]
  /** Only separators stand between this number and the one before. */
  readonly continuesList: boolean
  /** No noun stands before the number, so the one after it is its own: 33家企业. */
  readonly headFollows: boolean
  /** Where the number before ends, or the sentence starts. */
  readonly from: number
  /** Where its own clause starts. */
  readonly ownStart: number
  /** The period that governs it, where the text names one. */
  readonly period: NamedPeriod | null
}

/** Words looked at before a number, at most; keeps long sentences linear. */
export const REACH = 96
const CLAIM = MASK.claim.charCodeAt(0)
const LIST_GAP = /^[、和与及以及\s个分之的别]*$/
/** 分别增加5、减少3家次. */
const TURNING_GAP = /^[、和]?(?:增长|增加|提高|上升|扩大|减少|下降|降低|缩小|回落)了?$/

/** How far a word before a number says what is counted. */
const NAMING = { noun: 1, verb: 0.5, modifier: 0.25, generic: 0, cue: 0, char: 0.2 } as const

/** Where a clause goes on to another number, its verb belongs to that one: 26个工地｜检查312次. */
const startsNext = (term: Term): boolean =>
  term.class === 'verb' || term.word === '已' || term.word === '未' || isLight(term.word)

export interface Surroundings {
  readonly start: number
  readonly end: number
  readonly previousEnd: number
  readonly period: NamedPeriod | null
  readonly topic: readonly Evidence[]
  readonly claims: readonly Claimed[]
  readonly knows: (word: string) => boolean
  /** First word that can be within reach. */
  readonly from: number
}

/** Gives a claim its words, its role, and what it inherits from the claims before it. */
export function place(
  text: string,
  masked: string,
  words: readonly Term[],
  mention: Mention,
  at: number,
  around: Surroundings,
): Claimed {
  const { start, end, previousEnd, claims, topic, period, knows } = around
  const leftStart = Math.max(start, mention.start - REACH)
  const left = masked.slice(leftStart, mention.start)
  let rightEnd = mention.end
  while (
    rightEnd < end &&
    rightEnd < mention.end + 24 &&
    !breaksAt(text, rightEnd) &&
    masked.charCodeAt(rightEnd) !== CLAIM
  )
    rightEnd++
  const ownFrame = frameOf(
    mention,
    left,
    masked.slice(mention.end, rightEnd),
    masked.slice(mention.end, mention.end + 32),
    leftStart,
  )
  const gap = masked.slice(previousEnd, mention.start)
  const previous = claims.at(-1)
  const continuesList =
    previous !== undefined &&
    gap.length <= 6 &&
    (LIST_GAP.test(gap) || (previous.frame.respectively && TURNING_GAP.test(gap)))
  const frame =
    continuesList && ownFrame.role === 'level' && goesOn(previous, mention)
      ? { ...previous.frame, directionAt: mention.start }
      : continuesList && previous.frame.respectively
        ? { ...ownFrame, base: ownFrame.base ?? previous.frame.base, respectively: true }
        : ownFrame
  let ownStart = mention.start
  while (ownStart > previousEnd && ownStart > leftStart && !breaksAt(text, ownStart - 1)) ownStart--
  const own: Evidence[] = []
  const inherited: Evidence[] = [...topic, ...impliedBy(mention)]
  let named = 0
  const sharesClause = masked.charCodeAt(rightEnd) === CLAIM
  let hasNoun = false
  let belongsBefore = previous !== undefined && ownStart === previousEnd && previous.headFollows
  for (let i = around.from; i < words.length; i++) {
    const term = words[i]!
    if (term.start < leftStart) continue
    if (term.start >= rightEnd) break
    if (term.end <= mention.start) {
      if (frame.wholeAt !== null && term.start >= frame.wholeAt) continue
      if (term.start >= ownStart) {
        if (term.class === 'verb') belongsBefore = false
        own.push({ term, weight: belongsBefore ? 0.45 : 1 })
        if (!belongsBefore) named += NAMING[term.class] * (isLight(term.word) ? 0 : 1)
      } else if (term.start >= previousEnd && knows(term.word)) inherited.push({ term, weight: 0.6 })
    } else if (sharesClause && hasNoun && startsNext(term)) {
      break
    } else if (term.start >= mention.end && !frame.rightIsRole && (named < 2 || term.class === 'noun')) {
      hasNoun ||= term.class === 'noun'
      const near = named < 1 ? Math.max(0.5, 1 - (term.start - mention.end) / 20) : 0.4
      own.push({ term, weight: hasNoun && term.class !== 'noun' ? near * 0.6 : near })
    }
  }
  const carried = claims.slice(-4)
  carried.forEach((claim, i) => {
    const distance = carried.length - i
    const weight = distance === 1 ? 0.5 : distance === 2 ? 0.35 : 0.22
    for (const evidence of claim.passedOn) inherited.push({ term: evidence.term, weight: weight * evidence.weight })
    if (distance === 1)
      for (const evidence of claim.inherited)
        if (evidence.weight >= 0.5) inherited.push({ term: evidence.term, weight: 0.3 })
  })
  return {
    mention,
    at,
    frame,
    own,
    passedOn: own.filter(({ term }) => knows(term.word)),
    inherited,
    continuesList,
    headFollows: named < 1,
    from: previousEnd,
    ownStart,
    period,
  }
}

/** Whether a number that follows a separator shares the role of the one before: 下降13.4%和4.6%. */
const goesOn = ({ mention, frame }: Claimed, next: Mention): boolean =>
  frame.respectively || mention.kind === next.kind || mention.stated?.unitText === next.stated?.unitText
