import type { Fix } from '../../domain/finding.ts'
import { growthHolds } from '../derive-change.ts'
import { fitCell } from '../fit-cell.ts'
import { holds } from '../judged.ts'
import type { Mention } from '../mention.ts'
import { readingOf } from '../reading.ts'
import { FIELDS, indexOf } from '../sheet-index.ts'
import { FIELD_NAME, quoted, replacing } from '../wording.ts'
import { each } from './rule.ts'

/** The clause is about fact X, the value is not X's. */
export const valueMismatch = each(({ mention, claim, frame, elsewhen }, { sheet }) => {
  if (claim?.of !== 'field' || claim.fit !== 'none') return null
  const { fact, field } = claim
  const expected = fact.values[field]?.text ?? null
  const reading = readingOf(mention, indexOf(sheet))
  const other = FIELDS.find((name) => {
    const cell = fact.values[name]
    return name !== field && cell !== null && reading !== null && holds(fitCell(reading, fact, cell))
  })
  const itself = other ? `（这是其${FIELD_NAME[other]}）` : ''
  return {
    code: 'value-mismatch',
    start: mention.start,
    end: mention.end,
    message: elsewhen
      ? `${quoted(fact)}本期为${expected}，填报数据中没有文中所说时期的数，${mention.text}${itself}无从核对，请核实`
      : `${quoted(fact)}${FIELD_NAME[field]}为${expected}，文中写作${mention.text}${itself}`,
    factId: fact.id,
    expected,
    fix: elsewhen
      ? null
      : !frame || fact.growth === 0 || frame.direction === 0
        ? replacing(mention, expected)
        : sized(mention, expected, growthHolds(frame, 0, fact)),
  }
})

/** 下降2.4% of −2.5%: the verb has the sign already, where it is the right verb. */
const sized = (mention: Mention, expected: string | null, holds: boolean): Fix | null =>
  holds && expected !== null ? replacing(mention, expected.replace(/^-/, '')) : null
