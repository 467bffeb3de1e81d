import { restBeside, totalOf } from '../derive/total.ts'
import { holds } from '../judged.ts'
import { THE_OTHERS, THE_REST } from '../lexicon/rest.ts'
import { ENDS_TOGETHER, IN_ALL } from '../lexicon/together.ts'
import { inSameUnit } from '../sentence/named-heads.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import { turnsToPeriod } from './of-other-period.ts'
import type { Options } from './options.ts'
import { largerOfNoun } from './share-wholes.ts'

/*
 * What is left of two facts of which the sheet does not say that the one is a part of the other: 损坏房屋38间，开工修缮35间，
 * 尚有3间未开工.
 */

/** Offers what was done, or had its share told, as leaving the rest. */
export function offerRestOfTold(c: Case, recent: readonly FactEntry[], options: Options): void {
  offerRestOfShared(c, options)
  offerNotYetDone(c, recent, options)
  offerNotReached(c, recent.at(-1), options)
  offerRestOfNoun(c, options)
  offerRestOfTotal(c, recent.at(-1), options)
  offerRestOfCases(c, options)
}

/** 查处13起，罚11人，另有｜2起: the sheet itself says that the persons are a part of the cases. */
function offerRestOfCases({ claimed, reading, memory }: Case, options: Options): void {
  if (claimed.frame.role !== 'remainder') return
  for (const part of memory.stated)
    if (
      part.parent &&
      part.unit?.dimension === 'person' &&
      part.parent.unit?.dimension !== 'person' &&
      memory.stated.includes(part.parent)
    )
      options.addIfHolds(restBeside(reading, part.parent, part), SAID, 0)
}

/** 日常养护里程172.8公里，未列入的｜13.7公里: of 公路总里程, which no sentence near has to tell. */
function offerRestOfTotal({ claimed, reading, index }: Case, told: FactEntry | undefined, options: Options): void {
  if (claimed.frame.role !== 'remainder' || !told || index.companions[told.place]!.whole !== null) return
  const noun = told.label.slice(-NOUN)
  for (const whole of index.facts)
    if (whole.label.endsWith(`总${noun}`)) options.addIfHolds(totalOf(reading, 'difference', [whole, told]), NAMED, 0)
}

/** 占损坏总数的92.1%，其余｜3间; 修缮和安置合计占92.1%，其余｜3间: without all of it whose share was just told. */
function offerRestOfShared({ memory, reading, index }: Case, options: Options): void {
  // 其余39户, which the sheet has itself
  if (options.all.some(({ claim }) => holds(claim.fit))) return
  const { share, shared } = memory.calculated
  if (!share || share.total) return
  const whole = share.facts.at(-1)!
  if (index.companions[share.fact.place]!.whole === whole) return
  const told = [...shared.keys()].filter((fact) => shared.get(fact) === whole)
  const parts = new Set([...told, ...share.facts.slice(0, -1)])
  options.add(totalOf(reading, 'difference', [whole, ...parts]), SAID, 0)
}
const SAID = 0.8

/** 5间未开工, 3处尚未整改. */
const NOT_DONE = new Clue(/^[一-龥]{0,4}?(?:未|没有?|待)([一-龥]{2})/, '未没待')
const REACH = 9
/** 未开工5间. */
const NOT_DONE_BEFORE = new Clue(/(?:未|没有|待)([一-龥]{2})的?$/, '未没待')
/** 开工修缮35间，尚有｜5间未开工: of what was told last but one, without what was done about it. */
function offerNotYetDone(c: Case, recent: readonly FactEntry[], options: Options): void {
  const { text, claimed, reading, index } = c
  const [whole, done] = recent.slice(-2)
  if (!whole || !done) return
  if (
    turnsToPeriod(c, whole) ||
    whole.values.value.n < done.values.value.n ||
    index.companions[done.place]!.whole !== null
  )
    return
  const { end } = claimed.mention
  const deed = (NOT_DONE.within(text, end, end + REACH) ?? NOT_DONE_BEFORE.inClauseOf(c))?.[1]
  // 委托处置1.52万吨、自行处置2460吨，未处置的: of neither is the other a part
  const isMeant = deed
    ? done.label.includes(deed) && !whole.label.includes(deed)
    : claimed.frame.role === 'remainder' && isDoneOf(done, whole)
  if (isMeant) options.add(totalOf(reading, 'difference', [whole, done]), SAID, 0)
}

/** 供水覆盖21.7万人，未覆盖｜6.7万人: of all whose noun it shares, 农村供水人口, told or not. */
function offerNotReached(c: Case, told: FactEntry | undefined, options: Options): void {
  if (!told || c.index.companions[told.place]!.whole !== null) return
  const { end } = c.claimed.mention
  const deed = (NOT_DONE_BEFORE.inClauseOf(c) ?? NOT_DONE.within(c.text, end, end + REACH))?.[1]
  const whole = deed && told.label.includes(deed) ? largerOfNoun(c, told) : null
  if (whole) options.addIfHolds(totalOf(c.reading, 'difference', [whole, told]), SAID, 0)
}

/** 剩下, 其余, before a number and its noun. */
const LEFT = new Clue(`${THE_REST}的?$`, '剩余留')
/** 剩下｜3间房屋: of what bears that noun, without what was done about it, where it comes out. */
function offerRestOfNoun(c: Case, options: Options): void {
  const { text, claimed, reading, index } = c
  if (LEFT.inClauseOf(c) === null) return
  const noun = text.slice(claimed.mention.end, claimed.mention.end + NOUN)
  const alike = index.facts.filter(({ place, isAmount }) => isAmount && reading.gates[place] === 'same')
  for (const whole of alike) {
    if (!whole.label.includes(noun) || whole.isDone) continue
    for (const done of alike)
      if (index.companions[done.place]!.whole === null && isDoneOf(done, whole))
        options.addIfHolds(totalOf(reading, 'difference', [whole, done]), NAMED, 0)
  }
}
const NOUN = 2
const NAMED = 0.5
/** 修缮受损农房 of 损坏房屋: a deed, and the thing it was done about. */
const isDoneOf = (done: FactEntry, whole: FactEntry): boolean =>
  done.isDone && [...whole.label.slice(-NOUN)].some((one) => done.label.includes(one))

const TOGETHER = new Clue(
  `^[，；、]?(?:而|其中)?${THE_OTHERS}[^，；。、\\d]{0,6}${IN_ALL}[为达约有]*$`,
  `${ENDS_TOGETHER}共`,
)
/** 工资性收入7830元，其余三项合计｜6032元: the whole without those of its parts that were told. */
export function offerRestTogether(c: Case, options: Options): void {
  const { memory, reading, index } = c
  if (!memory.last || reading.percent || TOGETHER.inClauseOf(c) === null) return
  const { whole } = index.companions[memory.last.place]!
  if (!whole) {
    // 信访总量183件，来访62件、来信14件，另外两类共｜107件: the sheet does not say that they are its parts
    const beside = inSameUnit(memory.stated, reading)
    if (beside.length > 1) options.addIfHolds(totalOf(reading, 'difference', beside), NAMED_TOGETHER, 0)
    return
  }
  const told = memory.stated.filter((fact) => index.companions[fact.place]!.whole === whole)
  const isAll = index.facts.every((part) => index.companions[part.place]!.whole !== whole || told.includes(part))
  const apart = isAll ? setApart(c, whole) : told
  if (apart) options.add(totalOf(reading, 'difference', [whole, ...apart]), NAMED_TOGETHER, 0)
  else for (const one of told) options.addIfHolds(totalOf(reading, 'difference', [whole, one]), NAMED_TOGETHER, 0)
}
/** 三类分别为286、1473和559人，低保占63.5%，其余两类合计｜845人: where all were told, the others are those beside the one spoken of since. */
function setApart(
  {
    memory: {
      calculated: { share },
    },
  }: Case,
  whole: FactEntry,
): readonly FactEntry[] | null {
  return share?.facts.length === 2 && share.facts.at(-1) === whole && !share.total ? [share.fact] : null
}
const NAMED_TOGETHER = 1
