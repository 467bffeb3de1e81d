import data from './theme-prose.json' with { type: 'json' }

/** What the template drafter can say of a theme beyond the facts. */
export interface ThemeProse {
  readonly noun: string
  /** Headings of a paragraph, one at least. */
  readonly heads: readonly string[]
  readonly openers: readonly string[]
  readonly measures: readonly string[]
}

const THEMES: Readonly<Record<string, ThemeProse>> = data.themes

/** The prose of that theme; of 其他重点任务 where there is none. */
export const proseOf = (theme: string | null): ThemeProse => (theme === null ? data.rest : (THEMES[theme] ?? data.rest))
