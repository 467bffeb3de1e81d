import type { z } from 'zod'
import type { Fact, FactSheet, FactSheetInput, Period } from '../../../domain/fact-sheet.ts'
import { readFactValue } from '../../../domain/fact-value.ts'
import { type ReportType, reportTypeOf, sectionsOf } from '../../../domain/report-type.ts'
import type { ParsedFacts } from '../../../pipeline/parse-facts/parsed-facts.ts'

/** The columns of the table, in order. All cells are text as typed. */
export const FIELDS = ['label', 'value', 'unit', 'lastYear', 'lastPeriod', 'target', 'section', 'partOf'] as const
export type Field = (typeof FIELDS)[number]

/** A row of the table as it is filled in. */
export interface SheetRow {
  readonly id: string
  readonly cells: Readonly<Record<Field, string>>
  /** Said of a cell that could not be read when it was pasted; gone as soon as the cell changes. */
  readonly remarks: Readonly<Partial<Record<Field, string>>>
  /** What a sheet from elsewhere says of the fact and the table has no column for. */
  readonly more?: Pick<FactInput, 'aliases' | 'required'>
}
type FactInput = z.input<typeof Fact>

/** Something in a paste that became no row. */
export interface LeftOut {
  readonly line: number
  readonly text: string
  readonly reason: string
}

/** What is said of the report as a whole. */
export interface Settings {
  readonly reportType: string
  readonly organisation: string
  readonly recipient: string
  readonly title: string
  readonly issuedOn: string
  readonly year: number
  /** q1–q4, h1–h2, m1–m12 or y. */
  readonly part: string
  /** Who named the organisation and the period: a person on this page, or what brought the rows; else nobody did. */
  readonly named?: Readonly<Partial<Record<Named, 'person' | 'rows'>>>
}
/** What the head of a paste may name. */
export type Named = 'organisation' | 'period'

/** The filling-in page as it stands. */
export interface Sheet {
  readonly settings: Settings
  readonly rows: readonly SheetRow[]
  readonly notes: string
  /** To which section a line of the notes belongs, where a sheet from elsewhere says so; a line that changes loses it. */
  readonly noteSections?: Readonly<Record<string, string>>
}

const EMPTY: Readonly<Record<Field, string>> = {
  label: '',
  value: '',
  unit: '',
  lastYear: '',
  lastPeriod: '',
  target: '',
  section: '',
  partOf: '',
}

/** A row with these cells filled, under an id that no other row has. */
export const rowOf = (cells: Partial<Record<Field, string>>, taken: readonly SheetRow[]): SheetRow => ({
  id: freeId(taken),
  cells: { ...EMPTY, ...cells },
  remarks: {},
})

const freeId = (taken: readonly SheetRow[]): string => {
  const highest = Math.max(0, ...taken.map((row) => Number(/^f(\d+)$/.exec(row.id)?.[1] ?? 0)))
  return `f${highest + 1}`
}

/** Whether nothing is filled in. */
export const isBlank = (row: SheetRow): boolean => FIELDS.every((field) => row.cells[field].trim() === '')

const isComparison = (field: string | null): field is 'lastYear' | 'lastPeriod' | 'target' =>
  field === 'lastYear' || field === 'lastPeriod' || field === 'target'

/** Lays what was read of a paste below the rows that are there; unreadable rows stand where they stood in the paste. */
export function withParsed(rows: readonly SheetRow[], parsed: ParsedFacts): { rows: SheetRow[]; leftOut: LeftOut[] } {
  const kept = rows.filter((row) => !isBlank(row))
  const facts = [...parsed.facts, ...parsed.unread.flatMap((each) => (each.fact ? [each.fact] : []))]
  facts.sort((a, b) => a.line - b.line)
  const labelOf = (id: string | null) => facts.find((fact) => fact.id === id)?.label ?? ''
  const all = [...kept]
  for (const fact of facts) {
    const remarks = parsed.unread.filter((each) => each.field && (each.fact?.id ?? each.factId) === fact.id)
    const cells = Object.fromEntries(FIELDS.map((field) => [field, written(field, fact[field] ?? '')]))
    for (const { field, text } of remarks) if (isComparison(field) && cells[field] === '') cells[field] = text
    all.push({
      ...rowOf({ ...cells, partOf: labelOf(fact.partOf) }, all),
      remarks: remarksOf(remarks),
    })
  }
  const leftOut = parsed.unread.filter((each) => each.field === null)
  return { rows: all, leftOut }
}

const NUMBERS: readonly Field[] = ['value', 'lastYear', 'lastPeriod', 'target']
const FULL_WIDTH = /[０-９．，％＋－]/g
const BETWEEN_WIDTHS = '０'.charCodeAt(0) - '0'.charCodeAt(0)

/** Digits of full width are wider than the column, and no report has them. */
const written = (field: Field, text: string): string =>
  NUMBERS.includes(field)
    ? text.replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - BETWEEN_WIDTHS))
    : text

/** What is said of each cell; two reasons of one cell are both said. */
function remarksOf(unread: ParsedFacts['unread']): SheetRow['remarks'] {
  const remarks: Partial<Record<Field, string>> = {}
  for (const { field, reason } of unread) {
    if (field) remarks[field] = remarks[field] ? `${remarks[field]}；${reason}` : reason
  }
  return remarks
}

/** A stored or example fact sheet as rows, notes and settings. */
export function sheetOf(input: FactSheetInput, fallback: Settings): Sheet {
  const facts = input.facts as FactInput[]
  const type = reportTypeOf(input.reportType)
  const labelOf = (id: unknown) => (id ? facts.find((fact) => fact.id === id)?.label : undefined)
  const rows = facts.map((fact, i): SheetRow => {
    const cells = Object.fromEntries(FIELDS.map((field) => [field, String(fact[field] ?? '')]))
    const bound = { section: headingOf(type, fact.section), partOf: labelOf(fact.partOf) ?? '' }
    const more = { aliases: fact.aliases, required: fact.required }
    return { id: fact.id ?? `f${i + 1}`, cells: { ...EMPTY, ...cells, ...bound }, remarks: {}, more }
  })
  const { year, quarter, half, month } = input.period
  return {
    settings: {
      ...fallback,
      reportType: input.reportType,
      organisation: input.organisation,
      recipient: input.recipient ?? '',
      title: input.title ?? '',
      issuedOn: String(input.issuedOn ?? ''),
      year,
      part: quarter ? `q${quarter}` : half ? `h${half}` : month ? `m${month}` : 'y',
      named: { organisation: 'rows', period: 'rows' },
    },
    rows,
    notes: (input.notes ?? []).map(lineOf).join('\n'),
    noteSections: Object.fromEntries(
      (input.notes ?? []).flatMap((note) => (note.section ? [[lineOf(note), note.section]] : [])),
    ),
  }
}

const lineOf = ({ text }: { text: string }): string => text.trim().replace(/\s*\n\s*/g, ' ')

/** A section's heading as the table shows it. */
export const headingOf = (type: ReportType | undefined, id: string | null | undefined): string => {
  if (!type || !id) return ''
  const section = sectionsOf(type).find((each) => each.id === id)
  return (
    section?.heading ?? type.chapters.find((chapter) => chapter.sections.some((each) => each.id === id))?.heading ?? id
  )
}

const periodOf = ({ year, part }: Settings): Period => {
  const number = (kind: string) => (part.startsWith(kind) ? Number(part.slice(1)) : undefined)
  return { year, quarter: number('q'), half: number('h'), month: number('m') }
}

/** The contract's fact sheet for what was filled in, just as the service reads it. Blank rows are left out. */
export function factSheetOf({ settings, rows, notes, noteSections = {} }: Sheet): FactSheet {
  const type = reportTypeOf(settings.reportType)
  const filled = rows.filter((row) => !isBlank(row))
  const idOf = (label: string) => filled.find((row) => row.cells.label.trim() === label)?.id ?? null
  const sectionId = (heading: string) =>
    type ? (sectionsOf(type).find((each) => headingOf(type, each.id) === heading)?.id ?? null) : null
  return {
    reportType: settings.reportType,
    organisation: settings.organisation.trim(),
    recipient: settings.recipient.trim() || null,
    title: settings.title.trim() || null,
    period: periodOf(settings),
    issuedOn: settings.issuedOn || null,
    facts: filled.map(({ id, cells, more }) => ({
      id,
      aliases: more?.aliases ?? [],
      required: more?.required ?? true,
      label: cells.label.trim(),
      value: cells.value.trim(),
      unit: cells.unit.trim() || null,
      lastYear: cells.lastYear.trim() || null,
      lastPeriod: cells.lastPeriod.trim() || null,
      target: cells.target.trim() || null,
      section: sectionId(cells.section.trim()),
      partOf: cells.partOf.trim() === '' ? null : idOf(cells.partOf.trim()),
    })),
    notes: notes
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((text) => ({ section: Object.hasOwn(noteSections, text) ? noteSections[text]! : null, text })),
  }
}

/** Said of an empty value; the cell itself says it too. */
export const NOT_FILLED = '没有填数值'

/** What is wrong with a cell. */
export interface Fault {
  readonly reason: string
  /** It keeps the sheet from being drafted; otherwise it is only to be looked at. */
  readonly blocking: boolean
}
export type Faults = Partial<Record<Field, Fault>>

/** What is wrong with a row, cell by cell, in the words that the page shows. */
export function faultsOf(row: SheetRow, rows: readonly SheetRow[], type: ReportType | undefined): Faults {
  if (isBlank(row)) return {}
  const faults: Faults = {}
  const found = (field: Field, reason: string) => {
    faults[field] = { reason: row.remarks[field] ?? reason, blocking: true }
  }
  const { label, value, section, partOf } = row.cells
  if (label.trim() === '') found('label', '没有指标名称')
  if (value.trim() === '') found('value', NOT_FILLED)
  for (const field of ['value', 'lastYear', 'lastPeriod', 'target'] as const) {
    const literal = row.cells[field].trim()
    if (literal !== '' && !readFactValue(literal)) found(field, '不是能读取的数值，可填 1204、1.2万、66%、3~5、五百余')
  }
  const headings = type ? sectionsOf(type).map((each) => headingOf(type, each.id)) : []
  if (section.trim() !== '' && !headings.includes(section.trim())) {
    faults.section = { reason: '这类报告没有这一章节，将自动归入', blocking: false }
  }
  if (partOf.trim() !== '' && !rows.some((each) => each !== row && each.cells.label.trim() === partOf.trim())) {
    found('partOf', '表里没有这项指标')
  }
  for (const [field, reason] of Object.entries(row.remarks)) faults[field as Field] ??= { reason, blocking: false }
  return faults
}
