import type { Collector } from './collector.ts'
import type { Column } from './columns.ts'
import type { Row } from './grid.ts'
import type { MeasureReader, RowContext } from './measure-reader.ts'
import type { ParsedFact } from './parsed-facts.ts'
import { addUp } from './totals.ts'

type ReadFacts = ReadonlyMap<Column, ParsedFact | null>

/** Reads the facts of a row, one a measure, and binds those to each other that are whole and part. */
export function readMeasures(row: Row, context: RowContext, readers: readonly MeasureReader[], out: Collector): void {
  const read: ReadFacts = new Map(readers.map((each) => [each.measure.value, each.read(row, context)]))
  for (const { measure } of readers) {
    const part = read.get(measure.value)
    const owner = measure.whole && read.get(measure.whole)
    if (measure.value.role === 'part' && part && owner) {
      out.update(part.id, { partOf: owner.id, unit: part.unit ?? owner.unit })
    }
  }
  bindPlaces(readers, read, out)
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
