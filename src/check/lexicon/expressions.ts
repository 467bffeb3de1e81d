import type { ExemptReason } from '../mention.ts'
import { isHanNumeral, isOneOf } from '../text/character-class.ts'
import { normalise } from '../text/normalise.ts'
import { Trie } from '../text/trie.ts'
import chengyu from './chengyu.json' with { type: 'json' }
import names from './names.json' with { type: 'json' }
import politics from './politics.json' with { type: 'json' }
import slogans from './slogans.json' with { type: 'json' }
import words from './words.json' with { type: 'json' }

/*
 * Fixed expressions are looked up where their first numeral stands: a forward trie from the numeral on, with the
 * characters before it kept at the leaf. So ordinary text costs nothing and 统一 is found as fast as 一致.
 */

/** What stands from the first numeral of an expression backwards, and what the whole is. */
export interface Expression {
  readonly before: string
  readonly reason: ExemptReason
  /** A mere word (统一, 一定): consumed, not reported. */
  readonly silent: boolean
}
/** By the character right before the first numeral, or 0 for none needed; those with more before it first. */
type Endings = Map<number, readonly Expression[]>
/** By what stands from the first numeral on. */
export type Expressions = Trie<Endings>
/** An expression in a text. */
export interface Found {
  readonly start: number
  readonly end: number
  readonly expression: Expression
}

const NUMERAL = (c: string): boolean =>
  isHanNumeral(c) || (c >= '0' && c <= '9') || c === '半' || c === '几' || c === '双'

function add(to: Expressions, phrase: string, reason: ExemptReason, silent: boolean): void {
  let at = 0
  while (at < phrase.length && !NUMERAL(phrase[at]!)) at++
  if (at === phrase.length) return
  const before = phrase.slice(0, at)
  to.plant(phrase.slice(at), (had) => {
    const endings: Endings = had ?? new Map()
    const last = before === '' ? ANY : before.charCodeAt(at - 1)
    const known = endings.get(last) ?? []
    if (known.some((end) => end.before === before)) return endings
    return endings.set(
      last,
      [...known, { before, reason, silent }].sort((a, b) => b.before.length - a.before.length),
    )
  })
}
const ANY = 0
const NONE: readonly Expression[] = []

/** The expressions of an organisation; null for none. */
export function expressionsOf(phrases: readonly string[]): Expressions | null {
  if (phrases.length === 0) return null
  const own: Expressions = new Trie()
  for (const phrase of phrases)
    add(own, normalise(phrase.trim()).text.replace(/^[“"‘「]|[”"’」]$/g, ''), 'expression', false)
  return own
}

const BUILT_IN: Expressions = new Trie()
for (const theme of Object.values(slogans)) for (const phrase of theme) add(BUILT_IN, phrase, 'slogan', false)
for (const theme of Object.values(politics)) for (const phrase of theme) add(BUILT_IN, phrase, 'slogan', false)
for (const theme of Object.values(names)) for (const phrase of theme) add(BUILT_IN, phrase, 'name', false)
for (const theme of Object.values(chengyu)) for (const phrase of theme) add(BUILT_IN, phrase, 'expression', false)
for (const theme of Object.values(words)) for (const phrase of theme) add(BUILT_IN, phrase, 'expression', true)

/** The longest fixed expression whose first numeral stands at `i` and that does not begin before `floor`. */
export function expressionAt(text: string, i: number, floor: number, own: Expressions | null): Found | null {
  const built = longest(BUILT_IN, text, i, floor)
  const found = own && longest(own, text, i, floor)
  const mine = found && !cutsNumber(text, found.end) ? found : null
  if (built === null || mine === null) return mine ?? built
  return mine.end - mine.start >= built.end - built.start ? mine : built
}

/** An expression that ends in a number (网格12) is not the beginning of a longer one (网格1245). */
const cutsNumber = (text: string, end: number): boolean =>
  NUMERAL(text[end - 1]!) && /^[.,]?\d|^[〇零一二两三四五六七八九十百千万亿]/.test(text.slice(end, end + 2))

/** 一二 of 一二百斤, 一二十位: neighbours before a power of ten are a number; 五一百名志愿者 are none. */
const isScaled = (text: string, start: number, end: number): boolean =>
  isOneOf(text[end], '十百千万亿') && '一二三四五六七八九'.includes(text.slice(start, end))

function longest(expressions: Expressions, text: string, i: number, floor: number): Found | null {
  let best: Found | null = null
  let node = 0
  for (let k = i; k < text.length; k++) {
    node = expressions.step(node, text.charCodeAt(k))
    if (node === 0) break
    const endings = expressions.at(node)
    if (endings === null) continue
    const found =
      fitting(endings.get(text.charCodeAt(i - 1)) ?? NONE, text, i, k + 1, floor) ??
      fitting(endings.get(ANY) ?? NONE, text, i, k + 1, floor)
    if (found === null) continue
    const start = i - found.before.length
    if (best === null || k + 1 - start >= best.end - best.start) best = { start, end: k + 1, expression: found }
  }
  return best
}

/** The first that stands in the text and may begin there. */
function fitting(
  endings: readonly Expression[],
  text: string,
  i: number,
  end: number,
  floor: number,
): Expression | null {
  for (const ending of endings) {
    const start = i - ending.before.length
    if (start >= floor && text.startsWith(ending.before, start) && !isScaled(text, start, end)) return ending
  }
  return null
}
