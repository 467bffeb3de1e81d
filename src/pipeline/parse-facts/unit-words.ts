import { unitOf } from '../../domain/unit.ts'
import words from './column-words.json' with { type: 'json' }

/** What a heading or label says that it counts: 受理件数 → 件; null where it does not say. */
export const countedBy = (name: string): string | null =>
  Object.entries(words.counted).find(([end]) => name.endsWith(end))?.[1] ?? null

/** Whether a name says that its value is a rate, which never takes over the unit of the row above. */
export const isRateName = (name: string): boolean => words.rateEnding.some((end) => name.endsWith(end))

/** Whether a name says that its value is a place among others: 全县排名. */
export const isRankName = (name: string): boolean => words.rankEnding.some((end) => name.endsWith(end))

const bare = (unit: string): string => unit.replace(/^(?:百万|千万|[千万亿])(?=.)/, '').replace('％', '%')

/** Whether a unit written in a cell is another than the one that its column or row names: 1204人 under 人次. 万元 and 元 are of one kind. */
export function unitsDisagree(written: string, named: string): boolean {
  const [a, b] = [bare(written), bare(named)]
  if (a === b) return false
  const [known, other] = [unitOf(a), unitOf(b)]
  return !known || !other || known.dimension !== other.dimension
}
