import { type Claimed, place, REACH, type Surroundings } from './claimed.ts'
import type { Evidence } from './label-score.ts'
import { breaksAt, endsAt } from './marks.ts'
import { contentTerms, isClaim, isSpoken, mask } from './masked.ts'
import type { Mention } from './mention.ts'
import { heardIn, type SheetIndex } from './sheet-index.ts'
import type { Term } from './terms.ts'

export type { Claimed } from './claimed.ts'
export { isClaim } from './masked.ts'

export interface Sentence {
  readonly start: number
  readonly end: number
  readonly claims: readonly Claimed[]
}

const MAX_CLAIMS = 48

/** Cuts a text into sentences, one after the other, and gives each claim its words and its role. */
export function* layOut(index: SheetIndex, text: string, mentions: readonly Mention[]): Generator<Sentence> {
  const masked = mask(text, mentions, index.sheet.period)
  let topic: readonly Evidence[] = []
  let first = 0
  for (const [start, end] of sentencesOf(text, mentions)) {
    let last = first
    while (last < mentions.length && mentions[last]!.start < end) last++
    const words = contentTerms(text, mentions.slice(first, last), start, end)
    const claims: Claimed[] = []
    const around: Surroundings = {
      index,
      text,
      masked,
      start,
      end,
      words,
      from: 0,
      topic,
      before: null,
      previousEnd: start,
      period: null,
    }
    for (let at = first; at < last; at++) {
      const mention = mentions[at]!
      if (mention.kind === 'date' && mention.period?.day === null && mention.period.relative === null)
        around.period = mention.period
      if (!isSpoken(mention)) continue
      const reach = Math.max(around.previousEnd, mention.start - REACH)
      while (around.from < words.length && words[around.from]!.start < reach) around.from++
      around.before = place(around, mention, at)
      around.previousEnd = mention.end
      claims.push(around.before)
    }
    first = last
    if (claims.length > 0 || words.length > 0) yield { start, end, claims }
    if (claims.length === 0 || start === 0 || text.charCodeAt(start - 1) === LINE_BREAK) topic = topicOf(index, words)
  }
}

const LINE_BREAK = 10
const TOPIC_WORDS = 12
/** The words that a heading or the start of a paragraph lends to what follows. */
function topicOf(index: SheetIndex, words: readonly Term[]): Evidence[] {
  const topic: Evidence[] = []
  for (let i = 0; i < words.length && i < TOPIC_WORDS; i++) {
    const evidence = heardIn(index, words[i]!.word)
    if (evidence.meant) topic.push(evidence)
  }
  return topic
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
    if (inside || !(endsAt(text, i) || (claims >= MAX_CLAIMS && breaksAt(text, i)))) continue
    yield [start, i + 1]
    start = i + 1
    claims = 0
  }
  if (start < text.length) yield [start, text.length]
}
