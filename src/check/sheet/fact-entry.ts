import { type Decimal, decimal, digitsOf, pow10 } from '../../domain/decimal.ts'
import type { Fact, FactSheet } from '../../domain/fact-sheet.ts'
import { readFactValue } from '../../domain/fact-value.ts'
import { withoutAmong } from '../../domain/label.ts'
import { type Unit, unitOf } from '../../domain/unit.ts'
import { CHANGE_NAMED, FALL_NAMED, GROWTH_NAMED } from '../lexicon/moves.ts'
import type { NamedPeriod, Stated } from '../mention.ts'
import { read } from '../read.ts'
import { significandOf } from '../shown.ts'
import { gradeSpoken } from '../text/grades.ts'
import { lessIsBetter } from './better.ts'
import { isDone, isUndone } from './deeds.ts'
import { numeratorOf, withoutScale } from './unit-gate.ts'

/** The cells of a fact that a text may cite. */
export type Field = 'value' | 'lastYear' | 'lastPeriod' | 'target'
export const FIELDS: readonly Field[] = ['value', 'lastYear', 'lastPeriod', 'target']

/** A cell of the sheet, read exactly. */
export interface Cell {
  readonly lo: Decimal
  readonly hi: Decimal | null
  /** One unit of the last digit written. */
  readonly step: Decimal
  readonly approx: string | null
  /** `lo` and `hi` as doubles, in the sheet's unit without 万; no upper end is Infinity. */
  readonly raw: number
  readonly rawHi: number
  /** The digits without their magnitude: 1204 and 0.1204 → 1.204. */
  readonly significand: number
  /** The same in base units of the dimension. */
  readonly n: number
  readonly hiN: number
  /** The digits as the sheet has them: what an expression shows. */
  readonly digits: string
  /** As a report would state it: `1204人次`, `第3名`. */
  readonly text: string
}

/** What a fact has of each; its value always, for no sheet is taken in with one that cannot be read. */
export type Cells = Readonly<Record<Exclude<Field, 'value'>, Cell | null>> & { readonly value: Cell }

/** A fact prepared for matching. */
export interface FactEntry {
  readonly id: string
  readonly place: number
  readonly fact: Fact
  /** Without 其中：, its grade as it is spoken. */
  readonly label: string
  /** The period that the label itself names: 1—9月累计检查企业. */
  readonly period: NamedPeriod | null
  readonly unit: Unit | null
  readonly unitText: string
  /** Base units per unit; 1 for classifiers. */
  readonly factor: number
  /** The unit above the stroke of 公斤/亩. */
  readonly numerator: Unit | null
  readonly values: Cells
  /** The same in the order of `FIELDS`. */
  readonly cells: readonly (Cell | null)[]
  readonly isRate: boolean
  readonly isRank: boolean
  /** Neither a rate nor a rank: what can be added up and shared out. */
  readonly isAmount: boolean
  /** The label is itself a change: 1 for 固定资产投资增速, −1 for 能耗降低率, 0 for others. */
  readonly growth: number
  /** The label tells what was done, 整改, or what is yet to be, 未整改. */
  readonly isDone: boolean
  readonly isUndone: boolean
  /** Falling is good: concentrations, complaints, unemployment. */
  readonly lessIsBetter: boolean
  /** The facts that tell what it was, where the sheet has that as facts of their own. */
  readonly formers?: Partial<Readonly<Record<Field, FactEntry>>>
  parent: FactEntry | null
  readonly parts: FactEntry[]
}

const RATE_UNITS = new Set(['%', '％', '‰'])
/** 满意率 98.5, without its %. */
const RATE_LABEL = new RegExp(`(?:率|占比|比重|比例|${CHANGE_NAMED})$`)
const RANK_LABEL = /排名|位次|名次|排位|位居|排行|座次/
/** 秋粮生产考核, in 名 or 位: what is measured is the place taken. */
const RANKED = /(?:考核|考评|测评|评价|评比|评估|评定|督查|督导|竞赛|绩效|成绩|结果|得分|指数|增速|增幅|满意度|通报)$/
const COUNTS_OR_RANKS = new Set(['名', '位'])
const RANK_UNITS = new Set(['位次', '名次', '第几名', '第几位'])
const GROWTH_LABEL = new RegExp(`(${GROWTH_NAMED}|增长|同比)$`)
const FALL_LABEL = new RegExp(`(${FALL_NAMED}|下降|降低)$`)

/** Prepares a fact: its label, its unit and its cells, read once. */
export function entryOf(fact: Fact, place: number, sheet: FactSheet): FactEntry {
  const label = gradeSpoken(withoutAmong(fact.label))
  const unitText = fact.unit ?? readFactValue(fact.value)!.unit
  const unit = unitOf(unitText) ?? unitOf(unitText.replace(/^[万亿]/, ''))
  const isRank =
    RANK_LABEL.test(label) || RANK_UNITS.has(unitText) || (COUNTS_OR_RANKS.has(unitText) && RANKED.test(label))
  const given = (literal: string): Cell => cellOf(literal, fact.unit ?? '', unit, isRank, sheet)
  const cell = (literal: string | null): Cell | null => (literal === null ? null : given(literal))
  const values = {
    value: given(fact.value),
    lastYear: cell(fact.lastYear),
    lastPeriod: cell(fact.lastPeriod),
    target: cell(fact.target),
  }
  const isRate = RATE_UNITS.has(unitText) || (unitText === '' && RATE_LABEL.test(label))
  return {
    id: fact.id,
    place,
    fact,
    label,
    period: read(label, { period: sheet.period }).find((m) => m.period)?.period ?? null,
    unit,
    unitText,
    factor: unit?.near ?? 1,
    numerator: numeratorOf(unitText),
    values,
    cells: FIELDS.map((field) => values[field]),
    isRate,
    isRank,
    isAmount: !isRate && !isRank,
    growth: GROWTH_LABEL.test(label) ? 1 : FALL_LABEL.test(label) ? -1 : 0,
    isDone: isDone(label),
    isUndone: isUndone(label),
    lessIsBetter: isRank || lessIsBetter(label),
    parent: null,
    parts: [],
  }
}

/** How far ３ stands from 3. */
const FULL_WIDTH = 0xfee0

/** 100以上 in 人 is 100人以上. */
const BOUND = /(.*\d[万亿]?)(以上|以下|以内|左右|上下)$/

/** Reads a cell with the checker's own reader; what that leaves unread goes to the reader of value cells. */
function cellOf(typed: string, unitText: string, unit: Unit | null, isRank: boolean, sheet: FactSheet): Cell {
  const literal = typed.replace(/[０-９．]/g, (c) => String.fromCharCode(c.charCodeAt(0) - FULL_WIDTH))
  const open = BOUND.exec(literal)
  const written = open
    ? open[1]! + unitText + open[2]!
    : /[^\d.,+\-~～—–余多几十百千万亿〇零一二两三四五六七八九]$/.test(literal)
      ? literal
      : literal + (/[万亿]$/.test(literal) ? withoutScale(unitText) : unitText)
  const display = isRank ? `第${literal.replace(/[第名位]/g, '')}${/[名位]/.exec(unitText)?.[0] ?? '位'}` : written
  const value = statedOf(display, sheet) ?? fromCell(literal, unitText)
  const factor = unit?.near ?? 1
  const raw = Number(value.lo)
  const rawHi = value.hi === null ? Number.POSITIVE_INFINITY : Number(value.hi)
  return {
    lo: value.lo,
    hi: value.hi,
    step: value.step,
    approx: value.approx,
    raw,
    rawHi,
    significand: significandOf(raw),
    n: raw * factor,
    hiN: rawHi * factor,
    digits: /[+-]?\d+(?:\.\d+)?/.exec(literal.replace(/[,，\s]/g, ''))?.[0] ?? digitsOf(value.lo),
    text: display.replace(/[,，](?=\d)/g, ''),
  }
}

const statedOf = (written: string, sheet: FactSheet): Stated | null => {
  const [only, ...others] = read(written, { period: sheet.period })
  return others.length === 0 ? (only?.stated ?? null) : null
}

function fromCell(literal: string, unitText: string): Pick<Stated, 'lo' | 'hi' | 'step' | 'approx'> {
  const value = readFactValue(literal)!
  const scale = /^[万亿]/.exec(unitText)
  const times = scale ? pow10(scale[0] === '万' ? 4 : 8) : decimal(1)
  return {
    lo: value.lo.times(times),
    hi: value.hi?.times(times) ?? null,
    step: pow10(value.scale - value.places).times(times),
    approx: value.approx,
  }
}
