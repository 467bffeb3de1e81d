import type { Reason } from '../domain/passage.ts'
import { keywordScore, keywordsOf, THEMES, type Theme } from '../domain/theme.ts'
import prose from './passage-themes.json' with { type: 'json' }
import words from './passage-words.json' with { type: 'json' }

/** The parts of a report that a passage can stand in, in reading order. */
export const PASSAGE_SECTIONS: readonly string[] = words.map(({ section }) => section)

/**
 * The themes of running text: those of labels with the words by which prose shows them, without those that tell something in
 * a label and nothing in a sentence (检查, 资料, 项目). A theme of its own where no label speaks of it (队伍建设).
 */
export const PASSAGE_THEMES: readonly Theme[] = [
  ...THEMES,
  ...prose
    .filter(({ name }) => !THEMES.some((theme) => theme.name === name))
    .map(({ name }) => ({ name, keywords: [] })),
].map(({ name }) => {
  const { add = [], drop = [] } = prose.find((theme) => theme.name === name) ?? {}
  return { name, keywords: [...keywordsOf(name).filter((word) => !drop.includes(word)), ...add] }
})

/** What a passage was taken for, and why. */
export interface Classified {
  /** One of PASSAGE_SECTIONS; null where no word of any list was found. */
  readonly section: string | null
  /** Names of PASSAGE_THEMES, strongest first; at most three. */
  readonly themes: readonly string[]
  /** The words that decided, for the library's page: what was chosen can be explained and corrected. */
  readonly reasons: readonly Reason[]
}
/** Where in its report a passage stands. */
export interface PassageContext {
  /** Headings above the passage, outermost first. */
  readonly headings: readonly string[]
  /** The passage stands before the first chapter. */
  readonly lead: boolean
}

/** The chapter's heading decides nearly always; words of the text decide within 主要工作及成效 and where there is no heading. */
const HEADING_WEIGHT = 10
const NEAR_HEADING_WEIGHT = 6

/** Says which part of a report a passage is, and of what it speaks, by scored word lists. Pure; the same words, the same answer. */
export function classifyPassage(text: string, context: PassageContext): Classified {
  const { section, reasons } = sectionOf(text, context)
  const themes = themesOf(text, context.headings)
  return {
    section,
    themes: themes.map(({ name }) => name),
    reasons: [...reasons, ...themes.flatMap(({ reasons }) => reasons)],
  }
}

function sectionOf(text: string, { headings, lead }: PassageContext): { section: string | null; reasons: Reason[] } {
  if (lead) return { section: '导语', reasons: [{ of: '导语', word: '', in: 'heading', weight: HEADING_WEIGHT }] }
  const scored = words.map(({ section, heading, text: telling }) => {
    const reasons: Reason[] = [
      ...headings.flatMap((above, depth) => {
        const weight = depth === 0 ? HEADING_WEIGHT : NEAR_HEADING_WEIGHT
        const word = longestOf(heading, above)
        return word ? [{ of: section, word, in: 'heading' as const, weight }] : []
      }),
      ...telling
        .filter((word) => text.includes(word))
        .map((word) => ({ of: section, word, in: 'text' as const, weight: word.length > 1 ? 1 : 0.5 })),
    ]
    return { section, reasons, score: reasons.reduce((sum, { weight }) => sum + weight, 0) }
  })
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score > 0 ? best : { section: null, reasons: [] }
}

const longestOf = (candidates: readonly string[], text: string): string | undefined =>
  candidates.filter((word) => text.includes(word)).sort((a, b) => b.length - a.length)[0]

/** A theme counts from the strength of one two-letter word, and beside a strong theme only with a good share of its strength. */
const ENOUGH = 4
const SHARE_OF_BEST = 0.4
/** Words of the nearest heading or of the topic sentence say more of the subject than words further down. */
const TOPIC_WEIGHT = 2

/** How strongly a text speaks of each theme, all that it speaks of at all. */
export const themeStrengths = (text: string): ReadonlyMap<string, number> =>
  new Map(
    PASSAGE_THEMES.map(({ name, keywords }) => [name, keywordScore(text, keywords)] as const).filter(([, s]) => s > 0),
  )

/** The themes that a text speaks of, strongest first; at most three. */
function themesOf(text: string, headings: readonly string[]): { name: string; reasons: Reason[] }[] {
  const topic = `${headings.slice(1).join('。')}。${text.slice(0, Math.max(text.indexOf('。'), 0))}`
  const scored = PASSAGE_THEMES.map(({ name, keywords }) => ({
    name,
    keywords,
    score: keywordScore(text, keywords) + TOPIC_WEIGHT * keywordScore(topic, keywords),
  })).sort((a, b) => b.score - a.score)
  const enough = Math.max(ENOUGH, (scored[0]?.score ?? 0) * SHARE_OF_BEST)
  return scored
    .filter(({ score }) => score >= enough)
    .slice(0, 3)
    .map(({ name, keywords }) => ({
      name,
      reasons: keywords
        .filter((word) => text.includes(word) || topic.includes(word))
        .map((word) => ({
          of: name,
          word,
          in: topic.includes(word) ? ('heading' as const) : ('text' as const),
          weight: word.length ** 2,
        })),
    }))
}
