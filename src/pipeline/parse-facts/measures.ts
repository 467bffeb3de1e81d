import { isTotal, isWholeArea } from './aside.ts'
import words from './column-words.json' with { type: 'json' }
import type { Column } from './columns.ts'
import { isSurelyRate } from './derived.ts'
import { isPlace, type Role } from './header-cell.ts'
import { withoutPeriod } from './header-period.ts'

export const COMPARISONS = ['lastYear', 'lastPeriod', 'target'] as const
export type Comparison = (typeof COMPARISONS)[number]

/** A column of values with the columns that compare it: each row gives one fact for each measure. */
export interface Measure {
  readonly value: Column
  readonly compared: Readonly<Partial<Record<Comparison, Column>>>
  readonly derived: readonly Column[]
  /** How its facts are named besides the label of their row. */
  readonly naming: Naming
  /** The column of which this one is a part: 其中：投诉 of 受理件数, 青石镇 of 合计. */
  readonly whole: Column | null
}

/** plain: by the row alone. after, before: the words join the row's label. stage: in brackets behind it, 本年累计. */
export type Naming = { readonly how: 'plain' } | { readonly how: 'after' | 'before' | 'stage'; readonly words: string }

const BOUND: readonly Role[] = [...COMPARISONS, 'derived']

/** What the columns of a table measure. `entities`: its rows are places or offices, so that every column must name what it counts. */
export function measuresOf(columns: readonly Column[], entities: boolean): Measure[] {
  const values = columns.filter(
    ({ role, name }) => role === 'value' || role === 'part' || (role === 'unknown' && name !== ''),
  )
  const bound = new Map<Column, Column>()
  const loose: Column[] = []
  for (const column of columns.filter((each) => BOUND.includes(each.role))) {
    const value = ownerOf(column, columns, values, bound)
    if (value) bound.set(column, value)
    else loose.push(column)
  }
  const measures = values.map((value): Measure => {
    const own = [...bound].filter(([, owner]) => owner === value).map(([column]) => column)
    return {
      value,
      compared: Object.fromEntries(
        own.filter((column) => column.role !== 'derived').map((column) => [column.role, column]),
      ),
      derived: own.filter((column) => column.role === 'derived'),
      naming: namingOf(value, values, entities),
      whole: wholeOf(value, values),
    }
  })
  return [...measures, ...loose.map(onItsOwn)]
}

/** A column that compares no other: 完成率 beside no 完成数 is an indicator like any. */
const onItsOwn = (column: Column): Measure => ({
  value: { ...column, role: 'unknown', unit: column.unit ?? (isSurelyRate(column.name) ? '%' : null) },
  compared: {},
  derived: [],
  naming: { how: 'after', words: column.name },
  whole: null,
})

/** The value column that a column of comparison is about: by the matter it names, by the merged heading above, else the nearest. */
function ownerOf(
  column: Column,
  columns: readonly Column[],
  values: readonly Column[],
  bound: ReadonlyMap<Column, Column>,
): Column | null {
  const free = values.filter(
    (value) =>
      column.role === 'derived' || ![...bound].some(([each, owner]) => owner === value && each.role === column.role),
  )
  const known = free.filter((value) => value.role === 'value')
  const candidates = narrowed(column, free, known.length > 0 ? known : free)
  // Where 目标 stands before the first value, each 目标 belongs to what follows it.
  const leads = columns.find((each) => each.role === column.role)!.index < (values[0]?.index ?? 0)
  const left = candidates.findLast((value) => value.index < column.index)
  const right = candidates.find((value) => value.index > column.index)
  return (leads ? (right ?? left) : (left ?? right)) ?? null
}

/** Whom a comparison may be about; nobody where it names a matter or a part of the year that no value has. */
function narrowed(column: Column, all: readonly Column[], usual: readonly Column[]): readonly Column[] {
  if (column.matter !== '') {
    const same = (values: readonly Column[]) => values.filter((value) => value.matter === column.matter)
    return same(usual).length > 0 ? same(usual) : same(all)
  }
  const sameSpan = column.span === '' ? [] : all.filter((value) => value.span === column.span)
  if (sameSpan.length > 0) return sameSpan
  // 当月同比 is about 当月数, wherever it stands
  const stage = words.stages.find((word) => column.name.includes(word))
  const staged = stage === undefined ? [] : all.filter((value) => value.name.includes(stage))
  if (staged.length > 0) return staged
  const timely = usual.filter((value) => !isOtherPart(column, value))
  const soFar = column.cumulative ? timely.filter((value) => value.cumulative) : []
  return soFar.length > 0 ? soFar : timely
}

/** 四季度计划 is no target of 三季度, 2025年1-9月 no last year of 2026年三季度. */
function isOtherPart({ role, period: a }: Column, { period: b }: Column): boolean {
  if (a === null || b === null || a.kind === 'year' || b.kind === 'year') return false
  if (role === 'lastPeriod') return a.kind !== b.kind
  return role !== 'derived' && (a.kind !== b.kind || a.number !== b.number)
}

/** A stage is how much of the year a value counts; 数值 and 三季度 say no more than the table itself. */
const stageOf = (name: string): string =>
  words.unsaid.reduce(
    (rest, word) => (rest.endsWith(word) ? rest.slice(0, -word.length) : rest),
    name.replace(YEAR, ''),
  )

/** The year before a part of it: all columns of one table that are values are of one year. */
const YEAR = /^(?:19|20)\d\d年?(?=.)/

function namingOf(column: Column, values: readonly Column[], entities: boolean): Naming {
  const { name, role, period } = column
  if (role === 'part') return { how: entities ? 'after' : 'before', words: name.replace(/^其中[:：]?/, '') }
  if (role === 'unknown' && period !== null && column.matter === '') {
    return { how: 'before', words: /^\d{4}$/.test(name) ? `${name}年` : name }
  }
  if (role === 'unknown' && isPlace(name) && !entities) return { how: 'before', words: name }
  if (role === 'unknown' && period !== null) return { how: 'after', words: name }
  if (column.matter !== '') return { how: 'after', words: matterName(column, values) }
  if (role === 'unknown') return { how: 'after', words: name }
  const pure = values.filter((value) => value.role === 'value' && value.matter === '')
  if (isTotal(name) && !pure.some((value) => value.period !== null || value.cumulative)) return { how: 'plain' }
  if (entities && (period === null || /[^累计]/.test(withoutPeriod(name)))) {
    return { how: 'after', words: entityWords(column, pure) }
  }
  if (pure.length < 2 || (pure[0] === column && !isShort(column))) return { how: 'plain' }
  return { how: 'stage', words: stageOf(name) || name }
}

/** Places have no indicator of their own: 青石镇完成数, and of two stretches 青石镇完成数（9月）. */
function entityWords({ name, period }: Column, pure: readonly Column[]): string {
  const rest = words.stage.includes(name) ? '' : period ? withoutPeriod(name) : name
  return period && pure.length > 1 ? `${rest}（${name.replace(rest, '') || name}）` : rest
}

/** 1-9月支出 is called 支出: the table's period goes without saying, unless the same is counted for two stretches. */
function matterName({ words, period, role }: Column, values: readonly Column[]): string {
  const name = period && role === 'value' ? withoutPeriod(words.matter) || words.matter : words.matter
  const again = values.filter((value) => value.role === 'value' && value.words.matter === words.matter).length > 1
  return again && words.stage !== '' ? `${name}（${stageOf(words.stage) || words.stage}）` : name
}

/** A month beside the year so far is a stage of its own, even where it stands first. */
const isShort = (column: Column): boolean => /本月|当月/.test(column.name) || column.period?.kind === 'month'

function wholeOf(column: Column, values: readonly Column[]): Column | null {
  if (column.role === 'part')
    return values.findLast((value) => value.index < column.index && value.role !== 'part') ?? null
  if (column.role !== 'unknown' || !isPlace(column.name)) return null
  return values.find((value) => isTotal(value.name) || isWholeArea(value.name)) ?? null
}
