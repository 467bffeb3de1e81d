import type { ScoredPassage } from '../domain/passage.ts'
import { LEAD } from '../pipeline/passage-parts.ts'
import { EMBEDDED, type PassageQuery } from '../pipeline/ports.ts'
import { matterWeights } from './matter-weight.ts'
import type { Candidate } from './passage-candidates.ts'
import { termsOf } from './passage-terms.ts'
import { themeWeight } from './theme-weight.ts'

/** For whom passages are sought, and what tells which of the candidates fit. */
export interface Seeker {
  readonly org: string
  readonly themes: ReadonlyMap<string, number>
  /** The labels and clauses of notes that a passage should speak of. */
  readonly matters: readonly string[]
  readonly like: PassageQuery['like']
}

/** An office's own wording is worth more than the embedded library's. */
const OWN = 1.3
/** Another type's passage must fit this much better than one of the type that is written, and another level's (区县 for 乡镇) more still. */
const [OTHER_TYPE, OTHER_LEVEL] = [0.75, 0.6]
/** A lead has no matter, only the formula of its level: another level's teaches the wrong one. */
const OTHER_LEVELS_LEAD = 0.1
/** Each year of age beside the most recent candidate, and how far that may go. */
const YEAR = 0.95
const OLDEST = 0.75

/** 主要表现在以下几个方面： leads to what follows and says nothing itself. */
const LEADS_IN = /：$|(?:以下|如下)(?:几|[一二三四五六七八])?[^，。]{0,4}。$/
const LEADING_IN = 0.5

/** The candidates, best first, those with unfilled placeholders last; at most `k`, of which no two are nearly the same. */
export function rankPassages(candidates: readonly Candidate[], seeker: Seeker, k: number): ScoredPassage[] {
  const texts = candidates.map(({ text }) => text)
  const spoken = matterWeights(texts, seeker.matters)
  const newest = Math.max(0, ...candidates.map(({ year }) => year ?? 0))
  const weighed = candidates.map(({ org, relevance, unfilled, ...passage }, at) => {
    const own = org === seeker.org && org !== EMBEDDED ? OWN : 1
    const age = passage.year === null ? OLDEST : Math.max(OLDEST, YEAR ** (newest - passage.year))
    const leading = passage.section !== LEAD && LEADS_IN.test(passage.text) ? LEADING_IN : 1
    const about = themeWeight(passage.themes, seeker.themes) * spoken[at]! * leading
    return { unfilled, passage: { ...passage, score: relevance * own * age * about * likeness(passage, seeker.like) } }
  })
  weighed.sort((a, b) => Number(a.unfilled) - Number(b.unfilled) || b.passage.score - a.passage.score)
  return unlike(
    weighed.map(({ passage }) => passage),
    k,
  )
}

/** What a passage of another report type or level is worth. */
function likeness(
  { reportType, level, section }: Pick<Candidate, 'reportType' | 'level' | 'section'>,
  like: PassageQuery['like'],
): number {
  if (!like || reportType === like.reportType) return 1
  if (level === null || level === like.level) return OTHER_TYPE
  return OTHER_TYPE * (section === LEAD ? OTHER_LEVELS_LEAD : OTHER_LEVEL)
}

/** Two passages that share more of their terms than this teach the same thing twice. */
const NEAR_IDENTICAL = 0.7

/** The best `k` of which no two are nearly the same. */
function unlike(ranked: readonly ScoredPassage[], k: number): ScoredPassage[] {
  const chosen: { passage: ScoredPassage; terms: ReadonlySet<string> }[] = []
  for (const passage of ranked) {
    if (chosen.length === k) break
    const terms = new Set(termsOf(passage.text))
    if (chosen.every((other) => shared(terms, other.terms) <= NEAR_IDENTICAL)) chosen.push({ passage, terms })
  }
  return chosen.map(({ passage }) => passage)
}

/** The share of terms in common, against the smaller of the two sets. */
const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((term) => b.has(term)).length / Math.max(1, Math.min(a.size, b.size))
