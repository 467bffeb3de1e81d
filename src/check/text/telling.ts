import type { Span } from '../../domain/span.ts'
import { hanDigit, startsClause } from './character-class.ts'
import { BLANKS, Characters, SENTENCE_ENDS } from './characters.ts'

/** How far around a number its context reaches, in characters. */
const REACH = 20
const EMPTY = new Characters(
  `的了和及与等在对将把于其是有为个又再也均各由从以并或之该我这那中内后前共仍还另已被给向到至达者所，。；：、（）“”0123456789${BLANKS}`,
)
const CLAUSE_ENDS = new Characters('。\n；，、：（）')

/** The telling characters near a number, no further than an end of its sentence. */
export const charactersAround = (text: string, around: Span): Set<string> => taken(text, around, SENTENCE_ENDS)
/** Those of its clause alone. */
export const charactersBeside = (text: string, around: Span): Set<string> => taken(text, around, CLAUSE_ENDS)

function taken(text: string, { start, end }: Span, ends: Characters): Set<string> {
  const characters = new Set<string>()
  const take = (at: number): boolean => {
    const code = text.charCodeAt(at)
    if (ends.has(code)) return false
    if (!EMPTY.has(code)) characters.add(text[at]!)
    return true
  }
  for (let i = start - 1; i >= Math.max(0, start - REACH) && !isMarkAt(text, i) && take(i); i--);
  for (let i = end; i < Math.min(text.length, end + REACH / 2) && take(i); i++);
  return characters
}

/** 三｜是3座老旧中心能耗高: what only counts the clauses tells nothing of any. */
const isMarkAt = (text: string, at: number): boolean =>
  text[at] === '是' && hanDigit(text[at - 1]) > 0 && startsClause(text, at - 1)

/** The last characters of the name right before a number, in quotation marks or without; '' where none is as long. */
export const nameBefore = (text: string, at: number): string =>
  NAME.exec(text.slice(Math.max(0, at - 4), at))?.[1] ?? ''
const NAME = /([\u4e00-\u9fff]{3})[”’」』]?$/
