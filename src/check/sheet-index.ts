import { type Decimal, decimal, digitsOf, pow10 } from '../domain/decimal.ts'
import type { Fact, FactSheet } from '../domain/fact-sheet.ts'
import { readFactValue } from '../domain/fact-value.ts'
import { type Unit, unitOf } from '../domain/unit.ts'
import { numeratorOf } from './fit-cell.ts'
import type { Mention, NamedPeriod, Stated } from './mention.ts'
import { read } from './read.ts'
import { classOf, rivalsOf, synonymsOf, type Term, termsOf } from './terms.ts'
import type { Gate } from './unit-gate.ts'

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
  /** The same in base units of the dimension. */
  readonly n: number
  readonly hiN: number
  /** The digits as the sheet has them: what an expression shows. */
  readonly digits: string
  /** As a report would state it: `1204人次`, `第3名`. */
  readonly text: string
}

/** A word of a label with its share in telling this label from the others of the sheet. */
interface LabelWord {
  readonly word: string
  readonly weight: number
}
/** One wording of a fact: its label or an alias. */
export interface Wording {
  readonly fact: FactEntry
  readonly words: readonly LabelWord[]
  readonly total: number
}

/** A fact prepared for matching. */
export interface FactEntry {
  readonly id: string
  readonly place: number
  readonly fact: Fact
  /** Without 其中：. */
  readonly label: string
  /** The period that the label itself names: 1—9月累计检查企业. */
  readonly period: NamedPeriod | null
  readonly unit: Unit | null
  readonly unitText: string
  /** Base units per unit; 1 for classifiers. */
  readonly factor: number
  /** The unit above the stroke of 公斤/亩. */
  readonly numerator: Unit | null
  readonly values: Readonly<Record<Field, Cell | null>>
  readonly isRate: boolean
  readonly isRank: boolean
  /** The label is itself a change: 1 for 固定资产投资增速, −1 for 能耗降低率, 0 for others. */
  readonly growth: number
  /** Falling is good: concentrations, complaints, unemployment. */
  readonly lessIsBetter: boolean
  parent: FactEntry | null
  readonly parts: FactEntry[]
}

/** A word as a text may have it, with all label words of the sheet that it can stand for, in parallel columns. */
export interface SheetWord {
  /** Place among the words of the sheet. */
  readonly id: number
  readonly wordings: Int32Array
  /** Places in the row of all label words of all wordings. */
  readonly slots: Int32Array
  readonly strengths: Float64Array
  readonly weights: Float64Array
  /** Greatest weight of the label words. */
  readonly telling: number
  /** For each wording the first of its postings. */
  readonly firsts: Int32Array
}

interface Posting {
  readonly wording: number
  readonly word: number
  readonly strength: number
}

/** A sheet made ready to be compared with clauses. */
export interface SheetIndex {
  readonly sheet: FactSheet
  readonly facts: readonly FactEntry[]
  readonly byId: ReadonlyMap<string, FactEntry>
  readonly wordings: readonly Wording[]
  /** Where the label words of each wording start in the row of all. */
  readonly slots: Int32Array
  /** From a word as a text has it to the label words that it can stand for. */
  readonly words: ReadonlyMap<string, SheetWord>
  /** From a word to the wordings that it rules out. */
  readonly rivals: ReadonlyMap<string, readonly number[]>
  readonly notes: readonly NoteEntry[]
  /** Facts whose label names a period. */
  readonly dated: readonly FactEntry[]
  /** Facts that only the period tells from another: 完成投资, 二季度完成投资. */
  readonly twins: ReadonlySet<FactEntry>
  /** By unit as written, whether each fact's unit goes with it; filled as units are met. */
  readonly gates: Map<string, readonly Gate[]>
  /** By pair of wordings, the slots of the words that tell the one from the other; filled as pairs are met. */
  readonly telling: Map<number, Int32Array>
}
export interface NoteEntry {
  readonly text: string
  readonly mentions: readonly Mention[]
}

/** What a word inside a longer one adds to it. */
export const INSIDE = 0.35

const CLASS_WEIGHT = { noun: 1, verb: 0.7, modifier: 0.9, generic: 0.2, cue: 0.5, char: 0.3 } as const
const RATE_UNITS = new Set(['%', '％', '‰'])
const RANK_LABEL = /排名|位次|名次|排位|位居|排行|座次/
/** 秋粮生产考核, in 名 or 位: what is measured is the place taken. */
const RANKED = /(?:考核|考评|测评|评价|评比|评估|评定|督查|督导|竞赛|绩效|成绩|结果|得分|指数|增速|增幅|满意度|通报)$/
const RANK_UNITS = new Set(['位次', '名次', '第几名', '第几位'])
const GROWTH_LABEL = /(增速|增幅|增长率|增长速度|涨幅|涨跌幅|增长)$/
const FALL_LABEL = /(降幅|减幅|下降率|降低率|下降幅度|降低幅度|跌幅|下降|降低)$/
const LESS_IS_BETTER =
  /浓度|PM|臭氧|超标|污染天|重污染|投诉|信访|举报|能耗|电耗|煤耗|水耗|单耗|失业|漏损|用时|时长|时限|等候|等待|隐患|问题|火点|焚烧|排放量|违法|违规|案件|排名|位次|名次|事故|死亡|(?:空气|环境|大气|水)质量?(?:综合)?(?:污染)?指数|污染指数|AQI|警情|火灾|伤亡|受伤|亡人|发病|感染|病例|病死|损失|损耗|差错|逾期|超期|退件|欠薪|空置率|恩格尔|偏差|纠纷|上访|拥堵|负债率|不良率|撂荒|抛荒|收入比|住院日|杂质|霉变|不合格/

const cache = new WeakMap<FactSheet, SheetIndex>()

/** Prepares a sheet once; the same object is answered from memory. */
export function indexOf(sheet: FactSheet): SheetIndex {
  let index = cache.get(sheet)
  if (!index) {
    index = build(sheet)
    cache.set(sheet, index)
  }
  return index
}

function build(sheet: FactSheet): SheetIndex {
  const facts = sheet.facts.map((fact, place) => entryOf(fact, place, sheet))
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  for (const fact of facts) {
    const parent = fact.fact.partOf === null ? undefined : byId.get(fact.fact.partOf)
    if (parent) {
      fact.parent = parent
      parent.parts.push(fact)
    }
  }
  const wordings = weigh(
    facts.flatMap((fact) =>
      [fact.label, ...fact.fact.aliases.map(stripped)].map((label) => ({ fact, terms: labelTerms(label, sheet) })),
    ),
  )
  return {
    sheet,
    facts,
    byId,
    wordings,
    slots: slotsOf(wordings),
    words: wordsOf(wordings),
    rivals: rivalsIn(wordings),
    dated: facts.filter((fact) => fact.period),
    twins: twinsAmong(wordings),
    gates: new Map(),
    telling: new Map(),
    notes: sheet.notes.map((note) => ({ text: note.text, mentions: read(note.text, { period: sheet.period }) })),
  }
}

const stripped = (label: string): string => label.replace(/^\s*其中[：:，,]?\s*/, '')

function entryOf(fact: Fact, place: number, sheet: FactSheet): FactEntry {
  const label = stripped(fact.label)
  const unitText = fact.unit ?? readFactValue(fact.value)?.unit ?? ''
  const unit = unitOf(unitText) ?? unitOf(unitText.replace(/^[万亿]/, ''))
  const isRank = RANK_LABEL.test(label) || RANK_UNITS.has(unitText) || (/^[名位]$/.test(unitText) && RANKED.test(label))
  const cell = (literal: string | null): Cell | null =>
    literal === null ? null : cellOf(literal, fact.unit ?? '', unit, isRank, sheet)
  return {
    id: fact.id,
    place,
    fact,
    label,
    period: read(label, { period: sheet.period }).find((m) => m.kind === 'date' && m.period)?.period ?? null,
    unit,
    unitText,
    factor: Number(unit?.factor ?? 1),
    numerator: numeratorOf(unitText),
    values: {
      value: cell(fact.value),
      lastYear: cell(fact.lastYear),
      lastPeriod: cell(fact.lastPeriod),
      target: cell(fact.target),
    },
    isRate: RATE_UNITS.has(unitText),
    isRank,
    growth: GROWTH_LABEL.test(label) ? 1 : FALL_LABEL.test(label) ? -1 : 0,
    lessIsBetter: isRank || LESS_IS_BETTER.test(label),
    parent: null,
    parts: [],
  }
}

/** Reads a cell with the checker's own reader; what that leaves unread goes to the reader of value cells. */
function cellOf(literal: string, unitText: string, unit: Unit | null, isRank: boolean, sheet: FactSheet): Cell | null {
  const written = /[^\d.,+\-~～—–余多几十百千万亿〇零一二两三四五六七八九]$/.test(literal)
    ? literal
    : literal + (/[万亿]$/.test(literal) ? unitText.replace(/^[万亿](?=.)/, '') : unitText)
  const display = isRank
    ? `第${literal.replace(/^第/, '').replace(/[名位]$/, '')}${/[名位]/.exec(unitText)?.[0] ?? '位'}`
    : written
  const stated = isRank ? null : statedOf(written, sheet)
  const value = stated ?? fromCell(literal, unitText)
  if (!value) return null
  const factor = Number(unit?.factor ?? 1)
  const raw = Number(value.lo)
  const rawHi = value.hi === null ? Number.POSITIVE_INFINITY : Number(value.hi)
  return {
    lo: value.lo,
    hi: value.hi,
    step: value.step,
    approx: value.approx,
    raw,
    rawHi,
    n: raw * factor,
    hiN: rawHi * factor,
    digits: /^[+-]?\d+(?:\.\d+)?/.exec(literal.replace(/[,，\s]/g, ''))?.[0] ?? digitsOf(value.lo),
    text: display.replace(/(\d)[,，](?=\d{3})/g, '$1'),
  }
}

const statedOf = (written: string, sheet: FactSheet): Stated | null => {
  const mentions = read(written, { period: sheet.period })
  const [only] = mentions
  return mentions.length === 1 && only?.stated && only.kind !== 'date' && only.start === 0 ? only.stated : null
}

function fromCell(literal: string, unitText: string): Pick<Stated, 'lo' | 'hi' | 'step' | 'approx'> | null {
  const value = readFactValue(literal)
  if (!value) return null
  const scale = /^[万亿]/.exec(unitText)
  const times = scale && value.scale === 0 ? pow10(scale[0] === '万' ? 4 : 8) : decimal(1)
  return {
    lo: value.lo.times(times),
    hi: value.hi === null ? null : value.hi.times(times),
    step: pow10(value.scale - value.places).times(times),
    approx: value.approx,
  }
}

/** The words of a label without the period that it names. */
function labelTerms(label: string, sheet: FactSheet): Term[] {
  const terms: Term[] = []
  let from = 0
  for (const mention of read(label, { period: sheet.period })) {
    if (mention.kind !== 'date') continue
    termsOf(label, from, mention.start, terms)
    from = mention.end
  }
  return termsOf(label, from, label.length, terms)
}

/** Weighs each word by its class and by how few labels of the sheet hold it. */
function weigh(raw: readonly { fact: FactEntry; terms: readonly Term[] }[]): Wording[] {
  const heldBy = new Map<string, Set<FactEntry>>()
  for (const { fact, terms } of raw) {
    for (const { word } of terms) {
      const set = heldBy.get(word)
      if (set) set.add(fact)
      else heldBy.set(word, new Set([fact]))
    }
  }
  const count = new Set(raw.map(({ fact }) => fact)).size
  const rarity = (word: string) => Math.log(1 + count / heldBy.get(word)!.size) / Math.log(1 + count)
  return raw.map(({ fact, terms }) => {
    const words = new Map<string, number>()
    for (const term of terms) {
      const base =
        CLASS_WEIGHT[term.class] *
        (term.class === 'char' && term.word.length === 1 ? 0.5 : 1) *
        (term.inside ? INSIDE : 1)
      const held = words.get(term.word) ?? 0
      words.set(term.word, Math.max(held, base * (0.25 + 0.75 * rarity(term.word))))
    }
    const list = [...words].map(([word, weight]) => ({ word, weight }))
    return { fact, words: list, total: list.reduce((sum, { weight }) => sum + weight, 0) || 1 }
  })
}

/** A lone character that the vocabulary does not hold may be short for a word with it: 换表 for 更换水表. */
const SINGLE = 0.6

/** Synonyms that both stand in the sheet are told apart there: 投诉 and 举报. */
const TOLD_APART = 0.5

function postingsOf(wordings: readonly Wording[]): Map<string, Posting[]> {
  const postings = new Map<string, Posting[]>()
  const told = (one: string, other: string): boolean =>
    one !== other && inSheet.has(one) && classOf(one) === classOf(other) && !one.includes(other) && !other.includes(one)
  const inSheet = new Set(wordings.flatMap(({ words }) => words.map(({ word }) => word)))
  wordings.forEach(({ words }, wording) => {
    words.forEach((labelWord, word) => {
      for (const [synonym, likeness] of synonymsOf(labelWord.word)) {
        const strength = synonym !== labelWord.word && told(synonym, labelWord.word) ? likeness * TOLD_APART : likeness
        const list = postings.get(synonym)
        if (list) list.push({ wording, word, strength })
        else postings.set(synonym, [{ wording, word, strength }])
      }
      if (labelWord.word.length < 2 || classOf(labelWord.word) === 'char') return
      for (const char of labelWord.word) {
        const posting = { wording, word, strength: SINGLE / labelWord.word.length }
        const list = postings.get(char)
        if (list) list.push(posting)
        else postings.set(char, [posting])
      }
    })
  })
  return postings
}

/** Start of each wording's words in one row of all, and the row's length at the end. */
function slotsOf(wordings: readonly Wording[]): Int32Array {
  const slots = new Int32Array(wordings.length + 1)
  wordings.forEach(({ words }, i) => {
    slots[i + 1] = slots[i]! + words.length
  })
  return slots
}

/** The postings laid in columns: a draft asks for them some ten thousand times. */
function wordsOf(wordings: readonly Wording[]): Map<string, SheetWord> {
  const slots = slotsOf(wordings)
  const words = new Map<string, SheetWord>()
  for (const [word, postings] of postingsOf(wordings)) {
    const weights = Float64Array.from(postings, (posting) => wordings[posting.wording]!.words[posting.word]!.weight)
    words.set(word, {
      id: words.size,
      wordings: Int32Array.from(postings, ({ wording }) => wording),
      slots: Int32Array.from(postings, (posting) => slots[posting.wording]! + posting.word),
      strengths: Float64Array.from(postings, ({ strength }) => strength),
      weights,
      telling: weights.reduce((most, weight) => Math.max(most, weight), 0),
      firsts: Int32Array.from(
        postings.keys().filter((i) => postings.findIndex(({ wording }) => wording === postings[i]!.wording) === i),
      ),
    })
  }
  return words
}

function twinsAmong(wordings: readonly Wording[]): Set<FactEntry> {
  const alike = Map.groupBy(wordings, ({ words }) =>
    words
      .map(({ word }) => word)
      .sort()
      .join(' '),
  )
  return new Set(
    [...alike.values()].filter((group) => group.length > 1).flatMap((group) => group.map(({ fact }) => fact)),
  )
}

function rivalsIn(wordings: readonly Wording[]): Map<string, number[]> {
  const rivals = new Map<string, number[]>()
  wordings.forEach(({ words }, wording) => {
    const own = new Set(words.map(({ word }) => word))
    for (const word of own) {
      for (const rival of rivalsOf(word) ?? []) {
        if (own.has(rival)) continue
        const list = rivals.get(rival)
        if (list) list.push(wording)
        else rivals.set(rival, [wording])
      }
    }
  })
  return rivals
}
