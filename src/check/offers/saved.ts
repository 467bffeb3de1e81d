import { changeOf } from '../derive/change.ts'
import { FIELD_OF } from '../roles/field-named.ts'
import { arrives } from '../roles/frame.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import { formerNamed } from './former-named.ts'
import type { Options } from './options.ts'

/*
 * 经费由23.4万元压减到18.6万元，节约｜4.8万元: what was saved is by how much that which was told last fell, of which no word says
 * that it fell.
 */

const SAVED = new Clue(
  /(?:节(?:约|省|支|余|水|电|能|油|气)|省(?:下|出|却|了)?|少(?:花|支))(?:了|约|近|达|开支|支出|资金|经费|费用|成本|财政资金)*$/,
  '节省少',
)

/** Offers the fall of what was told last, since the period that the words name, or since either. */
export function offerSaved(c: Case, options: Options): void {
  const { claimed, reading, memory } = c
  const { last } = memory
  if (claimed.frame.role !== 'level' || !last || last.isRate || last.label.includes('节')) return
  if (SAVED.inClauseOf(c) === null) return
  const bases = formerNamed(c)
  // 由23.4万元压减到18.6万元，节约; 比上季度节约: with both told, or where words compare, nothing else is meant
  const { before } = claimed
  const cited = before && arrives(before.frame) ? bases.filter((base) => memory.hasTold(last, FIELD_OF[base])) : []
  for (const base of bases) {
    const claim = changeOf(reading, { ...claimed.frame, direction: -1 }, last, base)
    if ((cited.length === 1 && cited[0] === base) || (bases.length === 1 && c.scorer.silent))
      options.add(claim, TOLD_LAST, 0)
    else options.addIfHolds(claim, TOLD_LAST, 0)
  }
}
const TOLD_LAST = 0.6
