import type { ExemptReason } from '../mention.ts'
import { normalise } from '../normalise.ts'
import { isHanNumeral } from '../scan/character.ts'
import chengyu from './chengyu.json' with { type: 'json' }
import names from './names.json' with { type: 'json' }
import politics from './politics.json' with { type: 'json' }
import slogans from './slogans.json' with { type: 'json' }
import words from './words.json' with { type: 'json' }

/*
 * Fixed expressions are looked up where their first numeral stands: a forward trie from the numeral on, with the
 * characters before it kept at the leaf. So ordinary text costs nothing and 统一 is found as fast as 一致.
 */

export interface Expression {
  readonly before: string
  readonly reason: ExemptReason
  /** A mere word (统一, 一定): consumed, not reported. */
  readonly silent: boolean
}
interface Node {
  readonly next: Map<number, Node>
  readonly ends: Expression[]
}
export interface Expressions {
  readonly root: Node
}
export interface Found {
  readonly start: number
  readonly end: number
  readonly expression: Expression
}

const NUMERAL = (c: string): boolean =>
  isHanNumeral(c) || (c >= '0' && c <= '9') || c === '半' || c === '几' || c === '双'

function add(root: Node, phrase: string, reason: ExemptReason, silent: boolean): void {
  let at = 0
  while (at < phrase.length && !NUMERAL(phrase[at]!)) at++
  if (at === phrase.length) return
  let node = root
  for (let k = at; k < phrase.length; k++) {
    const code = phrase.charCodeAt(k)
    let next = node.next.get(code)
    if (next === undefined) {
      next = { next: new Map(), ends: [] }
      node.next.set(code, next)
    }
    node = next
  }
  const before = phrase.slice(0, at)
  if (!node.ends.some((end) => end.before === before)) {
    node.ends.push({ before, reason, silent })
    node.ends.sort((a, b) => b.before.length - a.before.length)
  }
}

/** The expressions of an organisation; null for none. */
export function expressionsOf(phrases: readonly string[]): Expressions | null {
  if (phrases.length === 0) return null
  const root: Node = { next: new Map(), ends: [] }
  for (const phrase of phrases)
    add(root, normalise(phrase.trim()).text.replace(/^[“"‘「]|[”"’」]$/g, ''), 'expression', false)
  return { root }
}

const BUILT_IN: Expressions = { root: { next: new Map(), ends: [] } }
for (const theme of Object.values(slogans)) for (const phrase of theme) add(BUILT_IN.root, phrase, 'slogan', false)
for (const theme of Object.values(politics)) for (const phrase of theme) add(BUILT_IN.root, phrase, 'slogan', false)
for (const theme of Object.values(names)) for (const phrase of theme) add(BUILT_IN.root, phrase, 'name', false)
for (const theme of Object.values(chengyu)) for (const phrase of theme) add(BUILT_IN.root, phrase, 'expression', false)
for (const theme of Object.values(words)) for (const phrase of theme) add(BUILT_IN.root, phrase, 'expression', true)

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

function longest(expressions: Expressions, text: string, i: number, floor: number): Found | null {
  let node: Node | undefined = expressions.root
  let best: Found | null = null
  for (let k = i; node; k++) {
    for (const expression of node.ends) {
      const start = i - expression.before.length
      if (start < floor || !text.startsWith(expression.before, start)) continue
      if (best === null || k - start >= best.end - best.start) best = { start, end: k, expression }
      break
    }
    node = node.next.get(text.charCodeAt(k))
  }
  return best
}
