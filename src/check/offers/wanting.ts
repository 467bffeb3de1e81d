import { COMPARES } from '../context/comparison.ts'
import { changeOf } from '../derive/change.ts'
import type { DerivedClaim } from '../judged.ts'
import type { Against } from '../roles/field-named.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import { isGap } from './left-undone.ts'
import type { Options } from './options.ts'

/* What a fact wants of its target. */

/** How far a fact lies from its target or a former value, whichever way. */
export const wantingOf = ({ reading, claimed }: Case, fact: FactEntry, base: Against): DerivedClaim | null =>
  changeOf(reading, { ...claimed.frame, direction: 0 }, fact, base)

/** 完成剩余4个投放点建设任务, 年内再新增90张: what the target still wants. */
export function offerStillToDo(c: Case, fact: FactEntry, subject: number, options: Options): void {
  if (!c.claimed.meant || c.reading.percent) return
  const { role } = c.claimed.frame
  const isToDo = role === 'level' || role === 'target' || (role === 'change' && !COMPARES.inClauseOf(c))
  if (isToDo) options.addIfHolds(wantingOf(c, fact, 'target'), subject, -0.1)
}

/** How far it lies from its target; of what the sheet has no target of, what it wants of what was. */
export function offerWanting(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { target } = fact.values
  if (!target && isGap(fact)) return
  options.add(changeOf(c.citing, c.claimed.frame, fact, 'target'), subject, 0)
  if (!target && IS_GAP.inClauseOf(c)) options.addIfHolds(wantingOf(c, fact, 'yoy'), subject, 0)
}
/** 土地出让5.38亿元，下降近两成，缺口｜1.34亿元: of what has no target, what is wanting of what was. */
const IS_GAP = new Clue(/缺口|缺额|欠账/, '缺欠')

/** 支出6840万元，计划7600万元，未支出｜760万元: what was told last was not done so far of its target. */
export function offerNotYet(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { memory, index, reading } = c
  if (memory.last !== fact || !fact.values.target || !fact.isAmount || reading.percent) return
  const deed = NOT_YET.inClauseOf(c)?.[1]
  if (deed === undefined || index.companions[fact.place]!.whole !== null) return
  const likely = Math.max(subject, OF_LAST)
  if (memory.targeted === fact && fact.label.includes(deed)) options.add(wantingOf(c, fact, 'target'), likely, 0)
  else options.addIfHolds(wantingOf(c, fact, 'target'), likely, 0)
}
const NOT_YET = new Clue(
  /^[，、；（]?(?:[但还尚仍暂]|其中)*[未待没]([\u4e00-\u9fff]{2})[\u4e00-\u9fff]{0,5}$/,
  '未待没',
)
const OF_LAST = 0.6
