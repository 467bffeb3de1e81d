import type { z } from 'zod'
import type { Fact, FactSheet, FactSheetInput, Period } from '../../../domain/fact-sheet.ts'
import { type ReportType, reportTypeOf, sectionsOf } from '../../../domain/report-type.ts'

/** The columns of the table, in order. All cells are text as typed. */
export const FIELDS = ['label', 'value', 'unit', 'lastYear', 'lastPeriod', 'target', 'section', 'partOf'] as const
export type Field = (typeof FIELDS)[number]
/** The columns that hold numbers. */
export const NUMBERS: readonly Field[] = ['value', 'lastYear', 'lastPeriod', 'target']

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
