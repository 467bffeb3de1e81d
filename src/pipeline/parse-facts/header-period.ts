/** The period that a column header names: 2026年二季度, 上半年, 6月, 1-6月, 2025年. */
export interface NamedColumnPeriod {
  readonly year: number | null
  readonly kind: 'year' | 'quarter' | 'half' | 'month' | 'through'
  /** quarter 1–4, half 1–2, month 1–12, the last month of 1-9月; 0 for a whole year. */
  readonly number: number
}

const HAN_NUMBER: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4 }
const YEAR = /((?:19|20)\d\d)(?:年度?|$|(?=[^\d.]))/
const THROUGH =
  /(?:前([一二三])季度|(?<!\d)(?:1|一)[-—–~～至到]([234二三四])季度|(?<!\d)1月?[-—–~～至到](\d{1,2})月份?|前(\d{1,2})个?月)/
const QUARTER = /第?([一二三四1-4])季度?|Q([1-4])|(?<!\d)(4|7|10)月?[-—–~～至到](6|9|12)月份?/i
const HALF = /(上|下)半年/
const MONTH = /(?<![\d-—–~～至到])(\d{1,2})月份?/

/** Reads a period anywhere in a header; null where none stands. */
export function periodOfHeader(text: string): NamedColumnPeriod | null {
  const compact = text.replace(/\s+/g, '')
  const year = YEAR.exec(compact)?.[1]
  const part = partOf(year ? compact.replace(YEAR, '') : compact)
  if (!year && !part) return null
  return { year: year ? Number(year) : null, ...(part ?? { kind: 'year', number: 0 }) }
}

function partOf(text: string): Pick<NamedColumnPeriod, 'kind' | 'number'> | null {
  const through = THROUGH.exec(text)
  if (through) {
    const [, first, last, month, months] = through
    const quarters = HAN_NUMBER[first ?? last ?? ''] ?? Number(last ?? 0)
    return { kind: 'through', number: quarters ? quarters * 3 : Number(month ?? months) }
  }
  const quarter = QUARTER.exec(text)
  if (quarter) {
    const [, named, numbered, , lastMonth] = quarter
    return { kind: 'quarter', number: HAN_NUMBER[named ?? ''] ?? Number(named ?? numbered ?? Number(lastMonth) / 3) }
  }
  const half = HALF.exec(text)
  if (half) return { kind: 'half', number: half[1] === '上' ? 1 : 2 }
  const month = MONTH.exec(text)
  return month ? { kind: 'month', number: Number(month[1]) } : null
}

/** The header without the period that it names: what it says besides, and whether it holds other digits. */
export const withoutPeriod = (text: string): string =>
  [YEAR, THROUGH, QUARTER, HALF, MONTH].reduce((rest, form) => rest.replace(form, ''), text.replace(/\s+/g, ''))

/** What a column that names a period is for. */
export type PeriodRole = 'value' | 'lastYear' | 'lastPeriod' | 'earlier'

const MONTHS = { year: 0, quarter: 3, half: 6, month: 1, through: 1 }
/** The later it ends; of two that end together (6月, 二季度) the longer one, which is the sum of the shorter. */
const rankOf = ({ year, kind, number }: NamedColumnPeriod): number =>
  (year ?? 0) * 100 + number * MONTHS[kind] + (kind === 'quarter' || kind === 'half' ? MONTHS[kind] / 10 : 0)
const samePart = (a: NamedColumnPeriod, b: NamedColumnPeriod): boolean => a.kind === b.kind && a.number === b.number

/**
 * The roles of columns that name periods: the latest is the value, the same part of the year before is lastYear, the part
 * just before is lastPeriod. A month and the months so far (9月, 1-9月) are two values, each with its own year before.
 */
export function periodRoles(named: readonly (NamedColumnPeriod | null)[]): (PeriodRole | null)[] {
  const periods = withYears(named)
  const current = latest(periods)
  if (!current) return periods.map(() => null)
  const soFar = latest(periods.map((each) => (isOtherStretch(each, current) ? each : null)))
  return periods.map((period) => {
    if (!period) return null
    const own = soFar && isOtherStretch(period, current) ? soFar : current
    return roleAgainst(period, own)
  })
}

/** Beside other columns a period may be meant otherwise: 1-3月 beside 4-6月 is the first quarter and no year so far, 上半年 beside 二季度 the year so far. */
export function besideOthers(periods: readonly (NamedColumnPeriod | null)[]): readonly (NamedColumnPeriod | null)[] {
  const later = periods.some((each) => each?.kind === 'quarter' && each.number > 1)
  const parts = periods.some((each) => each?.kind === 'quarter' || each?.kind === 'month')
  return periods.map((each) => {
    if (later && each?.kind === 'through' && each.number === 3) return { ...each, kind: 'quarter', number: 1 }
    if (parts && each?.kind === 'half' && each.number === 1) return { ...each, kind: 'through', number: 6 }
    return each
  })
}

/** 三季度 beside 2025年三季度 is of the year after: a period without a year is of the year reported on. */
function withYears(periods: readonly (NamedColumnPeriod | null)[]): readonly (NamedColumnPeriod | null)[] {
  const twins = periods.filter((each) => each?.year && periods.some((one) => one?.year === null && samePart(one, each)))
  if (twins.length === 0) return periods
  const year = Math.max(...twins.map((each) => each!.year!)) + 1
  return periods.map((period) => (period?.year === null ? { ...period, year } : period))
}

const latest = (periods: readonly (NamedColumnPeriod | null)[]): NamedColumnPeriod | null =>
  periods.reduce((last, period) => (period && (!last || rankOf(period) > rankOf(last)) ? period : last), null)

/** Of 9月 or 三季度 and 1-9月 the one counts a part of the year, the other all of it so far. */
const isOtherStretch = (period: NamedColumnPeriod | null, current: NamedColumnPeriod): boolean =>
  period !== null &&
  period.kind !== 'year' &&
  current.kind !== 'year' &&
  (period.kind === 'through') !== (current.kind === 'through')

function roleAgainst(period: NamedColumnPeriod, current: NamedColumnPeriod): PeriodRole {
  if (rankOf(period) === rankOf(current) && samePart(period, current)) return 'value'
  const yearBack = period.year !== null && current.year !== null && period.year === current.year - 1
  if (yearBack && samePart(period, current)) return 'lastYear'
  return isJustBefore(period, current) ? 'lastPeriod' : 'earlier'
}

const PARTS_A_YEAR = { quarter: 4, half: 2, month: 12 }

function isJustBefore(before: NamedColumnPeriod, current: NamedColumnPeriod): boolean {
  if (before.kind !== current.kind || current.kind === 'through' || current.kind === 'year') return false
  const years = before.year !== null && current.year !== null ? current.year - before.year : 0
  return current.number - before.number + years * PARTS_A_YEAR[current.kind] === 1
}
