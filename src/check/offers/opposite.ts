import { shareOfRest } from '../derive/share.ts'
import { totalOf } from '../derive/total.ts'
import { counterpartNamed, oppositeOf } from '../sentence/opposites.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/** 非税收入5.41亿元, 占35.4%: what a part leaves of its whole that is called by what it is not. */
export function offerOpposite(c: Case, options: Options): void {
  const { role } = c.claimed.frame
  if (role !== 'level' && role !== 'share') return
  const leftBy = (part: FactEntry) => {
    const left = [part.parent!, part]
    return c.reading.percent ? shareOfRest(c.reading, left) : totalOf(c.reading, 'difference', left)
  }
  const part = oppositeOf(c)
  if (part) options.add(leftBy(part), CALLED_SO, 0)
  // 本地村民就业1412人，外来务工｜424人: other words may as well name something else
  const counterpart = part ? null : counterpartNamed(c)
  if (counterpart) options.addIfHolds(leftBy(counterpart), CALLED_SO, 0)
}
const CALLED_SO = 1.2
