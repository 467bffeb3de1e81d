/** The period that a column header names: 2026年二季度, 上半年, 1-6月, 2025年. */
export interface NamedColumnPeriod {
  readonly year: number | null
  /** quarter 1–4, half 1–2 or month 1–12; null for a whole year. */
  readonly part: { readonly kind: 'quarter' | 'half' | 'month'; readonly number: number } | null
}

const HAN_QUARTER: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4 }

/** Reads a period anywhere in a title or header; null where none stands. */
export function periodOfHeader(text: string): NamedColumnPeriod | null {
  const compact = text.replace(/\s+/g, '')
  const year = /((?:19|20)\d\d)(?=年|$|[^\d.])/.exec(compact)
  const quarter = /第?([一二三四1-4])季度?/.exec(compact)
  const half = /(上|下)半年/.exec(compact)
  const month = /(?:^|年|[-—–~至到])(\d{1,2})月/.exec(compact)
  const part = quarter
    ? ({ kind: 'quarter', number: HAN_QUARTER[quarter[1]!] ?? Number(quarter[1]) } as const)
    : half
      ? ({ kind: 'half', number: half[1] === '上' ? 1 : 2 } as const)
      : month
        ? ({ kind: 'month', number: Number(month[1]) } as const)
        : null
  if (!year && !part) return null
  return { year: year ? Number(year[1]) : null, part }
}

/** What a column that names a period is for. */
export type PeriodRole = 'value' | 'lastYear' | 'lastPeriod' | 'unknown'

const rankOf = (period: NamedColumnPeriod): number => (period.year ?? 0) * 100 + (period.part?.number ?? 0)
const samePart = (a: NamedColumnPeriod, b: NamedColumnPeriod): boolean =>
  a.part?.kind === b.part?.kind && a.part?.number === b.part?.number

/**
 * The roles of columns that name periods: the latest is the value, the same part of the year before is lastYear, the part
 * just before is lastPeriod. Where only one column names a period, that is the value.
 */
export function periodRoles(periods: readonly (NamedColumnPeriod | null)[]): (PeriodRole | null)[] {
  const current = periods.reduce<NamedColumnPeriod | null>(
    (latest, period) => (period && (!latest || rankOf(period) > rankOf(latest)) ? period : latest),
    null,
  )
  if (!current) return periods.map(() => null)
  return periods.map((period) => {
    if (!period) return null
    if (period === current) return 'value'
    const yearBack = period.year !== null && current.year !== null && period.year === current.year - 1
    if (yearBack && samePart(period, current)) return 'lastYear'
    return isJustBefore(period, current) ? 'lastPeriod' : 'unknown'
  })
}

const PARTS_A_YEAR = { quarter: 4, half: 2, month: 12 }

function isJustBefore(before: NamedColumnPeriod, current: NamedColumnPeriod): boolean {
  if (!before.part || !current.part || before.part.kind !== current.part.kind) return false
  const years = before.year !== null && current.year !== null ? current.year - before.year : 0
  return current.part.number - before.part.number + years * PARTS_A_YEAR[current.part.kind] === 1
}
