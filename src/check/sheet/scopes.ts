import { monthsOf, samePeriod } from '../context/period-relation.ts'
import { IN_PERIOD } from '../lexicon/periods.ts'
import type { NamedPeriod } from '../mention.ts'
import { onceFor } from '../once-for.ts'
import { PERIOD_FIRST } from './companions.ts'
import type { FactEntry, SheetIndex } from './sheet-index.ts'

/** A fact whose label is that of another with its scope before it: “五一”假期｜旅游收入. */
export interface Scoped {
  readonly fact: FactEntry
  readonly general: FactEntry
  readonly scope: string
}
const SHORTEST_SCOPE = 3
/** 汛期, 春节: shorter, and days all the same. */
const SEASON = /^[\u4e00-\u9fff][期节]$/

/** 全年｜立案查处案件 beside 立案查处案件: the facts that count from the start of the year what another counts in the period. */
export const widerOf = onceFor(({ facts }: SheetIndex): readonly Scoped[] =>
  facts.flatMap((fact) => {
    const [scope] = SINCE_JANUARY.exec(fact.label) ?? []
    const general =
      scope && facts.find(({ label }) => label.replace(IN_PERIOD_FIRST, '') === fact.label.slice(scope.length))
    return general ? [{ fact, general, scope }] : []
  }),
)
/** 二季度｜…, and 发生 as a word without which 全年道路交通事故 is still what 发生道路交通事故 counts. */
const IN_PERIOD_FIRST = new RegExp(`^(?:${IN_PERIOD})?(?:发生|出现|实现|共)?`)
const SINCE_JANUARY = /^(?:全年|年度|年内)?(?:累计)?(?=.)/

/** 1—9月累计新改建农村公路 beside 三季度新改建农村公路: the same, and those that name their months. */
export const runningOf = onceFor((index: SheetIndex): readonly Pick<Scoped, 'fact' | 'general'>[] => {
  const { period } = index.sheet
  const [ours, ourTo] = monthsOf(period)
  const isRunning = (fact: FactEntry): boolean => {
    const [from, to] = fact.period ? monthsOf(fact.period) : [ours, ourTo]
    return from < ours && to === ourTo
  }
  const dated = index.dated.filter(isRunning).flatMap((fact) => {
    const thing = bare(fact)
    const general = index.facts.find((one) => one.unitText === fact.unitText && !isRunning(one) && bare(one) === thing)
    return general ? [{ fact, general }] : []
  })
  return [...widerOf(index), ...dated]
})
/** 完成投资 of the half-year beside 二季度完成投资: the same of all the time that is reported on; null for what names no part of it. */
export function ofWholePeriod({ facts, sheet }: SheetIndex, fact: FactEntry): FactEntry | null {
  if (!fact.period || monthsOf(fact.period)[0] <= monthsOf(sheet.period)[0]) return null
  const thing = bare(fact)
  return facts.find((one) => !one.period && one.unitText === fact.unitText && bare(one) === thing) ?? null
}
/** 四季度投资 beside 年内累计投资: the dated fact that counts of the time named what the other counts from the first of the year on. */
export const inPartOf = ({ dated, sheet }: SheetIndex, { label }: FactEntry, named: NamedPeriod): FactEntry | null => {
  const thing = label.replace(SINCE_JANUARY, '')
  return dated.find((one) => samePeriod(named, one.period!, sheet.period) && bare(one) === thing) ?? null
}
/** 接待游客 of 四季度接待游客. */
const bare = ({ label }: FactEntry): string => label.replace(PERIOD_FIRST, '').replace(/^累计/, '')

/** The facts of a sheet that have a scope which another fact shares. */
export const scopedOf = onceFor(({ facts }: SheetIndex): readonly Scoped[] => {
  const scoped = facts.flatMap((fact) => scopeOf(fact, facts))
  const scopes = new Set(scoped.map(({ scope }) => scope))
  return [...scoped, ...facts.flatMap((fact) => [...scopes].flatMap((scope) => partWithin(fact, scope, scoped)))]
})

/** 国庆假期旅游收入, a part of 四季度旅游综合收入: under another name than its whole. */
function partWithin(fact: FactEntry, scope: string, scoped: readonly Scoped[]): Scoped[] {
  const general = fact.parent
  if (!general || fact.period || !fact.label.startsWith(scope) || scoped.some((one) => one.fact === fact)) return []
  return general.label.endsWith(fact.label.slice(-2)) ? [{ fact, general, scope }] : []
}

function scopeOf(fact: FactEntry, facts: readonly FactEntry[]): Scoped[] {
  if (fact.period) return []
  const isGeneral = (other: FactEntry): boolean =>
    other !== fact && bare(other).length > 2 && fact.label.endsWith(bare(other))
  const general = fact.parent && isGeneral(fact.parent) ? fact.parent : facts.find(isGeneral)
  if (!general) return []
  const scope = fact.label.slice(0, -bare(general).length)
  const shared = facts.some((other) => other !== fact && other.label.startsWith(scope))
  return (scope.length >= SHORTEST_SCOPE || SEASON.test(scope)) && shared ? [{ fact, general, scope }] : []
}
