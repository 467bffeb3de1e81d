import { monthsOf } from '../context/period-relation.ts'
import { derived } from '../derive/derived.ts'
import { fitOutcome } from '../fit/fit.ts'
import type { DerivedClaim } from '../judged.ts'
import { BEYOND, MORE_OR_LESS, saysMore } from '../lexicon/beyond.ts'
import { twoNamedBy } from '../sentence/named-by.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { shown } from '../shown.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/*
 * How far the completion of a target lies from the part of the year that is over, or from the completion of another:
 * 完成45%，落后时序进度｜5个百分点; 充电设施完成率比燃气软管低｜16个百分点.
 */

const EACH = '(?:分别|依次|各|均)'
const PACE = new Clue(
  `(${BEYOND}|${MORE_OR_LESS}|超)(?:了|出)?(?:全年|年度)?(?:时间|时序|序时)(?:进度|要求|目标)*(?:约|近|${EACH})?$|[比较](?:全年|年度)?(?:时间|时序|序时)(?:进度|要求|目标)*${EACH}?(${MORE_OR_LESS}|超)(?:了|出)?(?:约|近)?$`,
  '时序',
)
const THAN = new Clue(
  `([^，；。：、\\s]{2,14}?)的?(?:完成率|完成进度|进度)[比较]([^，；。：、\\s]{2,14}?)(?:的?(?:完成率|完成进度|进度))?(${MORE_OR_LESS})(?:出|了)?(?:约|近)?$`,
  '比较',
)
const MONTHS = 12

/** What part of its target a fact has come to, in per cent; with the digits. */
interface Done {
  readonly percent: number
  readonly digits: string
}
function doneOf({ label, isRate, values: { value, target } }: FactEntry): Done | null {
  // 管网任务完成率73.1%，快于时序进度｜23.1个百分点: the sheet tells the completion itself
  if (isRate) return /完成|进度/.test(label) ? { percent: value.n, digits: value.text } : null
  return target && target.n !== 0
    ? { percent: (value.n / target.n) * 100, digits: `${value.digits}/${target.digits}` }
    : null
}

/** Offers how far a completion lies ahead or behind. */
export function offerPace(c: Case, options: Options): void {
  if (c.claimed.mention.kind !== 'percentage-point') return
  const pace = PACE.inClauseOf({ text: c.text, claimed: c.claimed.listHead ?? c.claimed })
  // 收入、支出分别完成52.0%和73.4%，分别快于时序进度2.0个和｜23.4个百分点: each of its own
  const last = c.plan?.fromStated ? c.memory.statedFor(c.plan) : c.memory.last
  const [, to] = monthsOf(c.index.sheet.period)
  if (pace && last)
    options.add(
      apart(c, [last], doneOf(last), { percent: (to / MONTHS) * 100, digits: `${to}/${MONTHS}` }, pace[1] ?? pace[2]!),
      NAMED,
      0,
    )
  const than = THAN.inClauseOf(c)
  const two = than && twoNamedBy(c, than[1]!, than[2]!, isTargeted)
  if (two) options.add(apart(c, two, doneOf(two[0]), doneOf(two[1]), than[3]!), NAMED, 0)
}
const NAMED = 1
const isTargeted = ({ values, isRate }: FactEntry): boolean => values.target !== null && !isRate

function apart(
  { reading: { plain, places } }: Case,
  facts: readonly FactEntry[],
  one: Done | null,
  other: Done | null,
  word: string,
): DerivedClaim | null {
  if (!one || !other) return null
  const outcome = one.percent - other.percent
  return derived({
    rule: 'difference',
    facts,
    measure: '完成率',
    outcome,
    show: () => ({ expression: `${one.digits}-${other.digits}`, result: `${shown(outcome, places)}个百分点` }),
    fit: fitOutcome(plain, Math.abs(outcome)),
    directionHolds: Math.sign(outcome) === (saysMore(word) || word === '超' ? 1 : -1),
  })
}
