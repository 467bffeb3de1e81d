import measures from '../lexicon/measures.json' with { type: 'json' }
import { isValue, type Option } from '../offers/options.ts'
import { SPEAKS } from '../sheet/likeness.ts'
import { anyOf } from '../text/any-of.ts'
import { Clue, lastOf } from '../text/clue.ts'
import type { Case } from './case.ts'

/**
 * 资助困难幼儿｜612人次、61.2万元: two measures of one thing may have the same digits. In the unit in which the sheet has the
 * number of a fact that the words speak of, it is that and no wrong unit of another, unless a word says that it is measured otherwise.
 */
export function ratherOwnUnit(c: Case, best: Option | null, all: readonly Option[]): Option | null {
  if (best?.claim.of === 'derived' && best.claim.fit === 'unit') return ofItsMeasure(best, all)
  if (!isValue(best) || best.claim.fit !== 'unit') return best
  const [, money, area] = MEASURED_IN.inClauseOf(c) ?? []
  const measured = money ? 'money' : area ? 'area' : null
  const own = all.filter(isValue).find(({ claim: { fact, fit }, subject }) => {
    const isSo = measured === null || fact.unit?.dimension === measured
    return fit === 'exact' && isSo && subject >= SPEAKS
  })
  return own ?? best
}
/** 服务站尚未实现全覆盖，与目标相差｜7.1个百分点: the rate that lies so far off, rather than the stations, of which 7.1% are wanting. */
const ofItsMeasure = (best: Option, all: readonly Option[]): Option =>
  all.find(
    ({ claim, subject }) =>
      claim.of === 'derived' && claim.fit === 'exact' && claim.directionHolds && subject >= SPEAKS && claim.fact.isRate,
  ) ?? best

/** 资助金额｜612人次. */
const MEASURED_IN = new Clue(
  `(?:(${anyOf(measures.money)})|(${anyOf(measures.area)}))[^，；。、]{0,3}$`,
  lastOf([...measures.money, ...measures.area]),
)
