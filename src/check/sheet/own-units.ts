import type { Mention } from '../mention.ts'
import { onceFor } from '../once-for.ts'
import { inOwnUnit } from '../scan/stated.ts'
import { unitAt } from '../scan/unit-at.ts'
import type { SheetIndex } from './sheet-index.ts'
import { withoutScale } from './unit-gate.ts'

/* 检查836校次, 完成12标段: what the sheet counts in is a unit, also where no table has it. */

/** The units of a sheet that the table does not have, or has in part: 船 of 船次. Longest first. */
const ownUnits = onceFor<SheetIndex, readonly string[]>(({ facts }) =>
  [...new Set(facts.map(({ unitText }) => withoutScale(unitText)))]
    .filter((unit) => unit !== '' && unitAt(unit, 0)?.end !== unit.length)
    .sort((a, b) => b.length - a.length),
)

/** The mentions of a text, where what follows a number is a unit of the sheet's own. */
export function withOwnUnits(index: SheetIndex, text: string, mentions: Mention[]): Mention[] {
  const units = ownUnits(index).filter((unit) => text.includes(unit))
  return units.length === 0 ? mentions : mentions.map((mention) => inUnitOf(units, text, mention))
}

function inUnitOf(units: readonly string[], text: string, mention: Mention): Mention {
  const { stated, start, end, exempt } = mention
  if (stated === null || exempt !== null || !mention.text.endsWith(stated.unitText)) return mention
  const at = end - stated.unitText.length
  const unit = units.find((one) => one.startsWith(stated.unitText) && text.startsWith(one, at))
  if (unit === undefined) return mention
  const to = at + unit.length
  return { ...mention, end: to, text: text.slice(start, to), stated: inOwnUnit(stated, unit) }
}
