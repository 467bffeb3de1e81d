import { fitOutcome } from '../fit/fit.ts'
import type { Written } from '../fit/reading.ts'
import { holds } from '../judged.ts'
import type { Mention, Stated } from '../mention.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { gate, type Measured } from '../sheet/unit-gate.ts'

import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import { isValue, type Option, type Options } from './options.ts'
import { namesRate } from './rate-named.ts'

/*
 * What is calculated of a number that a note gives: 加上四季度计划的8台，预计达到｜34台; 比全市平均84.1%高｜2.1个百分点; 抽测42台，
 * 超标5台，超标率｜11.9%. Only of what the sentence told, and only where words ask for that calculation and it comes out.
 */

/** A number of a note that the sentence told. */
export interface Noted {
  readonly mention: Mention
  readonly note: string
}

/** One side of a calculation, in base units. */
interface Operand {
  readonly n: number
  readonly measured: Measured
}
const ofStated = (stated: Stated): Operand => ({ n: stated.near.lo * (stated.unit?.near ?? 1), measured: stated })
/** All that notes tell but the last, beside which they stand. */
const beforeLast = (noted: readonly Noted[]): Operand[] =>
  noted.slice(0, -1).map(({ mention }) => ofStated(mention.stated!))
const ofFact = (fact: FactEntry): Operand => ({ n: fact.values.value.n, measured: fact })
const sizeOf = ({ stated }: Mention): number => stated!.near.lo

const ADDS = new Clue(/加上|再|届时|将|共|合计|累计|总/, '加再届将共合累总')
const APART = new Clue(/[差高低多少剩余未还仍尚只仅]/, '差高低多少剩余未还仍尚只仅')
const EACH = new Clue(/每/, '每')
/** Of the city, where the text speaks of the district: 领先全市平均水平｜0.9个百分点. */
const BEYOND_OURS = new Clue(/全[国省市州县区镇乡]|平均/, '全平')
const SHARES = new Clue(/占[^，；。]*$|完成/, '占完')
/** 占全镇22个行政村的｜40.9%. */
const OF_NOTED = /占[^，；。\d]{0,8}[\d.]+[\u4e00-\u9fff]{1,10}的$/
const BEFORE_NOTED = 10
const GROWTH = new Clue(/[增降减]幅|增速/, '幅速')
const MOST = 3
const SUBJECT = 0.6

/** Offers the calculations that a number of a note enters. */
export function offerNoted(c: Case, options: Options): void {
  const { memory, claimed, reading } = c
  if (claimed.mention.kind === 'percentage-point') offerFromNoted(c, options)
  const noted = memory.noted.slice(-MOST)
  if (noted.length === 0 || (!c.scorer.silent && options.all.some(isNamed))) return
  if (reading.percent) offerShareOfNoted(c, noted, options)
  else if (claimed.mention.kind === 'quantity') offerAmountOfNoted(c, noted, options)
}

/** 完成整改14个，其余149个限期整改: what the words name has its own number. */
const isNamed = (option: Option): boolean => isValue(option) && option.subject >= NAMED
const NAMED = 0.7

function offer(options: Options, { note, mention }: Noted, written: Written, outcome: number): void {
  if (holds(fitOutcome(written, outcome)))
    options.add({ of: 'note', note, given: mention.text, fit: 'covered' }, SUBJECT, 0)
}

/**
 * 老旧管网余下37.4公里，其中城东16公里，占｜42.8%; 试点7个村，占已分类村的｜36.8%: of another such number, or of a fact;
 * 50万元以上的村9个，占全镇22个村的｜40.9%: what was told, of it.
 */
function offerShareOfNoted(c: Case, noted: readonly Noted[], options: Options): void {
  const { claimed, reading, index, memory } = c
  const part = noted.at(-1)!
  if (OF_NOTED.test(c.text.slice(Math.max(0, part.mention.start - BEFORE_NOTED), claimed.mention.start)))
    // 试点村7个，占全镇22个行政村的｜31.8%: both may be told by notes
    for (const { n } of [
      ...beforeLast(noted),
      ...memory.stated
        .slice(-MOST)
        .filter(({ isRate }) => !isRate)
        .map(ofFact),
    ])
      offer(options, part, reading.percent!, (n / ofStated(part.mention.stated!).n) * 100)
  if (!SHARES.within(c.text, part.mention.end, claimed.mention.start) && !namesRate(c)) return
  const { n, measured } = ofStated(part.mention.stated!)
  const wholes = [...beforeLast(noted), ...index.facts.map(ofFact)]
  for (const whole of wholes)
    if (whole.n > n && gate(measured, whole.measured) !== 'shut')
      offer(options, part, reading.percent!, (n / whole.n) * 100)
}

/** Sums, differences, products and means: with another such number, or with a fact that was just told. */
function offerAmountOfNoted(c: Case, noted: readonly Noted[], options: Options): void {
  const { memory, claimed, reading, text, each } = c
  const one = noted.at(-1)!
  const { n, measured } = ofStated(one.mention.stated!)
  const others = [...beforeLast(noted), ...memory.stated.slice(-MOST).map(ofFact)]
  const written = reading.based ?? reading.plain
  const clause = (clue: Clue, from: number): boolean => clue.within(text, from, claimed.mention.start) !== null
  for (const other of others) {
    if (each) {
      offer(options, one, written, n / other.n)
      offer(options, one, written, other.n / n)
    }
    if (clause(EACH, one.mention.start - 8)) offer(options, one, written, n * other.n)
    if (gate(measured, other.measured) === 'shut' || gate(reading.stated, measured) === 'shut') continue
    if (clause(ADDS, one.mention.start - 8)) offer(options, one, written, n + other.n)
    if (clause(APART, claimed.ownStart)) offer(options, one, written, Math.abs(n - other.n))
  }
}

/** 比全市平均84.1%高｜2.1个百分点: how far a rate, or by how much something moved, lies from one that a note gives. */
function offerFromNoted(c: Case, options: Options): void {
  const { memory, claimed, reading, index } = c
  const rates = memory.stated.filter(({ isRate }) => isRate).map(({ values }) => values.value.n)
  if (memory.calculated.share?.outcome) rates.push(memory.calculated.share.outcome)
  const moved = GROWTH.inClauseOf(c) ? memory.last?.values : undefined
  if (moved?.lastYear) rates.push(Math.abs(moved.value.n / moved.lastYear.n - 1) * 100)
  const told = memory.noted.filter(({ mention }) => mention.kind === 'percentage')
  const ofOthers = BEYOND_OURS.inClauseOf(c) ? index.notes.flatMap(ratesIn) : []
  const near = claimed.mention.start - (told.at(-1)?.mention.end ?? 0) < REACH
  for (const rate of rates.slice(-MOST))
    for (const other of near ? [...told, ...ofOthers] : ofOthers)
      offer(options, other, reading.plain, Math.abs(rate - sizeOf(other.mention)))
}
const REACH = 16
const ratesIn = ({ text, mentions }: Case['index']['notes'][number]): Noted[] =>
  mentions.filter(({ kind }) => kind === 'percentage').map((mention) => ({ mention, note: text }))
