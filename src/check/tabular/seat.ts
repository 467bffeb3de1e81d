import type { Mention } from '../mention.ts'
import { isSpoken } from '../roles/masked.ts'
import { gate } from '../sheet/unit-gate.ts'
import { Marks } from '../text/characters.ts'
import { type Head, isLikeValue } from './head.ts'
import { bracketLegends, type Legend, strokeLegends } from './legend.ts'
import { isBare, type Measure, measureBeside, measureOf } from './measure.ts'
import { seatRows } from './rows.ts'

/** What the place of a number in a table, or a legend, says of it. */
export interface Seat {
  /** Null where the column only names an indicator. */
  readonly head: Head | null
  /** The mention of whose fact it tells another value, by its place among all; null where its own words name the fact. */
  readonly beside: number | null
  /** The unit that it takes where it has none. */
  readonly measure: Measure | null
  /** The head that names its indicator, where that stands above it. */
  readonly words: string
  /** Bare numbers of a table are in the unit of the sheet. */
  readonly inTable: boolean
}
/** By place of the mention among all. */
export type Seats = ReadonlyMap<number, Seat>

/**
 * The seats of all numbers that a table or a legend gives one, by place among the mentions; null where none has. Most
 * texts hold neither: looking for their marks is all that they cost.
 */
export function seatsOf(text: string, masked: string, mentions: readonly Mention[]): Seats | null {
  const seats = new Map<number, Seat>()
  const held = LAYOUT.seenIn(text)
  if ((held & BRACKETS) !== 0) {
    const brackets = bracketLegends(text, masked)
    if (brackets.length > 0) seatBracketed(text, mentions, brackets, seats)
  }
  if ((held & STROKES) !== 0) {
    const strokes = strokeLegends(text, masked)
    if (strokes.length > 0) seatBetweenStrokes(text, mentions, strokes, seats)
  }
  if ((held & BARS) !== 0) seatRows(text, masked, mentions, seats)
  if ((held & BRACKETS) !== 0) seatUnderUnits(text, mentions, seats)
  return seats.size > 0 ? seats : null
}

const LAYOUT = new Marks()
const BRACKETS = 1
const STROKES = 2
const BARS = 4
LAYOUT.note('括)）', BRACKETS)
LAYOUT.note('/／斜', STROKES)
LAYOUT.note('|｜\t', BARS)

/** The legend that governs a place: the last before it; a note under its table governs what stands above. */
function governing(legends: readonly Legend[], at: number): Legend {
  let found = legends[0]!
  for (const legend of legends) if (legend.at < at) found = legend
  return found
}

const CLOSED = /^[）)，,、；;/／]/
/** 道路9.35公里（7.8公里）: the number right behind the bracket that opens after another. */
function seatBracketed(
  text: string,
  mentions: readonly Mention[],
  legends: readonly Legend[],
  seats: Map<number, Seat>,
) {
  for (let i = 1; i < mentions.length; i++) {
    const before = mentions[i - 1]!
    if (!/^[（(]$/.test(text.slice(before.end, mentions[i]!.start))) continue
    const { heads } = governing(legends, mentions[i]!.start)
    for (const [k, head] of heads.entries()) {
      const mention = mentions[i + k]
      if (mention === undefined) break
      if (k > 0 && !/^[、，,/／；]$/.test(text.slice(mentions[i + k - 1]!.end, mention.start))) break
      if (!CLOSED.test(text.slice(mention.end, mention.end + 1))) break
      if (!answers(head, before, mention)) break
      seats.set(i + k, {
        head,
        beside: i - 1,
        measure: unitFor(head, before),
        words: '',
        inTable: false,
      })
    }
  }
}

/** 68天/72天/63天 under 本季/上年同季/上季. */
function seatBetweenStrokes(
  text: string,
  mentions: readonly Mention[],
  legends: readonly Legend[],
  seats: Map<number, Seat>,
) {
  for (let first = 0; first < mentions.length; ) {
    let end = first + 1
    while (end < mentions.length && isStrokeBetween(text, mentions[end - 1]!, mentions[end]!)) end++
    const { heads } = governing(legends, mentions[first]!.start)
    if (end - first === heads.length) {
      const run = mentions.slice(first, end)
      const measure = run.map(measureBeside).find((one) => one !== null) ?? null
      heads.forEach((head, k) => {
        const beside = k === 0 ? null : first
        seats.set(first + k, { head, beside, measure, words: '', inTable: false })
      })
    }
    first = end
  }
}

const UNIT_HEAD = /（([^（）]{1,9})）：/g
const UNDER_HEAD = /[^\n]*?(?=\n|）：|$)/y
/** 投入资金（万元）：本月286.4，上月173.5: bare numbers of the line are in the unit of its head. */
function seatUnderUnits(text: string, mentions: readonly Mention[], seats: Map<number, Seat>) {
  let next = 0
  for (const head of text.matchAll(UNIT_HEAD)) {
    const measure = measureOf(head[1]!)
    if (measure === null) continue
    const at = head.index + head[0].length
    UNDER_HEAD.lastIndex = at
    const end = at + UNDER_HEAD.exec(text)![0].length
    while (next < mentions.length && mentions[next]!.start < at) next++
    for (let i = next; i < mentions.length && mentions[i]!.end <= end; i++)
      if (!seats.has(i) && isBare(mentions[i]!) && isSpoken(mentions[i]!))
        seats.set(i, { head: null, beside: null, measure, words: '', inTable: false })
  }
}

const isStrokeBetween = (text: string, { end }: Mention, { start }: Mention): boolean =>
  STROKE.test(text.slice(end, start))
const STROKE = /^\s?[/／]\s?$/

const unitFor = (head: Head, before: Mention): Measure | null => (isLikeValue(head) ? measureBeside(before) : null)

function answers(head: Head, before: Mention, mention: Mention): boolean {
  const [one, other] = [before.stated, mention.stated]
  if (!one || !other) return false
  return !isLikeValue(head) || isBare(mention) || gate(one, other) !== 'shut'
}
