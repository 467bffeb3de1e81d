import type { Sheet } from './sheet.ts'

/** What this browser remembers so that nothing typed is lost: the sheet, and words not yet saved of a draft. */
const SHEET = 'shuzhun.sheet'
const unsavedKey = (id: string): string => `shuzhun.unsaved.${id}`

const get = (key: string): unknown => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}
/** A full or forbidden store is no reason to stop the work; the page then says nothing is kept. */
const put = (key: string, value: unknown): boolean => {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

const isSheet = (value: unknown): value is Sheet =>
  typeof value === 'object' && value !== null && 'settings' in value && 'rows' in value && 'notes' in value

/** The sheet that this browser remembers; null where it has none. */
export const keptSheet = (): Sheet | null => {
  const value = get(SHEET)
  return isSheet(value) && Array.isArray(value.rows) ? value : null
}
/** Remembers the sheet. False where the browser cannot. */
export const keepSheet = (sheet: Sheet): boolean => put(SHEET, sheet)

/** Hears of the sheet as another window of this browser fills it in. Gives what ends it. */
export function followSheet(heard: (sheet: Sheet) => void): () => void {
  const listen = ({ key }: StorageEvent) => {
    const sheet = key === SHEET ? keptSheet() : null
    if (sheet) heard(sheet)
  }
  addEventListener('storage', listen)
  return () => removeEventListener('storage', listen)
}

/** Words typed into a draft that the service has not yet, with the version they were typed upon. */
export interface Unsaved {
  readonly text: string
  readonly version: number
}
/** Words of that draft that were not saved yet; null where there are none. */
export const keptWords = (id: string): Unsaved | null => {
  const value = get(unsavedKey(id))
  return typeof value === 'object' && value !== null && 'text' in value && 'version' in value
    ? (value as Unsaved)
    : null
}
/** Remembers unsaved words, or forgets them (null). False where the browser cannot. */
export const keepWords = (id: string, unsaved: Unsaved | null): boolean => put(unsavedKey(id), unsaved)
