import type { ParsedFacts } from '../../../pipeline/parse-facts/parsed-facts.ts'
import type { ReportHead } from '../../../pipeline/parse-facts/report-head.ts'
import { afterHead, type HeadSaid, saidWithout, withNamed } from './named.ts'
import { type LeftOut, withParsed } from './parsed-rows.ts'
import { FIELDS, type Field, isBlank, rowOf, type Settings, type Sheet, type SheetRow } from './sheet.ts'

/** What a step changed, as it was before; of the settings only those that it changed. */
type Before = Partial<Omit<Sheet, 'settings'>> & { readonly settings?: Partial<Settings> }

/** What the filling-in page holds. Every change of the rows can be undone, with what changed along with them. */
export interface DeskState {
  readonly sheet: Sheet
  readonly leftOut: readonly LeftOut[]
  /** What the head of the last paste has filled in or offers. */
  readonly headSaid: HeadSaid | null
  readonly past: readonly Before[]
  readonly future: readonly Before[]
}

/** Rows and columns of the table, ends included. */
export interface Area {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

export type DeskAction =
  | { readonly do: 'settings'; readonly change: Partial<Settings> }
  | { readonly do: 'notes'; readonly text: string }
  | {
      readonly do: 'cell'
      readonly row: number
      readonly field: Field
      readonly text: string
      readonly goesOn: boolean
    }
  | {
      readonly do: 'fill'
      readonly row: number
      readonly column: number
      readonly cells: readonly (readonly string[])[]
    }
  | { readonly do: 'clear'; readonly area: Area }
  | { readonly do: 'insert'; readonly at: number }
  | { readonly do: 'remove'; readonly from: number; readonly to: number }
  | { readonly do: 'take'; readonly parsed: ParsedFacts; readonly head: ReportHead | null }
  | { readonly do: 'load'; readonly sheet: Sheet }
  | { readonly do: 'forget-left-out' }
  | { readonly do: 'forget-head' }
  | { readonly do: 'undo' }
  | { readonly do: 'redo' }

const MOST_STEPS = 100

/** The desk with a sheet upon it and nothing to undo. */
export const openDesk = (sheet: Sheet): DeskState => ({
  sheet,
  leftOut: [],
  headSaid: null,
  past: [],
  future: [],
})

/** The desk after an action. */
export function deskAfter(state: DeskState, action: DeskAction): DeskState {
  const { sheet } = state
  switch (action.do) {
    case 'settings':
      return {
        ...state,
        sheet: { ...sheet, settings: withNamed(sheet.settings, action.change, 'person') },
        headSaid: saidWithout(state.headSaid, action.change),
      }
    case 'notes':
      return { ...state, sheet: { ...sheet, notes: action.text } }
    case 'cell': {
      const rows = retyped(sheet.rows, action)
      return action.goesOn ? { ...state, sheet: { ...sheet, rows } } : withRows(state, rows)
    }
    case 'fill':
      return withRows(state, filled(sheet.rows, action))
    case 'clear':
      return withRows(state, cleared(sheet.rows, action.area))
    case 'insert':
      return withRows(state, sheet.rows.toSpliced(action.at, 0, rowOf({}, sheet.rows)))
    case 'remove':
      return withRows(state, sheet.rows.toSpliced(action.from, action.to - action.from + 1))
    case 'take':
      return taken(state, action.parsed, action.head)
    case 'load':
      return { ...withRows(state, action.sheet.rows, action.sheet), leftOut: [], headSaid: null }
    case 'forget-left-out':
      return { ...state, leftOut: [] }
    case 'forget-head':
      return { ...state, headSaid: null }
    case 'undo':
      return stepped(state, 'past', 'future')
    case 'redo':
      return stepped(state, 'future', 'past')
  }
}

const withRows = (state: DeskState, rows: readonly SheetRow[], sheet: Sheet = state.sheet): DeskState => ({
  ...state,
  sheet: { ...sheet, rows },
  past: [...state.past, before(state.sheet, { ...sheet, rows })].slice(-MOST_STEPS),
  future: [],
})

const changed = <T extends object>(old: T, fresh: T): Partial<T> =>
  Object.fromEntries(Object.entries(old).filter(([key, value]) => fresh[key as keyof T] !== value)) as Partial<T>

const before = (old: Sheet, fresh: Sheet): Before => {
  const { settings, ...rest } = changed(old, fresh)
  return settings ? { ...rest, settings: changed(settings, fresh.settings) } : rest
}

/** Typing into a label renames it where parts name it as their whole, so that 其中 stays bound. */
function retyped(
  rows: readonly SheetRow[],
  { row, field, text }: { row: number; field: Field; text: string },
): SheetRow[] {
  const before = rows[row]?.cells.label.trim()
  const bound = field === 'label' && before && !rows.some((each, i) => i !== row && each.cells.label.trim() === before)
  return rows.map((each, i) => {
    if (i === row) return withCell(each, field, text)
    return bound && each.cells.partOf.trim() === before ? withCell(each, 'partOf', text.trim()) : each
  })
}

const withCell = (row: SheetRow, field: Field, text: string): SheetRow => {
  const { [field]: _, ...remarks } = row.remarks
  return { ...row, cells: { ...row.cells, [field]: text }, remarks }
}

function filled(
  rows: readonly SheetRow[],
  { row, column, cells }: { row: number; column: number; cells: readonly (readonly string[])[] },
): SheetRow[] {
  const grown = [...rows]
  while (grown.length < row + cells.length) grown.push(rowOf({}, grown))
  return grown.map((each, i) =>
    (cells[i - row] ?? []).reduce<SheetRow>((changed, text, j) => {
      const field = FIELDS[column + j]
      return field ? withCell(changed, field, text.trim()) : changed
    }, each),
  )
}

const cleared = (rows: readonly SheetRow[], { top, bottom, left, right }: Area): SheetRow[] =>
  rows.map((row, i) =>
    i < top || i > bottom
      ? row
      : FIELDS.slice(left, right + 1).reduce((changed, field) => withCell(changed, field, ''), row),
  )

function taken(state: DeskState, parsed: ParsedFacts, head: ReportHead | null): DeskState {
  const { rows, leftOut } = withParsed(state.sheet.rows, parsed)
  const had = state.sheet.notes.trim()
  const fresh = parsed.notes.filter((note) => !had.split('\n').includes(note))
  const notes = [...(had === '' ? [] : [had]), ...fresh].join('\n')
  const { settings, said } = afterHead(state.sheet, head)
  return { ...withRows(state, rows, { ...state.sheet, notes, settings }), leftOut, headSaid: said }
}

function stepped(state: DeskState, from: 'past' | 'future', to: 'past' | 'future'): DeskState {
  const step = state[from].at(-1)
  if (!step) return state
  const sheet = { ...state.sheet, ...step, settings: { ...state.sheet.settings, ...step.settings } }
  const back = before(state.sheet, sheet)
  return { ...state, sheet, headSaid: null, [from]: state[from].slice(0, -1), [to]: [...state[to], back] }
}

/** True where there is nothing in the sheet yet. */
export const isEmptySheet = (sheet: Sheet): boolean => sheet.rows.every(isBlank) && sheet.notes.trim() === ''
