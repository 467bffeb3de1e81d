import type { ReportHead } from '../../../pipeline/parse-facts/report-head.ts'
import { wordsOfPeriod } from './parts.ts'
import { isBlank, type Named, type Settings, type Sheet } from './sheet.ts'

/** What the head of a paste names, as the page would fill it in. */
export interface Naming {
  readonly named: Named
  readonly change: Partial<Settings>
  /** It in words: 2026年第二季度. */
  readonly words: string
}

/** What became of the names in the head of a paste: filled in, or left to the person who has chosen otherwise. */
export interface HeadSaid {
  readonly text: string
  readonly filled: readonly Naming[]
  readonly offered: readonly Naming[]
}

/** The settings with what `change` says, named by whoever says it. */
export function withNamed(settings: Settings, change: Partial<Settings>, by: 'person' | 'rows'): Settings {
  const organisation = 'organisation' in change && { organisation: by }
  const period = ('year' in change || 'part' in change) && { period: by }
  return { ...settings, ...change, named: { ...settings.named, ...organisation, ...period } }
}

function namingsOf({ organisation, period }: ReportHead, settings: Settings): Naming[] {
  const namings: Naming[] = []
  if (organisation) namings.push({ named: 'organisation', change: { organisation }, words: organisation })
  if (period) {
    const change = { year: period.year ?? settings.year, part: period.part ?? settings.part }
    namings.push({ named: 'period', change, words: wordsOfPeriod(change) })
  }
  return namings
}

/** Nobody has named it, or what named it is gone from the table. */
function isFree({ settings, rows }: Sheet, named: Named): boolean {
  if (named === 'organisation' && settings.organisation.trim() === '') return true
  const by = settings.named?.[named] ?? (named === 'organisation' ? 'person' : null)
  return by === null || (by === 'rows' && rows.every(isBlank))
}

const isNews = ({ change }: Naming, settings: Settings): boolean =>
  Object.entries(change).some(([key, value]) => settings[key as keyof Settings] !== value)

/** The sheet's settings once the head of a paste was read, and what is to be said of it. What a person chose stays as it is. */
export function afterHead(sheet: Sheet, head: ReportHead | null): { settings: Settings; said: HeadSaid | null } {
  const { settings } = sheet
  const namings = head ? namingsOf(head, settings) : []
  const free = namings.filter(({ named }) => isFree(sheet, named))
  const filled = free.filter((naming) => isNews(naming, settings))
  const offered = namings.filter((naming) => !free.includes(naming) && isNews(naming, settings))
  return {
    settings: free.reduce((now, { change }) => withNamed(now, change, 'rows'), settings),
    said: head && filled.length + offered.length > 0 ? { text: head.text, filled, offered } : null,
  }
}

/** What is left to say once these have been settled by hand. */
export function saidWithout(said: HeadSaid | null, change: Partial<Settings>): HeadSaid | null {
  const stays = (naming: Naming) => !Object.keys(naming.change).some((key) => key in change)
  const left = said && { ...said, filled: said.filled.filter(stays), offered: said.offered.filter(stays) }
  return left && left.filled.length + left.offered.length > 0 ? left : null
}
