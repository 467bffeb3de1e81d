import { type Head, headOf } from './head.ts'

/** What a line says of all numbers in brackets, or on the sides of a stroke, that follow it. */
export interface Legend {
  readonly at: number
  /** For the first, second, … number. */
  readonly heads: readonly Head[]
}

/** 括号内为上年同期数; 注：（）内分别为上年同期、上季度数. */
const BRACKETS = /(?:括[号弧]|[（(]\s?[）)])[内里中][^，；。：（）()\n]{0,10}?[为系是指]([^，；。：（）()\n]{1,30})/g
/** “/”前为完成数，后为任务数. */
const SIDES =
  /(?:[“"]?\/[”"]?|斜[杠线])前[^，、；。\n]{0,6}?[为系是]([^，、；。\n]{1,12})[，、；](?:[“"]?\/[”"]?|斜[杠线])?后[^，、；。\n]{0,6}?[为系是]([^，、；。）)\n]{1,12})/g

const cut = (masked: string, from: number, words: string, at: RegExp): Head[] | null => {
  const heads: Head[] = []
  let start = from
  for (const piece of words.split(at)) {
    const head = headOf(piece, masked.slice(start, start + piece.length))
    if (!head) return null
    heads.push(head)
    start += piece.length + 1
  }
  return heads
}

/** The legends of numbers in brackets, in order. */
export function bracketLegends(text: string, masked: string): Legend[] {
  const legends: Legend[] = []
  if (!BRACKET_WORDS.some((word) => text.includes(word))) return legends
  for (const found of text.matchAll(BRACKETS)) {
    const from = found.index + found[0].length - found[1]!.length
    const heads = cut(masked, from, found[1]!, /[、和及与]/)
    if (heads) legends.push({ at: found.index, heads })
  }
  return legends
}
const BRACKET_WORDS = ['括号', '括弧', '）内', ')内', '）中', ')中']

/** The legends of numbers between strokes, in order: 指标（本季/上年同季/上季）; 完成/任务. */
export function strokeLegends(text: string, masked: string): Legend[] {
  const legends: Legend[] = []
  for (let at = nextStroke(text, 0); at >= 0; at = nextStroke(text, at + 1)) {
    const start = pieceBefore(text, at)
    // 县镇/本季/上年同季: what stands before the first head is none
    if (headOf(text.slice(start, at), masked.slice(start, at)) === null) continue
    let end = at
    while (isStroke(text[end])) end = pieceAfter(text, end + 1)
    const heads = cut(masked, start, text.slice(start, end), /[/／]/)
    if (heads) legends.push({ at: start, heads })
    at = end - 1
  }
  for (const found of text.matchAll(SIDES)) {
    const [first, second] = [headOf(found[1]!, found[1]!), headOf(found[2]!, found[2]!)]
    if (first && second) legends.push({ at: found.index, heads: [first, second] })
  }
  return legends.sort((a, b) => a.at - b.at)
}

const EDGES = new Set('，；。：、（）()/／|｜:,;\n\t 　#')
const isStroke = (c: string | undefined): boolean => c === '/' || c === '／'
const STROKE = /[/／]/g
function nextStroke(text: string, from: number): number {
  STROKE.lastIndex = from
  return STROKE.exec(text)?.index ?? -1
}
function pieceBefore(text: string, end: number): number {
  let at = end
  while (at > 0 && !EDGES.has(text[at - 1]!)) at--
  return at
}
function pieceAfter(text: string, start: number): number {
  let at = start
  while (at < text.length && !EDGES.has(text[at]!)) at++
  return at
}
