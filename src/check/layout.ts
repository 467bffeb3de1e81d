import type { Period } from '../domain/fact-sheet.ts'
import { type Claimed, place, REACH } from './claimed.ts'
import type { Evidence } from './label-score.ts'
import { breaksAt, endsAt } from './marks.ts'
import { contentTerms, isClaim, isSpoken, mask } from './masked.ts'
import type { Mention, NamedPeriod } from './mention.ts'

export type { Claimed } from './claimed.ts'
export { isClaim } from './masked.ts'

export interface Sentence {
  readonly start: number
  readonly end: number
  readonly claims: readonly Claimed[]
}

const MAX_CLAIMS = 48

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
