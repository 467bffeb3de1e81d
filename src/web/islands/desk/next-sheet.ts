import type { Settings, Sheet, SheetRow } from './sheet.ts'

const PERIODS = { q: 4, h: 2, m: 12, y: 1 } as const

/** The period after this one: the fourth quarter is followed by the first of the next year. */
function nextPeriod({ year, part }: Pick<Settings, 'year' | 'part'>): Pick<Settings, 'year' | 'part'> {
  const kind = part[0] as keyof typeof PERIODS
  const number = part === 'y' ? 1 : Number(part.slice(1))
  if (number < PERIODS[kind]) return { year, part: `${kind}${number + 1}` }
  return { year: year + 1, part: part === 'y' ? part : `${kind}1` }
}

/**
 * The last period's sheet to be filled in anew: its values become those to compare with, this period's stand open. Only a
 * year's own values are 上年同期; what an earlier sheet says of the year before says nothing of this period. A target holds
 * to the end of its year.
 */
export function nextSheet({ settings, rows }: Sheet): Sheet {
  const period = nextPeriod(settings)
  const yearly = settings.part === 'y'
  const anew = ({ cells, ...row }: SheetRow): SheetRow => ({
    ...row,
    remarks: {},
    cells: {
      ...cells,
      value: '',
      lastYear: yearly ? cells.value : '',
      lastPeriod: yearly ? '' : cells.value,
      target: period.year === settings.year ? cells.target : '',
    },
  })
  return { settings: { ...settings, ...period, title: '', issuedOn: '' }, rows: rows.map(anew), notes: '' }
}
