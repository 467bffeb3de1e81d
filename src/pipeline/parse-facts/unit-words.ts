import { unitOf } from '../../domain/unit.ts'
import { isUnit } from './cells.ts'
import words from './column-words.json' with { type: 'json' }

/** What a heading or label says that it counts: 受理件数 → 件; null where it does not say. */
export const countedBy = (name: string): string | null =>
  Object.entries(words.counted).find(([end]) => name.endsWith(end))?.[1] ?? null

/** Whether a name says that its value is a rate, which never takes over the unit of the row above. */
export const isRateName = (name: string): boolean => words.rateEnding.some((end) => name.endsWith(end))

/** Whether a name says that its value is a place among others: 全县排名. */
export const isRankName = (name: string): boolean => words.rankEnding.some((end) => name.endsWith(end))

/** What the line 单位：… above a table names: one unit for all, or among several one of money. */
export interface TableUnits {
  readonly all: string | null
  readonly money: string | null
}

/** The unit that the line above the table gives a fact of that name; null where it leaves that open. */
export function tableUnit(label: string, { all, money }: TableUnits): string | null {
  const name = label.replace(/（[^（）]*）$/, '')
  if (isRankName(name)) return '名'
  if (isRateName(name)) return all === null && money === null ? null : '%'
  const isMoney = words.moneyEnding.some((end) => name.endsWith(end)) && !name.includes('人均')
  return all ?? (isMoney ? money : null)
}

/** Takes the line apart: 万元 of 万元、% is for all, 万元 of 万元、人 for what is money. */
export function unitsNamed(line: string): TableUnits {
  const units = line.split(/[、，,/]/).map((each) => each.trim())
  const amounts = units.filter((unit) => !/^[%％]$/.test(unit))
  const money = amounts.filter((unit) => unitOf(bare(unit))?.dimension === 'money')
  const [only] = amounts
  const all = isUnit(line) ? line : amounts.length === 1 && only !== undefined && isUnit(only) ? only : null
  return { all, money: money.length === 1 ? money[0]! : null }
}

const bare = (unit: string): string => unit.replace(/^(?:百万|千万|[千万亿])(?=.)/, '').replace('％', '%')

/** Whether a unit written in a cell is another than the one that its column or row names: 1204人 under 人次. 万元 and 元 are of one kind. */
export function unitsDisagree(written: string, named: string): boolean {
  const [a, b] = [bare(written), bare(named)]
  if (a === b) return false
  const [known, other] = [unitOf(a), unitOf(b)]
  return !known || !other || known.dimension !== other.dimension
}
