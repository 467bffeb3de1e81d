import type { Fact, FactSheet, Period } from '../../domain/fact-sheet.ts'
import { offeredSlots } from '../fact-slots.ts'
import { amountOf, inUnitOf, measureOf, ownAmount } from '../render-amount.ts'
import { isWholeYear } from '../render-change.ts'
import { reachesTarget } from '../render-target.ts'
import { labelOf, spokenLabel } from '../spoken-label.ts'
import words from './indicator-words.json' with { type: 'json' }
import { movedWell, verbOf } from './phrase.ts'

/** What the facts themselves show to be amiss. */
export interface Shortfalls {
  /** Behind the target: a rate below it, or an amount of the year so far behind the share of it that has passed. */
  readonly behind: readonly Fact[]
  /** Every target not yet reached, for the plans. */
  readonly unmet: readonly Fact[]
  /** Worse than the year before, by the indicator's own direction. */
  readonly worse: readonly Fact[]
  /** Totals of which not all is settled, with the word for settling. */
  readonly open: readonly { readonly whole: Fact; readonly outcome: string }[]
}

/** The share of the year that has passed at the period's end. */
const elapsed = ({ quarter, half, month }: Period): number =>
  quarter ? quarter / 4 : half ? half / 2 : month ? month / 12 : 1

const SO_FAR = /累计|^1月?[—至]|^前|年内|年初|今年/

/** Targets are mostly the year's: what a quarter by itself has done of one is progress, however little, and no problem. */
function isBehind(fact: Fact, sheet: FactSheet): boolean {
  if (reachesTarget(fact) !== false) return false
  if (measureOf(fact) !== 'amount') return true
  if (!isWholeYear(sheet) && !SO_FAR.test(spokenLabel(fact).stage)) return false
  const now = ownAmount(fact)
  const target = fact.target === null ? null : amountOf(fact.target, fact.unit)
  const aim = target && inUnitOf(now, target)
  return aim?.gt(0) === true && now.lo.div(aim).lt(elapsed(sheet.period))
}

const OUTCOMES = [...words.outcomes].sort((a, b) => b.length - a.length)

/**
 * 完成整改 of 其中：完成整改, 开工 of 已开工重点项目; null where the part is no settling of its whole: 完成线上培训 is none
 * of 开展培训 that would be left to do.
 */
function outcomeOf(part: Fact, whole: Fact): string | null {
  const label = labelOf(part)
  const settled = OUTCOMES.find((each) => label.startsWith(each))
  if (settled === undefined) return null
  if (!label.startsWith('已'))
    return labelOf(whole).endsWith(label.slice(settled.length)) ? settled.replace('立行立改', '完成整改') : null
  const matter = labelOf(whole).slice(verbOf(labelOf(whole)).length)
  const outcome = label.endsWith(matter) ? label.slice(0, -matter.length) : label
  return outcome.replace(/^已/, '')
}

function openOf(sheet: FactSheet): Shortfalls['open'] {
  const found = sheet.facts.flatMap((part) => {
    const whole = sheet.facts.find(({ id }) => id === part.partOf)
    const outcome = whole ? outcomeOf(part, whole) : null
    if (!whole || outcome === null) return []
    const all = ownAmount(whole)
    const settled = inUnitOf(all, ownAmount(part))
    return settled?.lt(all.lo) ? [{ whole, outcome }] : []
  })
  return found.filter(({ whole }, index) => found.findIndex((each) => each.whole === whole) === index)
}

/** Levels, rates, ranks and days speak for themselves; of other counts a rise may only show more work, and a fall less need. */
const isTelling = (fact: Fact): boolean =>
  measureOf(fact) !== 'amount' ||
  ownAmount(fact).unit === '天' ||
  [...words.alarms, ...words.slumps].some((word) => fact.label.includes(word))

/** Reads the sheet for what is amiss, without judging what it does not say. */
export function shortfallsOf(sheet: FactSheet): Shortfalls {
  const unmet = sheet.facts.filter((fact) => reachesTarget(fact) === false && hasGap(fact, sheet))
  const behind = unmet.filter((fact) => isBehind(fact, sheet))
  const worse = sheet.facts.filter((fact) => movedWell(fact) === false && isTelling(fact) && !behind.includes(fact))
  return { behind, unmet, worse, open: openOf(sheet) }
}

const hasGap = (fact: Fact, sheet: FactSheet) => offeredSlots(fact, sheet).some(({ aspect }) => aspect === 'gap')

/** 排查的环境隐患 of 排查环境隐患: the matter that is not settled yet. */
export function matterOf(whole: Fact): string {
  const label = labelOf(whole).replace(/^辖区/, '')
  const verb = verbOf(label)
  return verb ? `${verb}的${label.slice(verb.length)}` : label.replace(/(发现|排查|受理)(?=问题|隐患|投诉)/, '$1的')
}
