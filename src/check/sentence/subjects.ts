import type { Mention } from '../mention.ts'
import { arrives, type Role } from '../roles/frame.ts'
import { flowToldOf, stockToldOf } from '../sheet/flow-and-stock.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import type { Gate } from '../sheet/unit-gate.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import { callAgain, raiseTotal } from './call-again.ts'
import { raiseOfHead } from './headed.ts'
import { raiseInSeason } from './in-season.ts'
import { countedBeside, keepToMeasure, measuredAlong, measuredSo } from './measured.ts'
import { keepToNamedPeriod } from './named-period.ts'
import { raiseNarrower } from './narrower.ts'
import { raiseOfOtherScope, raiseOfScope, stayWithin } from './of-scope.ts'
import { raiseOneOfTwo } from './one-of-two.ts'
import { oppositeOf } from './opposites.ts'
import { isOfOtherPeriod } from './other-period.ts'
import { raise } from './raise.ts'
import { levelsUnnamed, UNNAMED_PART } from './unnamed-part.ts'

/** How surely a comparison without a noun of its own speaks of the fact stated last, the one before, … */
const PASSED_ON = [0.85, 0.5, 0.35, 0.3]

/** What tells of whom a number speaks. */
export type Spoken = Pick<Case, 'index' | 'text' | 'claimed' | 'plan' | 'memory' | 'scorer'> & {
  readonly reading?: Case['reading']
}

/** How well each fact, by place, suits as what the clause speaks of: by its own words, or by what was just stated. */
export function subjectsOf(c: Spoken): Float64Array {
  const { claimed, plan, scorer, index, memory } = c
  const subjects = plan
    ? scorer.score(plan.own ?? claimed.own, plan.shared, plan.first, claimed)
    : scorer.score(claimed.own, undefined, claimed)
  const { silent } = scorer
  if (plan?.head) raiseOfHead(c, plan.head, plan.beyond, subjects)
  if (silent) for (let i = 0; i < subjects.length; i++) subjects[i]! *= 0.75
  inherit(c, subjects, silent)
  const { last } = memory
  if (last) {
    keepTogether(index.facts, last, silent, subjects)
    stayWithin(c, last, subjects)
  }
  const { role, turned } = claimed.frame
  if (role === 'level' && !turned && !silent && !isPercent(claimed.mention)) goOn(memory, subjects)
  keepToNamedPeriod(c, subjects)
  if (!silent)
    for (const part of index.parts)
      subjects[part.place]! -= UNNAMED_PART * levelsUnnamed(scorer, part, memory.told.has(part) ? 1 : undefined)
  raiseNarrower(c, subjects)
  raiseInSeason(c, subjects)
  if (plan?.head) keepToMeasure(index.facts, plan.head, subjects)
  const opposite = oppositeOf(c)
  if (opposite) subjects[opposite.place] = 0
  return subjects
}

function inherit(c: Spoken, subjects: Float64Array, silent: boolean): void {
  const { claimed, plan, memory } = c
  const { role } = claimed.frame
  const compares = role !== 'level' || arrives(claimed.frame)
  const awaited = isAwaited(c) || isNew(c) || isOfOtherPeriod(c)
  const share = (silent || COMPLETES.inClauseOf(c) || awaited ? 1 : 0.55) * (compares || awaited ? 1 : 0.6)
  if (plan?.fromStated) {
    const fact = memory.citedFor(plan)?.fact ?? memory.statedFor(plan)
    // 三类火情分别下降: the noun is that of all that were told, though only one of them bears it
    raise(subjects, fact, plan.kind === null ? 0.95 * share : OF_KIND)
    raise(subjects, flowToldOf(c, fact), STOCK * share)
  } else if (role === 'whole') {
    raise(subjects, memory.last?.parent, 0.95)
    if (memory.last?.values.target && OF_YEAR.inClauseOf(c)) raise(subjects, memory.last, 0.6)
  } else {
    passOn(c, subjects, share)
    raiseMeasured(c, subjects, share)
    raiseOfScope(c, subjects)
    if (role === 'change') raiseOfOtherScope(c, subjects)
    const whole = memory.last?.parent
    if (whole && memory.stated.includes(whole)) raise(subjects, whole, 0.7 * share)
    for (const fact of memory.before) raise(subjects, fact, 0.4 * share)
    raise(subjects, stockToldOf(c), STOCK * share)
    raise(subjects, flowToldOf(c, memory.last), STOCK * share)
    callAgain(c, subjects)
    raiseTotal(c, subjects)
    raiseOneOfTwo(c, subjects, share, silent)
  }
}
const STOCK = 0.95
const OF_KIND = 1
/** 占全年｜110公里的: of what was to be done. */
const OF_YEAR = new Clue(/占(?:到|了)?(?:全年|年度|年初)的?$/, '占')

function raiseMeasured(c: Spoken, subjects: Float64Array, share: number): void {
  const measured = measuredSo(c)
  if (measured) raise(subjects, measured.fact, 0.95 * (measured.bare ? 1 : share))
  raise(subjects, countedBeside(c), 0.95)
  raise(subjects, measuredAlong(c), ALONG)
}

const ALONG = 0.6

const MEASURED_LIKE_ITS_FACT: ReadonlySet<Role> = new Set(['change', 'gap', 'prior', 'target'])
/** The facts stated last, of those that such a number can be a change of: 改造38个，惠及1.27万户，还差｜22个. */
function passOn({ memory, reading, claimed, scorer }: Spoken, subjects: Float64Array, share: number): void {
  const { stated, named, besideNote } = memory
  const { kind } = claimed.mention
  const gates = reading && kind === 'quantity' && MEASURED_LIKE_ITS_FACT.has(claimed.frame.role) ? reading.gates : null
  let back = 0
  for (let i = stated.length - 1; i >= 0 && back < PASSED_ON.length; i--) {
    const fact = stated[i]!
    if ((gates !== null && cannotChange(gates, fact)) || namesSibling(scorer, fact)) continue
    // 受理、办结均为26件，同比减少15件: of either
    const isEither = back > 0 && memory.alike.includes(fact) && memory.alike.includes(memory.last!)
    raise(subjects, fact, PASSED_ON[isEither ? 0 : back++]! * share)
  }
  if (claimed.frame.role === 'change' || claimed.frame.role === 'multiple')
    raise(subjects, named, PASSED_ON[0]! * share)
  // 问题少28个，整改率90.3%，环比少｜17个: after a rate of it the text goes on with how it changed
  const whole =
    kind === 'quantity' && claimed.frame.role === 'change' ? memory.calculated.share?.facts.at(-1) : undefined
  if (whole && memory.calculated.changed.has(whole)) raise(subjects, whole, PASSED_ON[0]! * share)
  if (claimed.frame.role === 'gap' && stated.length === 0) raise(subjects, besideNote, PASSED_ON[0]! * share)
}
const cannotChange = (gates: readonly Gate[], { place, numerator, isRank, isRate }: FactEntry): boolean =>
  gates[place] === 'shut' && !numerator && !isRank && !isRate

/** Ⅱ类占75%，Ⅲ类｜占25%: another part than the one just told. */
const namesSibling = (scorer: Spoken['scorer'], fact: FactEntry): boolean =>
  scorer.rulesOut(fact) && (fact.parent?.parts ?? []).some((part) => scorer.namesBeside(part, fact))

/** 新增服务站3个，累计建成｜14个: only by how much it grew was told so far, and the clause names no other thing. */
const isAwaited = (c: Spoken): boolean =>
  c.memory.last !== undefined && !c.memory.hasTold(c.memory.last, 'value') && ALTOGETHER.inClauseOf(c) !== null
/** 救援队伍16支，新组建｜3支: nothing but what is new of what was told, in its unit. */
const isNew = (c: Spoken): boolean =>
  c.memory.last !== undefined && c.reading?.gates[c.memory.last.place] === 'same' && NEWLY.inClauseOf(c) !== null
const NEWLY = new Clue(/^新[\u4e00-\u9fff]{1,3}$/, '新')
const ALTOGETHER = new Clue(/累计|总|共|达|现有|已|目前/, '累总共达现已目')

/** 完成建设目标的95.3%: what its clause names is the target. */
const COMPLETES = new Clue(/^[已共仅]?(?:完成|占|达到?|为)/, '完占达为')

/** A sheet keeps together what belongs together: 开工9个、2846户 are neighbours there. */
function keepTogether(facts: readonly FactEntry[], last: FactEntry, silent: boolean, subjects: Float64Array): void {
  for (let place = Math.max(0, last.place - 2); place < facts.length && place <= last.place + 2; place++)
    if (place !== last.place) subjects[place]! += silent ? 0.12 : 0.04
}

const isPercent = ({ kind }: Mention): boolean => kind === 'percentage' || kind === 'multiple'

/** A sentence goes on to the next fact sooner than it repeats one, and to a sibling where it was listing parts. */
function goOn({ stated, last }: Spoken['memory'], subjects: Float64Array): void {
  for (const fact of stated) subjects[fact.place]! -= 0.12
  for (const part of last?.parent?.parts ?? []) subjects[part.place]! += 0.06
}
