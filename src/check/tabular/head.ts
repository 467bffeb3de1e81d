import heads from '../lexicon/column-heads.json' with { type: 'json' }
import type { Base, Role } from '../roles/frame.ts'

/** What the head of a column, or a legend, makes of the numbers under it. */
export interface Head {
  readonly role: Role
  readonly base: Base | null
  /** 1 where a number under it says by its own sign which way it went: 同比增减. */
  readonly direction: number
}

const VALUE: Head = { role: 'level', base: null, direction: 0 }
const LAST_YEAR: Head = { role: 'prior', base: 'yoy', direction: 0 }
const LAST_PERIOD: Head = { role: 'prior', base: 'qoq', direction: 0 }
const HEADS: Readonly<Record<keyof typeof heads, Head>> = {
  value: VALUE,
  lastYear: LAST_YEAR,
  lastPeriod: LAST_PERIOD,
  target: { role: 'target', base: 'target', direction: 0 },
  yoy: { role: 'change', base: 'yoy', direction: 1 },
  qoq: { role: 'change', base: 'qoq', direction: 1 },
  share: { role: 'share', base: null, direction: 0 },
  completion: { role: 'completion', base: 'target', direction: 0 },
  gap: { role: 'gap', base: 'target', direction: 0 },
}
const BY_WORD = new Map(
  Object.entries(heads).flatMap(([name, words]) => words.map((word) => [word, HEADS[name as keyof typeof heads]])),
)

/** Whether numbers under a head are measured like the value itself. */
export const isLikeValue = ({ role }: Head): boolean => LIKE_VALUE.has(role)
const LIKE_VALUE: ReadonlySet<Role> = new Set(['level', 'prior', 'target', 'gap'])

/** Ⓨ, Ⓠ, Ⓣ stand for a period that the text names: 2025年同期, 一季度. */
const PERIODS: readonly (readonly [RegExp, Head])[] = [
  [/^Ⓣ+(?:累计|完成|实绩|实际)?$/, VALUE],
  [/^Ⓨ+(?:同期)?$/, LAST_YEAR],
  [/^Ⓠ+$/, LAST_PERIOD],
]
const UNIT = /[（(][^（）()]*[）)]/g
const EMPTY = /(?:的?(?:数据|数字|情况|水平|[数值]))+$/
const BLANK = /[\s*]+/g
const FILL = /^(?:均|都|皆|分别|各)?[为是系指]?/

/**
 * Reads the head of a column; null for words that are none: the name of an indicator.
 * @param words the head as the text has it
 * @param masked the same with periods as marks
 */
export function headOf(words: string, masked: string): Head | null {
  if (words.length > LONGEST) return null
  const bare = bared(words)
  const named = BY_WORD.get(bare) ?? BY_WORD.get(bare.replace(EMPTY, ''))
  if (named) return named
  const period = bared(masked).replace(EMPTY, '')
  return PERIODS.find(([form]) => form.test(period))?.[1] ?? null
}

/** No head is longer; words without end would be walked through again from each of them. */
const LONGEST = 80
const bared = (words: string): string => words.replace(UNIT, '').replace(BLANK, '').replace(FILL, '')
