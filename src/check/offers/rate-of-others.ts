import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import { wordsBefore } from '../text/own-clause.ts'
import type { Case } from '../weigh/case.ts'
import { namesRate } from './rate-named.ts'

/*
 * 安全隐患428条，整改421条，整改率｜98.5%: of what was just told, whole and part. Another rate of the sheet, 燃气隐患整改率, is
 * not meant where nothing says 燃气.
 */

/** What was done of the whole by which a rate is named: 整改 in 整改率, 办结 in 办结面. */
const DEED = new Clue(/[\u4e00-\u9fff]{2}(?=[率面]|进度)/, '率面度')
const NOT = /[不未非无]$/

/** The part that was just told with its whole, where the words name the rate of the two; null where none was. */
export function justTold(c: Case, isRate: boolean): FactEntry | null {
  const { role } = c.claimed.frame
  const { last, stated } = c.memory
  const { sum } = c.memory.calculated
  if (!isRate || (role !== 'level' && role !== 'completion') || last === undefined) return null
  const { whole } = c.index.companions[last.place]!
  // 重大26处、一般2921处，分别整改24处和2876处，整改率: of all
  if (whole === null || (stated.includes(whole) && stated.at(-2) !== whole) || sum !== null) return null
  const [deed] = DEED.inClauseOf(c) ?? []
  // 不合格41批次，合格率98.1%; 参保48万人、职工9万人，参保率; 整改重大隐患24处、一般隐患2876处，整改率
  const isOfTwo = deed !== undefined && stated.every((fact) => isSaid(fact, deed) === (fact === last))
  return isOfTwo ? last : null
}

function isSaid({ label }: FactEntry, deed: string): boolean {
  const at = label.indexOf(deed)
  return at >= 0 && !NOT.test(label.slice(0, at))
}

/** Whether a fact is the rate of others than what was just told, or of more than that, and not named. */
export function isRateOfOthers(c: Case, fact: FactEntry): boolean {
  const { companions } = c.index
  // 治完4处，力争年底治理率达到75%: what is meant to be is of no number told
  if (c.claimed.meant && fact.values.target !== null) return false
  const last = fact.isRate ? justTold(c, namesRate(c)) : null
  if (last === null || companions[last.place]!.rate === fact || isNamedBeside(c, fact, last)) return false
  return isNarrower(last, fact) || ownOf(fact, last).length > 0
}

/** 整改重大隐患 beside 隐患整改率, that of all; 重点人群签约人数 is no narrower than 重点人群签约率. */
const isNarrower = ({ label }: FactEntry, rate: FactEntry): boolean =>
  label.replace(COUNT, '').length > rate.label.length - 1 &&
  [...rate.label].every((one) => one === '率' || label.includes(one))
const COUNT = /[人户家件个]数$|数量?$/

/** Whether a fact is another than what was just told with its whole, and what tells the two apart is not in the words of a rate. */
export function isUnnamedBesideLast(c: Case, fact: FactEntry): boolean {
  const last = justTold(c, namesRate(c))
  return last !== null && last !== fact && !isSpoken(c, fact) && !isNamedBeside(c, fact, last)
}

const isSpoken = ({ memory, index }: Case, fact: FactEntry): boolean => {
  const { whole } = index.companions[fact.place]!
  return memory.stated.includes(fact) || (whole !== null && memory.stated.includes(whole) && whole !== memory.last)
}

/** Whether the words hold what the name of a fact has and that of another has not. */
function isNamedBeside(c: Case, fact: FactEntry, other: FactEntry): boolean {
  const words = wordsBefore(c)
  return ownOf(fact, other).some((one) => words.includes(one))
}
/** 热线诉求按时 of 热线诉求按时办结率 beside 办结政务服务事项. */
const ownOf = ({ label }: FactEntry, other: FactEntry): readonly string[] =>
  [...label].filter((one) => one !== '率' && !other.label.includes(one))
