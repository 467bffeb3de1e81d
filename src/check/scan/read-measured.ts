import type { FigureKind } from '../../domain/finding.ts'
import { endsClause } from '../text/character-class.ts'
import { Clue } from '../text/clue.ts'
import { hanFault } from './han-form.ts'
import { type Measured, measuredOf } from './measured.ts'
import { type Numeral, readNumeral } from './numeral.ts'
import { readFraction, readTenths } from './part-of-whole.ts'
import { readOn } from './two-units.ts'
import { type UnitAt, unitAt } from './unit-at.ts'

/** Reads numeral + unit at `i`: 1204人次, 六成五, 百分之八十, 三分之一, 3元5角, 三个半小时. */
export function readMeasured(text: string, i: number): Measured | null {
  const numeral = readNumeral(text, i)
  if (numeral === null) return null
  return readFraction(text, numeral) ?? readTenths(text, numeral) ?? readWithUnit(text, numeral)
}

const KIND_BY_DIMENSION = new Map<string, FigureKind>([
  ['percent', 'percentage'],
  ['percentage-point', 'percentage-point'],
  ['multiple', 'multiple'],
  ['doubling', 'multiple'],
])

const COUNTS = new Clue(/(?:仅有?|只有?|共有?|[为达是]|[尚还]差)$/, '仅只共有为达是差')
const WANTING = new Clue(/缺口(?:还?[有达为])?$|[尚还仍]缺$|[尚还仍]差$/, '口有达为缺差')
/** 锦旗十一面, 上年同期仅九路, 尚差五路: a numeral of two characters, or one that is told of, whose classifier ends the clause. */
function lastUnit(text: string, numeral: Numeral): UnitAt | null {
  if (!numeral.han || numeral.pair) return null
  // 缺口｜十四路抓紧补齐: what is wanting is counted, whatever follows
  if (numeral.digits.length === 2 && WANTING.before(text, numeral.start, 5)) return unitAt(text, numeral.end)
  const counts = numeral.digits.length === 2 || COUNTS.before(text, numeral.start, 2)
  const unit = counts ? unitAt(text, numeral.end) : null
  return unit !== null && endsClause(text, unit.end) ? unit : null
}

/** A Han numeral of so many characters is no part of a word. */
const LONG = 3
function readWithUnit(text: string, numeral: Numeral): Measured {
  // 五里河 is a name, 一百二十里 a distance
  const length = numeral.end - numeral.start
  const unit =
    unitAt(text, numeral.end, numeral.han && length < LONG) ?? (length < LONG ? lastUnit(text, numeral) : null)
  if (unit === null) return measuredOf(numeral, 'quantity', numeral.end, null)
  const kind = (unit.unit && KIND_BY_DIMENSION.get(unit.unit.dimension)) || 'quantity'
  const fault = numeral.han && numeral.fault === null ? hanFault(text, numeral, unit) : numeral.fault
  const measured = measuredOf(fault === numeral.fault ? numeral : { ...numeral, fault }, kind, unit.end, unit)
  return readOn(text, measured) ?? measured
}
