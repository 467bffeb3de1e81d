import data from './themes.json' with { type: 'json' }

/** A subject that reports speak of (大气, 水, 宣传教育 …) and the words by which labels and notes show it, most telling first. */
export interface Theme {
  readonly name: string
  readonly keywords: readonly string[]
}

/** All themes in the order in which reports usually take them up. */
export const THEMES: readonly Theme[] = data

/** The keywords of that theme; none where the theme is unknown. */
export const keywordsOf = (theme: string): readonly string[] =>
  THEMES.find(({ name }) => name === theme)?.keywords ?? []

/**
 * How strongly a text speaks of these keywords: the letters of every keyword it holds, squared so that one long word
 * (受污染耕地) outweighs two short ones, without counting a word again inside a longer one (饮用水源 ⊃ 水源).
 */
export function keywordScore(text: string, keywords: readonly string[]): number {
  const found = keywords.filter((keyword) => text.includes(keyword))
  return found
    .filter((keyword) => !found.some((other) => other !== keyword && other.includes(keyword)))
    .reduce((sum, keyword) => sum + keyword.length ** 2, 0)
}
