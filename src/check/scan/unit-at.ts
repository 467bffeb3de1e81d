import { UNIT_SPELLINGS, type Unit, unitOf } from '../../domain/unit.ts'
import guards from '../lexicon/unit-guards.json' with { type: 'json' }
import { isDigit, isLetter, isOneOf } from '../text/character-class.ts'
import { closesAt, opensAt } from '../text/marks.ts'
import { Trie } from '../text/trie.ts'

/** A spelling of a unit with what guards it. */
interface Spelling {
  readonly text: string
  /** Without brackets. */
  readonly bare: string
  readonly unit: Unit | null
  /** 元, 台 … begin other words (元旦, 台账): what must not follow them. */
  readonly notBefore: string
  /** What may follow all the same, for it is a word of its own: 名｜优秀教师, 个｜体育公园, 起｜重大纠纷. */
  readonly unless: readonly string[]
  /** After a Han numeral it is usually part of a word (五里河, 二等). */
  readonly notAfterHan: boolean
  /** It ends in a letter, or another mark of ASCII. */
  readonly endsInLetter: boolean
  readonly endsInAscii: boolean
}

const NOT_BEFORE: Readonly<Record<string, string>> = guards.notBefore
const UNLESS_BEFORE: Readonly<Record<string, readonly string[]>> = guards.unlessBefore
const isLetterOrDigit = (code: number): boolean => isLetter(code) || isDigit(code)
const spellingOf = (text: string): Spelling => {
  const last = text.charCodeAt(text.length - 1)
  return {
    text,
    bare: /[)）]$/.test(text) ? text.replace(/[()（）]/g, '') : text,
    unit: unitOf(text),
    notBefore: NOT_BEFORE[text] ?? '',
    unless: UNLESS_BEFORE[text] ?? [],
    notAfterHan: guards.notAfterHan.includes(text),
    endsInLetter: isLetterOrDigit(last),
    endsInAscii: last < 128,
  }
}

const SPELLINGS = new Trie<Spelling>()
for (const text of UNIT_SPELLINGS) SPELLINGS.plant(text, () => spellingOf(text))

/** A unit found in the text. */
export interface UnitAt {
  readonly end: number
  /** As written, without 万 or 亿. */
  readonly spelling: string
  readonly unit: Unit | null
}

/** The longest unit or classifier that begins at `i`, with a denominator (吨/平方公里·月) where one follows. */
export function unitAt(text: string, i: number, han = false): UnitAt | null {
  let found: Spelling | null = null
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
/** Whether such a unit stands at `i`. */
export function isDivisibleAt(text: string, i: number): boolean {
  const unit = unitAt(text, i)
  return unit !== null && isDivisible(unit)
}

function accepts(text: string, spelling: Spelling, end: number, han: boolean): boolean {
  if (han && spelling.notAfterHan) return false
  if (spelling.endsInAscii) return !(spelling.endsInLetter && isLetterOrDigit(text.charCodeAt(end)))
  return !spelling.notBefore.includes(text[end] ?? '\n') || spelling.unless.some((word) => text.startsWith(word, end))
}

function withDenominator(text: string, { text: spelling, bare, unit }: Spelling, end: number): UnitAt {
  if (text[end] === '/') {
    const below = plainUnit(text, text[end + 1] === '万' ? end + 2 : end + 1)
    if (below !== null) {
      // 吨/平方公里·月
      const to = (text[below] === '·' ? plainUnit(text, below + 1) : null) ?? below
      const whole = spelling + text.slice(end, to)
      return { end: to, spelling: whole, unit: unitOf(whole) }
    }
  }
  return { end: afterAlternative(text, end), spelling: bare, unit }
}

/** 1240套（间）: a classifier in brackets right after another is one unit with it. */
function afterAlternative(text: string, end: number): number {
  if (!opensAt(text, end)) return end
  const inner = plainUnit(text, end + 1)
  return inner !== null && closesAt(text, inner) ? inner + 1 : end
}

function plainUnit(text: string, i: number): number | null {
  let end: number | null = null
  let node = 0
  for (let k = i; k < text.length; k++) {
    node = SPELLINGS.step(node, text.charCodeAt(k))
    if (node === 0) break
    if (SPELLINGS.at(node) !== null) end = k + 1
  }
  if (end === null && isOneOf(text[i], '月年日')) return i + 1
  return end
}
