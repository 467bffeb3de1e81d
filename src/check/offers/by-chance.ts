import type { Evidence } from '../sheet/evidence.ts'
import { SPEAKS } from '../sheet/likeness.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import type { Taken } from './fields.ts'

/*
 * 收集建议86条, where there are 86个 of 网格; 到位率95%, where 95.2% is another rate; 达标率94.2%, where that is what another was last
 * year: of facts of which the words hardly speak some cell has the number by chance, in a like unit, or about so much.
 */

const HARDLY = 0.23
const FEW_DIGITS = 2
const RATE_NAME = new Clue(/[\u4e00-\u9fff]{2}率/, '率')

/** Whether a number fits a cell of a fact by chance; `hinted`: words name the former value or the target that it is. */
export function isByChance(c: Case, { fact, citable, fit, subject }: Taken, hinted: boolean): boolean {
  if (fit === 'none' || fit === 'unit' || subject >= (namesNoThing(c) ? SPEAKS : HARDLY)) return false
  const { claimed, reading } = c
  if (citable.field !== 'value') return claimed.frame.role === 'level' && claimed.own.some(isStrange) && !hinted
  if (fit === 'exact' && (reading.gates[fact.place] !== 'loose' || reading.digits.length > FEW_DIGITS)) return false
  if (claimed.own.some(({ word, meant }) => word.class === 'noun' && !meant)) return true
  const rate = fact.isRate && fit !== 'exact' ? RATE_NAME.inClauseOf(c)?.[0] : undefined
  return rate !== undefined && !fact.label.includes(rate)
}

/** A word that no label has. */
const isStrange = ({ word, meant }: Evidence): boolean => !meant && word.class !== 'cue'

/** 新增农村客运班线5条, where the sheet has 农村危桥: what kind the thing is says nothing of which, where no label has the thing. */
const namesNoThing = ({ claimed: { own } }: Case): boolean =>
  own.some(isStrange) && own.every(({ word, meant }) => !meant || NO_THING.has(word.class))
const NO_THING: ReadonlySet<string> = new Set(['modifier', 'generic', 'verb', 'cue'])
