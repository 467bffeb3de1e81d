import unfilled from '../lexicon/unfilled.json' with { type: 'json' }
import { isHan, isOneOf } from '../text/character-class.ts'
import { placeholder, skipScale } from './placeholder.ts'
import type { Token } from './token.ts'
import { unitAt } from './unit-at.ts'

/* Brackets that hold nothing, or a word for a number that is still to come: （　）户, [数字]名, 【待填】, {x}, <数量>. */

const CLOSING: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '［': '］',
  '〔': '〕',
  '【': '】',
  '{': '}',
  '｛': '｝',
  '<': '>',
  '＜': '＞',
  '〈': '〉',
}
const LONGEST = 24

const NUMBERS: ReadonlySet<string> = new Set(unfilled.numbers)
const FILLING: ReadonlySet<string> = new Set(unfilled.filling)
const LEADS = [...unfilled.lead].sort((a, b) => b.length - a.length)
/** A letter for a number, or marks of a blank. */
const MARKS = /^(?:[xXnN]|[xX×*＊_＿?？…]{1,6})$/

/** Reads a bracket that opens at `i` and waits for a number. */
export function readUnfilled(text: string, i: number): Token | null {
  let open = i
  while (text[open + 1] === text[i] && open - i < 1) open++
  const closing = CLOSING[text[i]!]!
  const close = text.indexOf(closing, open)
  if (close < 0 || close - open > LONGEST) return null
  const end = open > i && text[close + 1] === closing ? close + 2 : close + 1
  const held = text.slice(open + 1, close).trim()
  const unit = unitAt(text, skipScale(text, end))
  if (held === '') return unit && placeholder(i, unit.end, 'value left open')
  // 会期（待定） is told so
  if (isFilling(held))
    return unit === null && text[i] === '(' && !/[填数]/.test(held)
      ? null
      : placeholder(i, unit?.end ?? end, 'value left open')
  if (isField(text, i, held, unit !== null)) return placeholder(i, unit?.end ?? end, 'value left open')
  if (!MARKS.test(held) && !isNumberWord(held)) return null
  // 参训（人数）1204人 tells what is counted, 【数据】 before a sentence what it is about
  if (unit !== null && (text[i] !== '(' || !isHan(text.charCodeAt(unit.end))))
    return placeholder(i, unit.end, 'value left open')
  const stands = text[i] !== '(' && isHan(text.charCodeAt(i - 1))
  return stands && isOneOf(text[end], '，。；、') ? placeholder(i, end, 'value left open') : null
}

/**
 * {{samples}}, ${n}份, [insert number]份: the name of a field that a program was to fill. ｛｛samples｝｝ is how the drafter
 * writes the braces of a note.
 */
const FIELD = /^[A-Za-z_][\w.\- ]*$/
const isField = (text: string, i: number, held: string, counted: boolean): boolean =>
  FIELD.test(held) && (text[i] === '{' || (counted && text[i] !== '(' && isHan(text.charCodeAt(i - 1))))

/** 待填, 此处填写数量. */
function isFilling(held: string): boolean {
  if (FILLING.has(held)) return true
  const asked = ASKED.exec(held)?.[0]
  return asked !== undefined && NUMBERS.has(held.slice(asked.length))
}
const ASKED = /^(?:此处|请)?(?:在此)?(?:待?填[写入报]?|补[充填]|插入|输入)(?:具体|实际|相关)?/

function isNumberWord(held: string): boolean {
  const lead = LEADS.find((word) => held.startsWith(word))
  return NUMBERS.has(held) || (lead !== undefined && NUMBERS.has(held.slice(lead.length)))
}
