import type { Collector } from './collector.ts'
import type { Column } from './columns.ts'
import type { Row } from './grid.ts'
import type { MeasureReader, RowContext } from './measure-reader.ts'
import type { ParsedFact } from './parsed-facts.ts'
import { addUp } from './totals.ts'

type ReadFacts = ReadonlyMap<Column, ParsedFact | null>

/** Reads the facts of a row, one a measure, and binds those to each other that are whole and part. */
export function readMeasures(
  row: Row,
  context: RowContext,
  filled: readonly MeasureReader[],
  out: Collector,
): readonly ParsedFact[] {
  const spare = spareTarget(row, filled)
  const readers = filled.filter((each) => each !== spare?.from)
  const read: ReadFacts = new Map(
    readers.map((each) => [each.measure.value, each.read(row, context, spare?.to === each ? spare.column : null)]),
  )
  for (const { measure } of readers) {
    const part = read.get(measure.value)
    const owner = measure.whole && read.get(measure.whole)
    if (measure.value.role === 'part' && part && owner) {
      out.update(part.id, { partOf: owner.id, unit: part.unit ?? owner.unit })
    }
  }
  bindPlaces(readers, read, out)
  return [...read.values()].filter((fact) => fact !== null)
}

interface SpareTarget {
  readonly from: MeasureReader
  readonly to: MeasureReader
  readonly column: Column
}

/** 覆盖率｜本期 91.7｜年初至今 –｜全年任务 90: the target beside 年初至今 is that of the one value that the row has. */
function spareTarget(row: Row, readers: readonly MeasureReader[]): SpareTarget | null {
  const [from, ...more] = readers.filter((each) => each.loneTarget(row))
  const [to, ...others] = readers.filter(
    ({ measure: { value, compared } }) => value.role === 'value' && !compared.target,
  )
  if (!from || !to || more.length > 0 || others.length > 0 || !to.holds(row)) return null
  const { value } = from.measure
  const alike = value.role === 'value' && value.matter === to.measure.value.matter
  return alike ? { from, to, column: from.loneTarget(row)! } : null
}

/** The columns of places are parts of the 合计 beside them where they add up to it. */
function bindPlaces(readers: readonly MeasureReader[], read: ReadFacts, out: Collector): void {
  const places = readers.filter(({ measure }) => measure.whole && measure.value.role !== 'part')
  const total = places[0]?.measure.whole
  const whole = total && read.get(total)
  const parts = places.map(({ measure }) => read.get(measure.value) ?? null)
  if (!whole || parts.length < 2 || !addUp(parts, whole)) return
  for (const part of parts) {
    if (part && out.fact(part.id)?.partOf === null) out.update(part.id, { partOf: whole.id })
  }
}
