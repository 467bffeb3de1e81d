import type { Settings } from './sheet.ts'

/** The parts of a year that a report covers, by the words of the page. */
export const PARTS: readonly (readonly [string, string])[] = [
  ['q1', '第一季度'],
  ['q2', '第二季度'],
  ['q3', '第三季度'],
  ['q4', '第四季度'],
  ['h1', '上半年'],
  ['h2', '下半年'],
  ['y', '全年'],
  ...Array.from({ length: 12 }, (_, i) => [`m${i + 1}`, `${i + 1}月`] as const),
]

/** The period as the page speaks of it: 2026年第二季度, 2026年全年. */
export const wordsOfPeriod = ({ year, part }: Pick<Settings, 'year' | 'part'>): string =>
  `${year}年${PARTS.find(([value]) => value === part)?.[1] ?? ''}`
