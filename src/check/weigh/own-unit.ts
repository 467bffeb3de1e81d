import measures from '../lexicon/measures.json' with { type: 'json' }
import { isValue, type Option } from '../offers/options.ts'
import { SPEAKS } from '../sheet/likeness.ts'
import { anyOf } from '../text/any-of.ts'
import { Clue, lastOf } from '../text/clue.ts'
import type { Case } from './case.ts'

/**
 * 资助困难幼儿｜612人次、61.2万元: two measures of one thing may have the same digits. In the unit in which the sheet has the
 * number of a fact that the words speak of, it is that and no wrong unit of another, unless a word says how it is measured.
 */
export function ratherOwnUnit(c: Case, best: Option | null, all: readonly Option[]): Option | null {
  if (!isValue(best) || best.claim.fit !== 'unit' || MEASURED_IN.inClauseOf(c)) return best
  const { gates } = c.reading
  const own = all
    .filter(isValue)
    .find(({ claim, subject }) => claim.fit === 'exact' && subject >= SPEAKS && gates[claim.fact.place] === 'same')
  return own ?? best
}
/** 资助金额｜612人次. */
const MEASURE_WORDS = [...measures.money, ...measures.area]
const MEASURED_IN = new Clue(`${anyOf(MEASURE_WORDS)}(?:分别|共|约|为|是|达到?)*$`, lastOf(MEASURE_WORDS))
