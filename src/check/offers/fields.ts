import { COMPARES } from '../context/comparison.ts'
import { asValue, comparable, fitCell, fitGrowth, fitTarget } from '../fit/fit-cell.ts'
import { type Reading, unhedged } from '../fit/reading.ts'
import { isPlainSlip } from '../fit/slip.ts'
import type { Fit } from '../judged.ts'
import { BEYOND } from '../lexicon/beyond.ts'
import { NOW } from '../lexicon/periods.ts'
import type { Base, Role } from '../roles/frame.ts'
import { tellsTheOther } from '../sheet/flow-and-stock.ts'
import { SPEAKS } from '../sheet/likeness.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import type { Case } from '../weigh/case.ts'
import { isMeanOfOther, isMoreThanMean } from './averages.ts'
import { isByChance } from './by-chance.ts'
import { hintsAt, listsTargets } from './cell-hints.ts'
import { CITED, type Citable, isOfOthersThen } from './cited-cells.ts'
import { isLeftOfOther } from './left-beside.ts'
import { isGap, LEFT, saysDone } from './left-undone.ts'
import { isToldSo } from './no-value.ts'
import type { Options } from './options.ts'
import { isOfOther, isRuledOut } from './ruled-out.ts'
import { isFormerOfPlan, unmeant } from './unmeant.ts'
import { isBeforeThis } from './until-then.ts'

/** Offers the cells of a fact as what the number states. */
export function offerFields(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { reading, citing } = c
  const { role } = c.claimed.frame
  const growth = citesGrowth(c, fact)
  const plainly = isNamedByHedge(c, fact) ? unhedged(reading) : reading
  let asked = false
  for (const citable of CITED[role === 'gap' && isGap(fact) ? 'level' : role]) {
    const cell = fact.cells[citable.at]
    if (!cell) continue
    const fit = growth
      ? fitGrowth(reading, cell)
      : citable.field === 'target'
        ? fitTarget(citing, fact, cell)
        : fitCell(citable.base === null && role !== 'target' ? plainly : citing, fact, cell)
    // most words hardly speak of most facts: without the number of a cell nothing more is asked
    if (fit === 'none' && subject < HINTED_BY_SLIP) continue
    if (!asked && isOfOther(c, fact)) return
    asked = true
    if (isRuledOut(c, fact, citable)) continue
    const slips =
      fit === 'none' && isPlainSlip(reading.digits, cell.digits) && !(citable.field === 'value' && isOfThen(c, fact))
    if (fit === 'none' && !mayBeWrong(c, fact, subject, slips)) continue
    offerCell(c, { fact, citable, fit, growth, subject, slips }, options)
  }
}

/** Offers what was added as what a fact counts, where no word compares: 标志标牌增设｜76块. */
export function offerValueAdded(c: Case, fact: FactEntry, subject: number, options: Options): void {
  if (!isToldSo(c, fact, 'value')) options.addIfHolds(asValue(c.reading, fact), subject, ADDED)
}
const ADDED = -0.1

/** A number taken for a cell of a fact. */
export interface Taken {
  readonly fact: FactEntry
  readonly citable: Citable
  readonly fit: Fit
  /** Its size alone is compared: the fact is itself a growth. */
  readonly growth: boolean
  readonly subject: number
  /** A slip of the hand makes the number of the cell. */
  readonly slips: boolean
}

/** Offers one cell, as readily as role and words allow. */
function offerCell(c: Case, taken: Taken, options: Options): void {
  const { fact, citable, fit, growth, subject, slips } = taken
  const { field, preference } = citable
  const { claimed, reading, scorer } = c
  const isWrong = fit === 'none'
  if (isByChance(c, taken, field !== 'value' && isHinted(c, fact, citable))) return
  const misses = isWrong || (fit === 'unit' && subject < SPEAKS)
  const hinted = isHinted(c, fact, citable) || (field === 'target' && !isWrong && (claimed.meant || listsTargets(c)))
  if (misses && preference < UNSURE && (!hinted || claimed.mention.presumed)) {
    if (preference > FAR_OFF) options.addIfHolds({ of: 'field', fact, field, fit }, subject, preference)
    return
  }
  if (!isWrong && !hinted && (isOfOthersThen(c, fact, field) || isFormerOfPlan(c, field))) return
  const readily = hinted ? (isWrong ? NAMED_AFAR : HINTED) : preference
  const stated = growth && subject > HARDLY && (!isWrong || !PACE.test(claimed.frame.word)) ? GROWTH_STATED : 0
  const loose = reading.gates[fact.place] === 'loose' ? LOOSE_UNIT : 0
  const unheard = isWrong || readily <= UNREADY ? UNHEARD * (1 - Math.min(1, scorer.coverage[fact.place]!)) : 0
  options.add(
    { of: 'field', fact, field, fit },
    slips ? subject + SLIPPED : subject,
    readily + stated - loose - unheard - unmeant(c, taken),
  )
}
/** Less ready than that a cell is cited wrongly only where words name it. */
const UNSURE = -0.1
/** 离全年目标76.7%还差: the cell that a distance is measured from may have a slip in it. */
const FAR_OFF = -0.15
/** A cell that a word of the clause names from afar: 上年最大的一天才76毫米, 离90口的计划, 年底要冲93%. */
const HINTED = -0.08
/** 上季度漏损率为｜4.7%, where it was 4.8% and is 4.3%: what is wrong is the cell that was named. */
const NAMED_AFAR = 0.02
/** 下降9.7% read as the value of a growth indicator is nearer than as a change of it. */
const GROWTH_STATED = 0.3
/** Words that hardly speak of a growth name another's. */
const HARDLY = 0.3
/** 加快0.4% tells how a growth changed: it is no growth itself. */
const PACE = /^(?:[高低快慢]于?|加快|放缓|提速|回升|回落|收窄|扩大)$/
const LOOSE_UNIT = 0.04
/** What words leave unheard of a label speaks against a value that is not its own. */
const UNHEARD = 0.2
/** So unready a cell is cited that it is a value gone wrong sooner than itself: 损失34.2万元, which is last year's. */
const UNREADY = -0.3
/** A value off by a slip of the hand is meant sooner than one that is another altogether, and on fewer words. */
const SLIPPED = 0.1
const HINTED_BY_SLIP = SPEAKS - SLIPPED

/** 去年同期检查企业｜920家次: no slip of what is now, where the sheet has what was then. */
export const isOfThen = (c: Case, fact: FactEntry): boolean =>
  CITED[c.claimed.frame.role].some(
    (then) => (then.base === 'yoy' || then.base === 'qoq') && fact.values[then.field] && isHinted(c, fact, then),
  )

/** A growth that the number cites, of now or of then; 降幅由3.2%扩大到｜8.4%: by its size. */
const citesGrowth = ({ claimed: { frame } }: Case, { growth, isRate }: FactEntry): boolean =>
  growth !== 0 &&
  isRate &&
  (frame.role === 'change' || (frame.role === 'level' ? frame.ofFall : frame.role === 'prior' && frame.word !== ''))

/** 配员不足34件, where the sheet counts 配员不足. */
function isNamedByHedge({ text, claimed: { mention, from }, reading }: Case, { label }: FactEntry): boolean {
  const { approx } = reading.plain
  const isHedge = approx !== null && approx !== '约' && mention.text.startsWith(approx) && label.includes(approx)
  // 查处超限车辆超420辆: the one of the label stands before it
  return isHedge && !text.slice(from, mention.start).includes(approx)
}

/** Whether a number that is not in the cell can be meant as it. */
function mayBeWrong(c: Case, fact: FactEntry, subject: number, slips: boolean): boolean {
  const { claimed, reading, scorer, plan } = c
  const { role } = claimed.frame
  // 第四 is as much a place as 第四位
  const loose = reading.gates[fact.place] === 'loose' && !fact.isRank
  const least = slips ? HINTED_BY_SLIP : loose ? SPEAKS_LOOSELY : SPEAKS
  if (subject < least || !comparable(reading, fact) || (loose && scorer.silent)) return false
  if (isMeanOfOther(c.each, fact) || tellsTheOther(c, fact) || isBeforeThis(c, fact)) return false
  if (isMoreThanMean(c, fact) || isLeftOfOther(c, fact)) return false
  // 已整改35个 is no number of 限期整改问题
  if (role === 'level' && fact.isUndone && saysDone(c)) return false
  if (role === 'remainder') return LEFT.test(fact.label) || isLeftAfterChange(c, fact)
  // 来访和来信合计, 来访9件，来信4件，合计: neither is the sum
  return role !== 'sum' || !(plan?.heads || c.memory.hasTold(fact, 'value'))
}
/** 法律援助工作站46个 is no number of 法律援助案件, in 件: where the classifier is another, more of the words must fit. */
const SPEAKS_LOOSELY = 0.55

/** 隐患减少27处，还剩｜65处: what is left after a fall is the fact's own number. */
const isLeftAfterChange = ({ memory }: Case, fact: FactEntry): boolean =>
  memory.last === fact && memory.calculated.changed.has(fact)

/** Whether words name the cell from afar. */
function isHinted(c: Case, fact: FactEntry, citable: Citable): boolean {
  const { field, base } = citable
  const { claimed } = c
  const { role } = claimed.frame
  if (field === 'value' || !NAMED_FROM_AFAR.has(role)) return false
  // 去年新增341户: what was added then, where 比去年提高2.5% is by how much
  if (role === 'change' && COMPARES.inClauseOf(c)) return false
  return hintsAt(c, field, citable.at) || claimed.led === base || goesOn(c, fact, base)
}

/** 去年新增341户, 去年同期药占比为27.8%, 上年同期任务完成率为90.4%. */
const NAMED_FROM_AFAR: ReadonlySet<Role> = new Set(['level', 'change', 'share', 'completion'])

/** 发现93个，销号88个；去年同期发现112个，销号｜104个: what follows a former number, of a fact that was told. */
const goesOn = (c: Case, fact: FactEntry, base: Base | null): boolean => {
  const { before, from, mention } = c.claimed
  const follows = before?.frame.role === 'prior' && before.frame.base === base && c.memory.hasTold(fact, 'value')
  return follows && !SAYS_NOW.test(c.text.slice(from, mention.start))
}
const SAYS_NOW = new RegExp(NOW)

/** 高于94%的目标: the word compares, it does not hedge. */
const COMPARING = new RegExp(`^(?:不?${BEYOND}|超|突破)$`)
/** The number as it stands to the cells that it is compared with. */
export const citingOf = (reading: Reading): Reading =>
  reading.plain.approx !== null && COMPARING.test(reading.plain.approx) ? unhedged(reading) : reading
