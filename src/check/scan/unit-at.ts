import { UNIT_SPELLINGS, type Unit, unitOf } from '../../domain/unit.ts'
import guards from '../lexicon/unit-guards.json' with { type: 'json' }

interface Node {
  readonly next: Map<number, Node>
  spelling: string | null
}
const root: Node = { next: new Map(), spelling: null }
for (const spelling of UNIT_SPELLINGS) {
  let node = root
  for (let k = 0; k < spelling.length; k++) {
    const code = spelling.charCodeAt(k)
    let next = node.next.get(code)
    if (next === undefined) {
      next = { next: new Map(), spelling: null }
      node.next.set(code, next)
    }
    node = next
  }
  node.spelling = spelling
}

/** A unit found in the text. */
export interface UnitAt {
  readonly end: number
  /** As written, without 万 or 亿. */
  readonly spelling: string
  readonly unit: Unit | null
}

/** 元, 台 … begin other words (元旦, 台账): what must not follow them. */
const NOT_BEFORE: Readonly<Record<string, string>> = guards.notBefore
/** Classifiers that after a Han numeral are usually part of a word (五里河, 二等). */
const NOT_AFTER_HAN = new Set(guards.notAfterHan)

/** The longest unit or classifier that begins at `i`, with a denominator (吨/平方公里·月) where one follows. */
export function unitAt(text: string, i: number, han: boolean): UnitAt | null {
  let node: Node | undefined = root
  let found: string | null = null
  let end = i
  for (let k = i; node; k++) {
    if (node.spelling !== null && accepts(text, node.spelling, k, han)) {
      found = node.spelling
      end = k
    }
    node = node.next.get(text.charCodeAt(k))
  }
  if (found === null) return null
  return withDenominator(text, found, end)
}

function accepts(text: string, spelling: string, end: number, han: boolean): boolean {
  if (han && NOT_AFTER_HAN.has(spelling)) return false
  const last = spelling.charCodeAt(spelling.length - 1)
  if (last < 128) {
    const next = text.charCodeAt(end)
    const letter = (c: number) => (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || (c >= 48 && c <= 57)
    return !(letter(next) && letter(last))
  }
  const guard = NOT_BEFORE[spelling]
  return guard === undefined || !guard.includes(text[end] ?? '\n')
}

function withDenominator(text: string, spelling: string, end: number): UnitAt {
  if (text[end] === '/') {
    let at = end + 1
    if (text[at] === '万') at++
    let below = plainUnit(text, at)
    while (below !== null) {
      at = below
      below = text[at] === '·' ? plainUnit(text, at + 1) : null
      if (below === null) {
        const whole = spelling + text.slice(end, at)
        return { end: at, spelling: whole, unit: unitOf(whole) }
      }
    }
  }
  return {
    end,
    spelling: spelling.endsWith(')') || spelling.endsWith('）') ? spelling.replace(/[()（）]/g, '') : spelling,
    unit: unitOf(spelling),
  }
}

function plainUnit(text: string, i: number): number | null {
  let node: Node | undefined = root
  let end: number | null = null
  for (let k = i; node; k++) {
    if (node.spelling !== null) end = k
    node = node.next.get(text.charCodeAt(k))
  }
  if (end === null && '月年日'.includes(text[i] ?? '。')) return i + 1
  return end
}
