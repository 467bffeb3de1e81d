import { asValue } from '../fit/fit-cell.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { EPSILON } from '../shown.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import { LEFT } from './left-undone.ts'
import type { Options } from './options.ts'

/* 整改完成352个，尚有｜13个未销号: what the part that was told last leaves of its whole, which the sheet has as a fact of its own. */

/** The fact for what the part told last leaves, 正在整改扬尘问题; null where the sheet has none. */
function leftBeside({ memory: { last }, index }: Case): FactEntry | null {
  const whole = last && index.companions[last.place]!.whole
  if (!whole || LEFT.test(last.label)) return null
  const rest = whole.values.value.n - last.values.value.n
  const isRest = ({ label, values }: FactEntry) => LEFT.test(label) && Math.abs(values.value.n - rest) < EPSILON
  return whole.parts.find((part) => part !== last && isRest(part)) ?? null
}

/** Whether a fact tells of something else left over: 裸土未覆盖问题 after 整改扬尘问题, where 未 is all that the words share with it. */
export function isLeftOfOther(c: Case, fact: FactEntry): boolean {
  if (SAYS_LEFT.inClauseOf(c) === null || !LEFT.test(fact.label)) return false
  const left = leftBeside(c)
  return left !== null && left !== fact
}

/** Offers what is left; where it does not come out, only if nothing else is named. */
export function offerLeftBeside(c: Case, options: Options): void {
  const left = leftBeside(c)
  if (!left) return
  const claim = asValue(c.reading, left)
  const { mention } = c.claimed
  const isBare = ONLY_LEFT.inClauseOf(c) !== null && SAYS_NO_OTHER.test(c.text.slice(mention.end, mention.end + 2))
  if (isBare) options.add(claim, MEANT, 0)
  else options.addIfHolds(claim, MEANT, 0)
}
const MEANT = 0.85
const SAYS_LEFT = new Clue(/[尚仍还]有|未|没|[剩余留]|正在|在办/, '有未没剩余留在')
const ONLY_LEFT = new Clue(
  /^[，；、（]?(?:[尚仍还另]有|剩余|剩下|余下|[尚仍还]剩|[尚还暂]?未(?:销号|办结|整改|完成整改|整改到位))$/,
  '有余下剩号结改位',
)
const SAYS_NO_OTHER = /^(?:[，。；、）]|[未没尚仍还正在待]|限期|需要|$)/
