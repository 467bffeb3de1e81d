/**
 * The terms under which a passage is indexed: character bigrams of Chinese, whole words of Latin letters. Words by
 * segmentation miss where it differs between query and text, trigrams find no two-character word; bigrams find any.
 * Numbers are no terms: a reference is sought for its wording.
 */
export function termsOf(text: string): string[] {
  const folded = text.toLowerCase().replace(/pm\s?_?2\.5/g, 'pm25')
  return (folded.match(/\p{Script=Han}+|[a-z]+\d*/gu) ?? []).flatMap((run) =>
    /^[a-z]/.test(run) ? [run] : bigramsOf(run),
  )
}

function bigramsOf(run: string): string[] {
  const characters = [...run]
  return characters.slice(1).map((character, at) => characters[at]! + character)
}

/** Pairs that every report is full of: they cost time and tell nothing. */
const STOP = new Set(
  '工作 情况 我镇 我区 我局 全镇 全区 我们 进行 开展 以及 一是 二是 三是 四是 五是 六是 年度 季度 有关 相关 方面 数据 写在 在这 这里'.split(
    ' ',
  ),
)
/** A query of more terms than this is slower without being better; what a section is about stands first. */
const MOST_TERMS = 160

/** The terms to look for, each once: no single characters, no stop pairs. */
export const soughtTerms = (query: string): string[] =>
  [...new Set(termsOf(query))].filter((term) => [...term].length > 1 && !STOP.has(term)).slice(0, MOST_TERMS)

/** A theme's name is no word of the query: its terms count for less. */
const THEME_TERM = 0.3

/** The terms of a query, each with its weight: those of the words 1, those of the names of the themes less. */
export function weighedTerms(query: string, themes: ReadonlyMap<string, number> = new Map()): Map<string, number> {
  const weights = new Map<string, number>()
  for (const [theme, weight] of themes)
    for (const term of soughtTerms(theme)) weights.set(term, Math.max(weights.get(term) ?? 0, THEME_TERM * weight))
  for (const term of soughtTerms(query)) weights.set(term, 1)
  return weights
}
