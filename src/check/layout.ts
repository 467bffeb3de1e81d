import type { Period } from '../domain/fact-sheet.ts'
import { type Frame, frameOf, MASK } from './frame.ts'
import { impliedBy } from './implied.ts'
import type { Evidence } from './label-score.ts'
import type { Mention, NamedPeriod } from './mention.ts'
import { relationOf } from './period-relation.ts'
import { isLight, type Term, termsOf } from './terms.ts'

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

export interface Sentence {
  readonly start: number
  readonly end: number
  readonly claims: readonly Claimed[]
}

/** Words looked at before a number, at most; keeps long sentences linear. */
const REACH = 96
const MAX_CLAIMS = 48
/** What each code unit does: ends a sentence, breaks off a clause. */
const MARKS = new Uint8Array(0x10000)
const ENDS = 1
const BREAKS = 2
for (const c of '。！？\n!?') MARKS[c.charCodeAt(0)]! |= ENDS
for (const c of '，；：、（）(),;:。\n！？') MARKS[c.charCodeAt(0)]! |= BREAKS
const breaksAt = (text: string, at: number): boolean => (MARKS[text.charCodeAt(at)]! & BREAKS) !== 0
const CLAIM = MASK.claim.charCodeAt(0)
const LIST_GAP = /^[、和与及以及\s个分之的别]*$/
/** 分别增加5、减少3家次. */
const TURNING_GAP = /^[、和]?(?:增长|增加|提高|上升|扩大|减少|下降|降低|缩小|回落)了?$/

/**
 * Cuts a text into sentences and gives each claim its words and its role.
 * @param knows whether some label of the sheet can be meant by a word; others are not passed on
 */
export function layOut(
  text: string,
  mentions: readonly Mention[],
  reported: Period,
  knows: (word: string) => boolean = () => true,
): Sentence[] {
  const masked = mask(text, mentions, reported)
  const terms = contentTerms(text, mentions)
  const layout: Sentence[] = []
  let termAt = 0
  let mentionAt = 0
  let topic: readonly Evidence[] = []
  for (const [start, end] of sentencesOf(text, mentions)) {
    const claims: Claimed[] = []
    const firstTerm = termAt
    while (termAt < terms.length && terms[termAt]!.start < end) termAt++
    const words = terms.slice(firstTerm, termAt)
    let period: NamedPeriod | null = null
    let previousEnd = start
    let wordAt = 0
    for (; mentionAt < mentions.length && mentions[mentionAt]!.start < end; mentionAt++) {
      const mention = mentions[mentionAt]!
      if (mention.kind === 'date' && mention.period?.day === null && mention.period.relative === null)
        period = mention.period
      if (!isSpoken(mention)) continue
      while (wordAt < words.length && words[wordAt]!.start < mention.start - REACH) wordAt++
      claims.push(
        place(text, masked, words, mention, mentionAt, {
          start,
          end,
          previousEnd,
          period,
          topic,
          claims,
          knows,
          from: wordAt,
        }),
      )
      previousEnd = mention.end
    }
    if (claims.length > 0 || words.length > 0) layout.push({ start, end, claims })
    if (claims.length === 0 || /[\n]/.test(text[start - 1] ?? '\n'))
      topic = words
        .slice(0, 12)
        .filter(({ word }) => knows(word))
        .map((term) => ({ term, weight: 0.18 }))
  }
  return layout
}

/** A number that states something: neither exempt nor a date nor a placeholder. */
export const isClaim = (mention: Mention): boolean =>
  mention.exempt === null && mention.stated !== null && mention.kind !== 'date' && mention.kind !== 'placeholder'

/** Claims and blanks that stand for one: what the words around it speak of. */
export const isSpoken = (mention: Mention): boolean =>
  isClaim(mention) ||
  (mention.kind === 'placeholder' && /[^\dxXχ×Ⅹ_＿*？?.．年月日某第]$/.test(mention.text)) ||
  (/^第.+[位名]$/.test(mention.text) && mention.kind === 'placeholder')

const RELATION_MASK = {
  this: MASK.thisPeriod,
  lastYear: MASK.lastYear,
  lastPeriod: MASK.lastPeriod,
  part: MASK.thisPeriod,
  other: MASK.period,
} as const

/** The text with numbers and periods blotted out by marks of the same length. */
function mask(text: string, mentions: readonly Mention[], reported: Period): string {
  let out = ''
  let last = 0
  for (const mention of mentions) {
    const mark = isSpoken(mention)
      ? MASK.claim
      : mention.kind === 'date'
        ? mention.period && mention.period.day === null
          ? RELATION_MASK[relationOf(mention.period, reported)]
          : MASK.period
        : mention.kind === 'ordinal' || mention.kind === 'time'
          ? MASK.blank
          : null
    if (mark === null) continue
    out += text.slice(last, mention.start) + mark.repeat(mention.end - mention.start)
    last = mention.end
  }
  return out + text.slice(last)
}

/** All words outside of numbers, dates and ordinals. Names with a number in them are words. */
function contentTerms(text: string, mentions: readonly Mention[]): Term[] {
  const terms: Term[] = []
  let last = 0
  for (const mention of mentions) {
    const isWord =
      mention.exempt !== null && mention.kind !== 'date' && mention.kind !== 'ordinal' && mention.kind !== 'time'
    if (isWord) continue
    termsOf(text, last, mention.start, terms)
    last = mention.end
  }
  return termsOf(text, last, text.length, terms)
}

function* sentencesOf(text: string, mentions: readonly Mention[]): Generator<readonly [number, number]> {
  let start = 0
  let mention = 0
  let claims = 0
  for (let i = 0; i < text.length; i++) {
    while (mention < mentions.length && mentions[mention]!.end <= i) {
      if (isClaim(mentions[mention]!)) claims++
      mention++
    }
    const inside = mention < mentions.length && mentions[mention]!.start <= i
    if (inside) continue
    const marks = MARKS[text.charCodeAt(i)]!
    if ((marks & ENDS) === 0 && (claims < MAX_CLAIMS || (marks & BREAKS) === 0)) continue
    yield [start, i + 1]
    start = i + 1
    claims = 0
  }
  if (start < text.length) yield [start, text.length]
}

/** How far a word before a number says what is counted. */
const NAMING = { noun: 1, verb: 0.5, modifier: 0.25, generic: 0, cue: 0, char: 0.2 } as const

/** Where a clause goes on to another number, its verb belongs to that one: 26个工地｜检查312次. */
const startsNext = (term: Term): boolean =>
  term.class === 'verb' || term.word === '已' || term.word === '未' || isLight(term.word)

interface Surroundings {
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

function place(
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
