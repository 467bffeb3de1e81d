/* Classes of characters by code unit: what the inner loops look at instead of regular expressions. */

const HAN_DIGITS = '〇零一二三四五六七八九'
const HAN_VALUE = new Map<string, number>([
  ...[...'〇一二三四五六七八九'].map((c, i) => [c, i] as const),
  ...[...'零壹贰叁肆伍陆柒捌玖'].map((c, i) => [c, i] as const),
  ['两', 2],
  ['俩', 2],
])
const HAN_SCALE = new Map<string, number>([
  ['十', 1],
  ['拾', 1],
  ['百', 2],
  ['佰', 2],
  ['千', 3],
  ['仟', 3],
  ['万', 4],
  ['亿', 8],
])

/** 0–9 of a Han digit (also 壹 and 两), or -1. */
export const hanDigit = (c: string | undefined): number => (c === undefined ? -1 : (HAN_VALUE.get(c) ?? -1))
/** The power of ten of 十百千万亿, or -1. */
export const hanScale = (c: string | undefined): number => (c === undefined ? -1 : (HAN_SCALE.get(c) ?? -1))
export const isHanNumeral = (c: string | undefined): boolean =>
  c !== undefined && (HAN_VALUE.has(c) || HAN_SCALE.has(c))

export const isDigit = (code: number): boolean => code >= 48 && code <= 57
export const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
export const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff

/** Every character with which a Han numeral may begin. */
export const HAN_NUMERALS = `${HAN_DIGITS}两俩十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿卅`

const CLAUSE_END = new Set([...'，。；：！？、,;!?\n)】』」”’》…'])
/** True where a clause, list item or bracket ends at `i` (also at the end of the text). */
export const endsClause = (text: string, i: number): boolean => i >= text.length || CLAUSE_END.has(text[i]!)

const SENTENCE_START = new Set([...'。；：！？;:!?\n”)】 '])
/** True where a new item may begin at `i`: start of the text or line, or after a full stop, colon or semicolon. */
export const startsItem = (text: string, i: number): boolean => i === 0 || SENTENCE_START.has(text[i - 1]!)

/** True where a clause begins at `i`: after any mark, or at the start. */
export const startsClause = (text: string, i: number): boolean =>
  i === 0 || CLAUSE_END.has(text[i - 1]!) || text[i - 1] === '('

const LINE_BREAK = 10
/** True at the start of a line, blanks aside. */
export function startsLine(text: string, i: number): boolean {
  let k = i - 1
  while (k >= 0 && (text[k] === ' ' || text[k] === '>' || text[k] === '#')) k--
  return k < 0 || text.charCodeAt(k) === LINE_BREAK
}
