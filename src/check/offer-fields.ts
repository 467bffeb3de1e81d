import { comparable, fitCell, fitGrowth } from './fit-cell.ts'
import type { Frame, Role } from './frame.ts'
import type { Case } from './match.ts'
import { type Options, SPEAKS } from './options.ts'
import { unhedged } from './reading.ts'
import { type FactEntry, FIELDS, type Field } from './sheet-index.ts'

/** How ready a role is to cite each cell of a fact; what is not named it never cites. */
const PREFERENCE: Readonly<Record<Role, Partial<Record<Field, number>>>> = {
  level: { value: 0, lastYear: -0.5, lastPeriod: -0.5, target: -0.5 },
  prior: { value: -0.35, lastYear: 0, lastPeriod: 0, target: -0.4 },
  target: { value: -0.15, target: 0, lastYear: -0.45, lastPeriod: -0.45 },
  gap: { target: -0.05 },
  completion: { value: -0.1 },
  share: { value: -0.05 },
  change: { value: 0 },
  remainder: { value: 0 },
  sum: { value: 0 },
  multiple: {},
  whole: { value: 0 },
}
const BASE_OF: Readonly<Record<Field, string | null>> = {
  value: null,
  lastYear: 'yoy',
  lastPeriod: 'qoq',
  target: 'target',
}
/** 高于94%的目标: the word compares, it does not hedge. */
const COMPARING = /^(?:高于|低于|超过|超出|超|少于|多于|优于|好于|大于|小于|不及)$/
/** 下降9.7% read as the value of a growth indicator is nearer than as a change of it. */
const GROWTH_STATED = 0.3
const LOOSE_UNIT = 0.04

/** Offers the cells of a fact as what the number states. */
export function offerFields(
  { claimed, reading, scorer, memory }: Case,
  fact: FactEntry,
  subject: number,
  options: Options,
): void {
  const { frame } = claimed
  if (frame.role === 'change' && !statesChange(frame, fact)) return
  if (frame.role === 'whole' && fact === memory.last) return
  const preferences = PREFERENCE[frame.role]
  const loose = reading.gates[fact.place] === 'loose'
  for (const field of FIELDS) {
    const preference = preferences[field]
    const cell = fact.values[field]
    if (preference === undefined || !cell) continue
    if (field !== 'value' && frame.role === 'prior' && frame.base && frame.base !== BASE_OF[field]) continue
    const growth = fact.growth !== 0 && (frame.role === 'change' || (frame.role === 'prior' && frame.word !== ''))
    const cites = field !== 'value' && reading.plain.approx !== null && COMPARING.test(reading.plain.approx)
    const fit = growth ? fitGrowth(reading, cell) : fitCell(cites ? unhedged(reading) : reading, fact, cell)
    if (fit === 'none') {
      const meant = preference >= -0.1 && subject >= SPEAKS && comparable(reading, fact)
      if (!meant || (loose && scorer.silent)) continue
    }
    options.add(
      { of: 'field', fact, field, fit },
      subject,
      preference + (growth ? GROWTH_STATED : 0) - (loose ? LOOSE_UNIT : 0),
    )
  }
}

/** Whether a label itself speaks of change: 固定资产投资增速, 整治提升. */
const statesChange = (frame: Frame, fact: FactEntry): boolean =>
  fact.growth !== 0 || (frame.word !== '' && fact.label.includes(frame.word))
