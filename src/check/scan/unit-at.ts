import { UNIT_SPELLINGS, type Unit, unitOf } from '../../domain/unit.ts'
import guards from '../lexicon/unit-guards.json' with { type: 'json' }
import { Trie } from '../trie.ts'

const SPELLINGS = new Trie<string>()
for (const spelling of UNIT_SPELLINGS) SPELLINGS.plant(spelling, () => spelling)

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
  let found: string | null = null
  let end = i
  let node = 0
  for (let k = i; k < text.length; k++) {
    node = SPELLINGS.step(node, text.charCodeAt(k))
    if (node === 0) break
    const spelling = SPELLINGS.at(node)
    if (spelling === null || !accepts(text, spelling, k + 1, han)) continue
    found = spelling
    end = k + 1
  }
  if (found === null) return null
  return withDenominator(text, found, end)
}

/** What is counted in whole pieces takes no fraction: 3，5人 is a list, 1，5公里 a point that was lost. */
const DIVISIBLE = new Set([
  'money',
  'percent',
  'percentage-point',
  'area',
  'length',
  'volume',
  'mass',
  'energy',
  'multiple',
])
/** Whether the unit measures what can be divided: 公里, 吨, %; not 人, 户. */
export const isDivisible = ({ unit }: UnitAt): boolean => unit !== null && DIVISIBLE.has(unit.dimension)

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
  let end: number | null = null
  let node = 0
  for (let k = i; k < text.length; k++) {
    node = SPELLINGS.step(node, text.charCodeAt(k))
    if (node === 0) break
    if (SPELLINGS.at(node) !== null) end = k + 1
  }
  if (end === null && '月年日'.includes(text[i] ?? '。')) return i + 1
  return end
}
