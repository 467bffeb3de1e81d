import { baseNamed, FORMER } from '../context/comparison.ts'
import { daysOf, monthsOf } from '../context/period-relation.ts'
import { meanOfTotal } from '../derive/between.ts'
import { meanOf } from '../derive/mean.ts'
import { totalIn } from '../derive/total.ts'
import { comparedWith, type Reading } from '../fit/reading.ts'
import { areWithin } from '../fit/slip.ts'
import { type DerivedClaim, holds } from '../judged.ts'
import { NOW } from '../lexicon/periods.ts'
import { formerField, formerFields } from '../roles/field-named.ts'
import { arrives } from '../roles/frame.ts'
import { SPEAKS } from '../sheet/likeness.ts'
import type { FactEntry, Field } from '../sheet/sheet-index.ts'
import { leftOf } from '../text/character-class.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import { counts, countsLoosely } from './counted-so.ts'
import { type Each, meanFor } from './for-each.ts'
import { meanOff, namedBy } from './mean-off.ts'
import type { Options } from './options.ts'
import { offerPerMonthLeft } from './per-month.ts'

const isMean = ({ label }: FactEntry): boolean => label.includes('均')

/** 全年能耗｜9860吨标准煤 beside 人均能耗346千克标准煤: with no word for each, so much is no mean gone wrong. */
export function isMoreThanMean({ each, reading }: Case, fact: FactEntry): boolean {
  const { n } = fact.values.value
  return each === null && isMean(fact) && n > 0 && (reading.based?.lo ?? 0) >= FAR_MORE * n
}
const FAR_MORE = 1000

/** 培训12场、1046人，平均每场87人: what was stated, spread over what the sheet counts so; 日均8.9吨: over the days reported on. */
export function offerAverages(c: Case, subjects: Float64Array, options: Options): void {
  const { each, memory, reading, index } = c
  if (each === null) {
    offerMeanAgain(c, options)
    return
  }
  if (options.all.some(({ claim }) => claim.of === 'field' && holds(claim.fit) && isMean(claim.fact))) return
  const spans = [...spansOf(each.noun, index.sheet.period), ...spansTold(c, each.noun)]
  if (spans.length > 0) {
    const unit = SPAN[each.noun[0]!] ?? '天'
    for (const raw of spans) {
      const many = { raw, text: `${raw}${unit}` }
      for (const total of index.facts) {
        const likeness = total === memory.last ? Math.max(STATED, subjects[total.place]!) : subjects[total.place]!
        if (likeness >= SPEAKS) options.addIfHolds(meanOf(reading, total, many), likeness, 0)
      }
    }
    offerPerMonthLeft(c, options)
    offerSpread(c, subjects, spans[0]!, unit, options)
    return
  }
  const last = memory.last?.place ?? -1
  const told = [...memory.before.slice(-MOST), ...memory.stated.slice(-MOST)]
  const stated = new Set(told)
  // 院坝会184场，场均50人次: a sheet keeps together what belongs together
  if (last >= 0) for (const near of index.facts.slice(Math.max(0, last - NEAR), last + NEAR + 1)) stated.add(near)
  for (const fact of index.facts) if (subjects[fact.place]! >= SPREADS) stated.add(fact)
  const over = new Set([
    ...namedBy(index.facts, each.noun),
    ...index.facts.filter((fact) => counts(fact, each.noun)),
    ...told.filter((fact) => countsLoosely(fact, each.noun)),
  ])
  offerMeansOfSums(c, [...stated], options)
  for (const field of fieldsOf(c))
    for (const count of over)
      for (const total of stated)
        if (total !== count)
          addMean(
            meanFrom(reading, total, count, field, each.per),
            told.includes(total) && told.includes(count),
            options,
          )
  const off =
    c.claimed.frame.role === 'level' && !each.unsaid
      ? meanOff(
          {
            facts: index.facts,
            subjects,
            told,
            over: [...over],
            ofThen: (fact) => memory.hasTold(fact, 'lastYear') || memory.hasTold(fact, 'lastPeriod'),
          },
          each,
          reading.stated,
        )
      : null
  const claim = off && meanFrom(reading, off.total, off.count, fieldsOf(c)[0]!, each.per)
  if (claim?.fit === 'none' && areWithin(OF_SIZE, comparedWith(reading, off!.total).lo, claim.outcome!))
    options.add(claim, STATED, 0)
}

/** 平均每天3.4件 is not the value of what has no mean in its name; 每个站点服务34.8家 is no number of 站点. */
export const isMeanOfOther = (each: Each | null, fact: FactEntry): boolean =>
  each !== null && (each.unsaid ? namedBy([fact], each.noun).length > 0 : !fact.label.includes('均'))

/** A quotient of any two that does not come out is no slip of another: there are too many. Of two just told it may be in a wrong unit. */
const addMean = (claim: DerivedClaim | null, told: boolean, options: Options): void => {
  if (claim && (holds(claim.fit) || (told && claim.fit === 'unit'))) options.add(claim, told ? TOLD : STATED, 0)
}

/** 每名保洁员600元 is no mean of 368.6万元 over 109名. */
const OF_SIZE = 10.5
/** As many facts of a sentence are looked at. */
const MOST = 4
const STATED = 0.6
/** More than of what the sheet has beside it and nobody spoke of. */
const TOLD = 0.65
/** As far apart in the sheet what belongs together may stand. */
const NEAR = 3
/** From this likeness on a fact may be what is spread: 人均｜调解4.8件. */
const SPREADS = 0.3

/** 两级河长59名，巡河5872次，人均｜99.5次; 网格员508名，每个网格｜5.3名: over a sum that was told, or of it. */
function offerMeansOfSums(c: Case, stated: readonly FactEntry[], options: Options): void {
  const { memory, each, reading, index } = c
  const sum = memory.calculated.sums.at(-1)
  if (!sum) return
  const { noun, per } = each!
  const total = totalIn(sum, 'value')
  const first = sum.facts[0]!
  const many = { raw: total.n / first.factor, text: `(${total.expression})${first.unitText}` }
  if (counts(first, noun))
    for (const one of stated)
      if (!sum.facts.includes(one))
        options.addIfHolds(meanOf(reading, one, many, { over: null, field: 'value', per }), STATED, 0)
  if (per !== 1) return
  for (const count of index.facts)
    if (counts(count, noun) && !sum.facts.includes(count))
      options.addIfHolds(meanOfTotal(reading, sum, count), STATED, 0)
}

const MEAN_OF_THEN = new Clue(`(${FORMER})的?(?:[\u4e00-\u9fff]均|平均每)[\u4e00-\u9fff]{0,8}$`, '均')
/** Of which period it is the mean. */
function fieldsOf(c: Case): readonly Field[] {
  const { frame } = c.claimed
  if (frame.role === 'prior') return formerFields(frame.base)
  // 高于上年同期案均｜8.88万元
  const then = MEAN_OF_THEN.inClauseOf(c)?.[1]
  const named = then ? formerField(baseNamed(then)) : null
  return named ? [named] : fieldsTold(c)
}

/** 上年同期培训10场、890人次，场均｜89人次: of then, where that alone was told; of now as well, where both were. */
function fieldsTold({ claimed: { before, from, mention }, memory, text }: Case): readonly Field[] {
  const { last } = memory
  // 1080人次（去年同期890人次），场均
  if (!last || !CITES.has(before?.frame.role) || OF_NOW.test(text.slice(from, mention.start))) return NOW_ALONE
  const latest = memory.fieldTold(last) ?? 'value'
  return latest !== 'value' && memory.hasTold(last, 'value') ? [latest, 'value'] : [latest]
}
const CITES: ReadonlySet<string | undefined> = new Set(['level', 'prior'])
const NOW_ALONE: readonly Field[] = ['value']
const OF_NOW = new RegExp(`^[)）]|${NOW}`)

function meanFrom(
  reading: Reading,
  total: FactEntry,
  count: FactEntry,
  field: Field,
  per: number,
): DerivedClaim | null {
  const cell = count.values[field]
  return cell && meanOf(reading, total, cell, { over: count, field, per })
}

/** 案均罚款3.04万元，低于上年同期的｜3.2万元; 批均由2.23人降至｜1.95人: the mean told last, of another period. */
function offerMeanAgain(c: Case, options: Options): void {
  const { memory, claimed, reading } = c
  const { role } = claimed.frame
  if (role === 'prior') offerSpanAgain(c, options)
  if (!memory.calculated.mean || !(role === 'prior' || arrives(claimed.frame) || ON_AVERAGE.inClauseOf(c))) return
  const { facts, per } = memory.calculated.mean
  for (const field of fieldsOf(c)) options.addIfHolds(meanFrom(reading, facts[0]!, facts[1]!, field, per), AGAIN, 0)
}
const AGAIN = 0.9
/** 平均每份6.66万元；去年33份、241.75万元，平均｜7.33万元. */
const ON_AVERAGE = new Clue(/^[，、；]?平均[为达是约仅]*$/, '均为达是约仅')

/** 日均收运37.8吨，上年同期｜39.3吨: over the days of then. */
function offerSpanAgain(
  { text, claimed: { before, frame }, memory: { last }, reading, index }: Case,
  options: Options,
) {
  const each = before && last && frame.base === 'yoy' ? meanFor(text, before) : null
  if (!each) return
  const { period } = index.sheet
  for (const raw of spansOf(each.noun, { ...period, year: period.year - 1 })) {
    const many = { raw, text: `${raw}${SPAN[each.noun[0]!] ?? '天'}` }
    options.addIfHolds(meanOf(reading, last!, many, { over: null, field: 'lastYear', per: 1 }), AGAIN, 0)
  }
}

/** 污水处理量1326.5万吨，日均｜15.4万吨: of what was just told, over the days of the period, where it is about as much. */
function offerSpread(
  { claimed, memory, reading, each, scorer }: Case,
  subjects: Float64Array,
  raw: number,
  unit: string,
  options: Options,
) {
  const { last } = memory
  if (claimed.frame.role !== 'level' || !last?.isAmount || last.period || !memory.hasTold(last, 'value')) return
  if (!(scorer.silent || subjects[last.place]! >= SPEAKS) || each!.per !== 1 || reading.gates[last.place] !== 'same')
    return
  const claim = meanOf(reading, last, { raw, text: `${raw}${unit}` })
  if (claim?.fit === 'none' && areWithin(ABOUT, comparedWith(reading, last).lo, claim.outcome!))
    options.add(claim, STATED, 0)
}
const ABOUT = 2

/** As many of it as the period has: days, weeks, months. 1—6月，平均每月: a report on a month or a quarter may count from the first of the year on. */
function spansOf(noun: string, period: Case['index']['sheet']['period']): readonly number[] {
  if (!OF_TIME.has(noun[0]!)) return []
  const [from, to] = monthsOf(period)
  const starts = from > 1 ? [from, 1] : [from]
  return starts.map((start) => {
    const days = daysOf(period.year, start, to)
    return noun[0] === '月' ? to - start + 1 : noun[0] === '周' ? Math.round(days / 7) : days
  })
}
/** 国庆8天劝导612起，日均｜77起: as many days as were told. */
function spansTold({ text, claimed: { mention } }: Case, noun: string): readonly number[] {
  const unit = SPAN[noun[0]!] ?? '天'
  const told = [...leftOf(text, mention.start, TOLD_WITHIN).matchAll(LENGTH)]
    .filter((found) => found[2] === unit)
    .at(-1)
  return told && OF_TIME.has(noun[0]!) ? [Number(told[1])] : []
}
const LENGTH = /(?<![\d.])(\d{1,3})(天|周|个月)/g
const TOLD_WITHIN = 32
const OF_TIME = new Set('月周日天')
const SPAN: Readonly<Record<string, string>> = { 月: '个月', 周: '周' }
