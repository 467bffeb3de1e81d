import { shareOfRest } from '../derive/share.ts'
import { totalOf } from '../derive/total.ts'
import { asValue } from '../fit/fit-cell.ts'
import { holds } from '../judged.ts'
import type { Role } from '../roles/frame.ts'
import { headsJoined } from '../sentence/named-heads.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/* 除社会生活、建筑施工两类外，其余投诉｜337件; 除国庆假期外接待游客｜36.92万人次: a whole without the parts that the words except. */

const EXCEPT = new Clue(
  /除(?:了|开)?([\u4e00-\u9fff、]{2,30}?)(?:[这两二三四五][两二三四五]?[类项者种个])?[之以]?外，?(?![还也另又再同])[^，；。：、\d]{0,14}$/,
  '外',
)
const REACH = 56

/** The parts that the words before a number except; null where they name none, or not parts of one whole. */
function exceptedIn(c: Case): readonly FactEntry[] | null {
  const { from, mention } = c.claimed
  const [, names] = EXCEPT.within(c.text, Math.max(from, mention.start - REACH), mention.start) ?? []
  const parts = names && headsJoined(c, names)
  return parts && parts.length > 0 && parts.every(({ parent }) => parent && parent === parts[0]!.parent) ? parts : null
}

/** Offers what the other parts come to, or make of the whole. */
export function offerExceptNamed(c: Case, options: Options): void {
  const { role } = c.claimed.frame
  if (!ROLES.has(role)) return
  const parts = exceptedIn(c)
  if (!parts) return
  const whole = parts[0]!.parent!
  if (c.reading.percent) {
    const rest = shareOfRest(c.reading, [whole, ...parts])
    if (role === 'share') options.add(rest, NAMED, 0)
    else options.addIfHolds(rest, NAMED, 0)
    return
  }
  // 除农村外，其余3214人, which the sheet has itself
  const other = whole.parts.find((part) => !parts.includes(part) && holds(asValue(c.reading, part).fit))
  options.add(other ? asValue(c.reading, other) : totalOf(c.reading, 'difference', [whole, ...parts]), NAMED, 0)
}
const NAMED = 1.2
const ROLES: ReadonlySet<Role> = new Set(['level', 'remainder', 'share', 'sum'])
