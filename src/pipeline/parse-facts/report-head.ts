import { periodOfHeader } from './header-period.ts'
import { organisationOfTitle } from './title-organisation.ts'
import { type NamedPeriod, readTitlePeriod } from './title-period.ts'
import words from './title-words.json' with { type: 'json' }

/** What stands above a pasted table, or opens a pasted text, says of the report as a whole. */
export interface ReportHead {
  /** Where it says so, as it was pasted. */
  readonly text: string
  readonly organisation: string | null
  readonly period: NamedPeriod | null
}

/** No head is longer: what stands below are the rows. */
const MOST_LINES = 8
/** A name without a period beside it is a title's only at the very top. */
const FIRST_LINES = 2
const LONGEST_TITLE = 60

/** Reads whose report it is and of when, from the lines above the first row of figures. Null where none of it is said. */
export function reportHead(paste: string): ReportHead | null {
  const lines = paste.split(/\r?\n/).filter((line) => line.trim() !== '')
  const rows = lines.findIndex(hasValues)
  const said = lines
    .slice(0, rows < 0 ? MOST_LINES : Math.min(rows, MOST_LINES))
    .flatMap((line, at) => readLine(line).filter((each) => each.period || at < FIRST_LINES || /[:：]/.test(line)))
  const organisation = said.find((each) => each.organisation)
  const period = said.find((each) => each.period?.part) ?? said.find((each) => each.period)
  const places = new Set([period, organisation].flatMap((each) => each?.text ?? []))
  if (places.size === 0) return null
  return {
    text: [...places].join('”“'),
    organisation: organisation?.organisation ?? null,
    period: period?.period ?? null,
  }
}

const VALUE = /^[+-]?\d[\d,，.]*[^\d年月季]{0,3}$/
const hasValues = (line: string): boolean =>
  line
    .split(/[\t|,，\s]/)
    .slice(1)
    .some((cell) => VALUE.test(cell))

const isSentence = (text: string): boolean => /[。；;]/.test(text)

function cellsOf(line: string): string[] {
  const parted = /\t/.test(line) ? /\t/ : /\|/.test(line) ? /\|/ : isSentence(line) ? /$/ : /[,，]|[ \u3000]{2,}/
  return line
    .split(parted)
    .map((cell) => cell.replace(/^[\s"]+|[\s"]+$/g, ''))
    .filter((cell) => cell !== '')
}

function readLine(line: string): ReportHead[] {
  const cells = cellsOf(line)
  if (cells.length !== 1) return [...cells.flatMap(readField), ...readColumns(cells)]
  const [cell] = cells as [string]
  return FIELD.test(cell) && !/^附[件表]/.test(cell) ? readField(cell) : readTitle(cell)
}

/** A title stands alone in its line; of a sentence only what opens it may say whose report it is: 2026年上半年，…. */
function readTitle(cell: string): ReportHead[] {
  const text = isSentence(cell) ? cell.split(/[，,。；;]/)[0]! : cell
  if (text.length > LONGEST_TITLE) return []
  const { period, rest } = readTitlePeriod(text)
  // A sentence may open with anything; only a period and a name with nothing behind them are its head.
  const opens = text === cell || (period !== null && rest.trim().length <= 12)
  return opens ? headOf(text, organisationOfTitle(rest), period) : []
}

/** A field of the form: 填报单位（盖章）：…. */
const FIELD = /^([^:：(（\s]{2,12})\s*(?:[(（][^)）]*[)）])?\s*[:：]\s*(.*)$/

/** 填报单位：青柏镇人民政府, 报告期：2026年二季度. */
function readField(cell: string): ReportHead[] {
  const [, name = '', content = ''] = FIELD.exec(cell) ?? []
  const organisation = words.reporter.includes(name) ? organisationOfTitle(content) : null
  return headOf(cell, organisation, words.term.includes(name) ? readTitlePeriod(content).period : null)
}

/** Columns that differ by their year alone: the later one is the report's; not where 三季度 without a year stands beside them. */
function readColumns(cells: readonly string[]): ReportHead[] {
  const periods = cells.flatMap((cell) => {
    const period = periodOfHeader(cell)?.year ? readTitlePeriod(cell).period : null
    return period?.part ? [{ cell, period }] : []
  })
  if (periods.length > 0 && cells.some((cell) => periodOfHeader(cell)?.year === null)) return []
  const latest = periods.toSorted((a, b) => b.period.year! - a.period.year!)[0]
  return latest && periods.every(({ period }) => period.part === latest.period.part)
    ? headOf(latest.cell, null, latest.period)
    : []
}

const headOf = (text: string, organisation: string | null, period: NamedPeriod | null): ReportHead[] =>
  organisation || period ? [{ text, organisation, period }] : []
