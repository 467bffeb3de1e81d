import { DIGIT } from '../../domain/han-numeral.ts'

/** The period that a title names. */
export interface NamedPeriod {
  /** null where only a part of the year is named: 二季度情况表. */
  readonly year: number | null
  /** q1–q4, h1–h2, m1–m12 or y; null where only the year is named, or a stretch that no report covers (1—9月). */
  readonly part: string | null
}

/** A title and what it says apart from its period, which leaves a blank where it stood. */
export interface ReadTitle {
  readonly period: NamedPeriod | null
  readonly rest: string
}

const TO = '[-—–−~～至到]+'
const HAN_MONTH = new RegExp(
  `(?<!第)(十[一二]?|[一二三四五六七八九])(?=月|个月|${TO}(?:十[一二]?|[一二三四五六七八九])月)`,
  'g',
)
const monthOf = (han: string): string => String(han.startsWith('十') ? 10 + (DIGIT[han.slice(1)] ?? 0) : DIGIT[han])

/** Digits as a title may write them: ２０２６, 二〇二六年, 一至六月. Blanks within a title say nothing. */
const inDigits = (title: string): string =>
  title
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[一二][〇○零O一九][〇○零O一二三四五六七八九]{2}(?=年)/g, (year) =>
      [...year].map((digit) => DIGIT[digit] ?? 0).join(''),
    )
    .replace(HAN_MONTH, (month) => monthOf(month))

/** A day tells when it was written or up to when it was counted, 年度目标 what is aimed at: neither is the report's period. */
const NO_PERIOD =
  /截[至止到][^)，,]*|(?:20\d\d年)?\d{1,2}月\d{1,2}日|20\d\d([-./])\d{1,2}\1\d{1,2}|\d{1,2}月(?:底|末|[上中下]旬)|全年(?=目标|任务|计划)|(?<=年)度(?=目标|任务|计划|重点)/g

const YEAR = /(?<!\d)((?:19|20)\d\d)(?:年|(?=[第上下一二三四1-4Q][季半]?[度年1-4]?)|(?=\d月))/
const STRETCHES: Readonly<Record<string, string>> = {
  '1-3': 'q1',
  '4-6': 'q2',
  '7-9': 'q3',
  '10-12': 'q4',
  '1-6': 'h1',
  '7-12': 'h2',
  '1-12': 'y',
}
const months = (from: number, to: number): string | null =>
  from === to ? `m${from}` : (STRETCHES[`${from}-${to}`] ?? null)
const count = (text: string): number => DIGIT[text] ?? Number(text)

/** The forms in which a title names a part of the year, and which part that is. */
const PARTS: readonly (readonly [RegExp, (groups: readonly string[]) => string | null])[] = [
  [
    new RegExp(`第?([一二三1-3])(?:季度)?${TO}第?([二三四2-4])季度`),
    ([, from, to]) => months(count(from!) * 3 - 2, count(to!) * 3),
  ],
  [/前([二两三23])个?季度/, ([, many]) => months(1, count(many!) * 3)],
  [/前(\d{1,2})个月/, ([, many]) => months(1, Number(many))],
  [new RegExp(`(?<!\\d)(\\d{1,2})月?份?${TO}(\\d{1,2})月份?`), ([, from, to]) => months(Number(from), Number(to))],
  [/第?([一二三四])季度|(?<!\d)第?([1-4])季度|第([一二三四1-4])季/, ([, a, b, c]) => `q${count(a ?? b ?? c!)}`],
  [/Q([1-4])(?!\d)/i, ([, number]) => `q${number}`],
  [/([上下])半年/, ([, half]) => (half === '上' ? 'h1' : 'h2')],
  [/(?<!\d)([1-9]|1[0-2])月份?/, ([, month]) => `m${month}`],
  [/全年|(?<=\d{4}年)(?:度|终)|年度(?=工作|总结|报告)/, () => 'y'],
]

/** Reads the period that a title names: 青柏镇2026年二季度工作主要指标. Where it names several years it compares them and says none. */
export function readTitlePeriod(title: string): ReadTitle {
  const text = inDigits(title).replace(NO_PERIOD, '')
  const years = new Set([...text.matchAll(new RegExp(YEAR, 'g'))].map(([, year]) => year))
  if (years.size > 1) return { period: null, rest: text }
  const year = YEAR.exec(text)
  const found = PARTS.flatMap(([form, partOf]) => {
    const match = form.exec(text)
    return match ? [{ at: match.index, length: match[0].length, part: partOf(match) }] : []
  })[0]
  const rest = [year && { at: year.index, length: year[0].length }, found]
    .flatMap((each) => each ?? [])
    .toSorted((a, b) => b.at - a.at)
    .reduce((left, { at, length }) => `${left.slice(0, at)} ${left.slice(at + length)}`, text)
  if (!year && !found?.part) return { period: null, rest }
  return { period: { year: year ? Number(year[1]) : null, part: found?.part ?? null }, rest }
}
