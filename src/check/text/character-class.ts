/* Classes of characters by code unit: what the inner loops look at instead of regular expressions. */

const HAN_DIGITS = '〇零一二三四五六七八九'
/** Value of each Han digit, by code unit; -1 for all others. Power of ten of each Han scale; 0 for all others. */
const VALUES = new Int8Array(0x10000).fill(-1)
const SCALES = new Int8Array(0x10000)
const HAN_VALUES = ['〇零', '一壹', '二贰两俩', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖']
HAN_VALUES.forEach((characters, value) => {
  for (const c of characters) VALUES[c.charCodeAt(0)] = value
})
for (const [characters, scale] of Object.entries({ 十拾廿卅: 1, 百佰: 2, 千仟: 3, 万: 4, 亿: 8 }))
  for (const c of characters) SCALES[c.charCodeAt(0)] = scale

/** 0–9 of a Han digit (also 壹 and 两), or -1. */
export const hanDigit = (c: string | undefined): number => (c === undefined ? -1 : VALUES[c.charCodeAt(0)]!)
/** The power of ten of 十百千万亿, or 0. */
export const hanScale = (c: string | undefined): number => (c === undefined ? 0 : SCALES[c.charCodeAt(0)]!)
/** A Han digit or scale. */
export const isHanNumeral = (c: string | undefined): boolean => hanDigit(c) >= 0 || hanScale(c) > 0

/** 0–9, by code unit. */
export const isDigit = (code: number): boolean => code >= 48 && code <= 57
/** True where a digit stands at `i`. */
export const digitAt = (text: string, i: number): boolean => isDigit(text.charCodeAt(i))
/** A–Z and a–z. */
export const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
/** A Han character of the common block. */
export const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff

/** Every character with which a Han numeral may begin. */
export const HAN_NUMERALS = `${HAN_DIGITS}两俩十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿卅`

/** Whether a character of a text is one of these; false before its start and past its end. */
export const isOneOf = (c: string | undefined, characters: string): boolean => c !== undefined && characters.includes(c)
/** Up to `reach` characters that stand before `i`. */
export const leftOf = (text: string, i: number, reach: number): string => text.slice(Math.max(0, i - reach), i)
/** Up to `reach` characters from `i` on. */
export const rightOf = (text: string, i: number, reach: number): string => text.slice(i, i + reach)

/** Where a clause ends, and after what an item starts, by code unit. */
const MARKS = new Uint8Array(0x10000)
const ENDS_CLAUSE = 1
const STARTS_ITEM = 2
for (const c of '，。；：！？、,;!?\n)】』」”’》…') MARKS[c.charCodeAt(0)]! |= ENDS_CLAUSE
for (const c of '。；：！？;:!?\n”)】 ') MARKS[c.charCodeAt(0)]! |= STARTS_ITEM

/** True where a clause, list item or bracket ends at `i` (also at the end of the text). */
export const endsClause = (text: string, i: number): boolean =>
  i >= text.length || (MARKS[text.charCodeAt(i)]! & ENDS_CLAUSE) !== 0

/** True where a new item may begin at `i`: start of the text or line, or after a full stop, colon or semicolon. */
export const startsItem = (text: string, i: number): boolean =>
  i === 0 || (MARKS[text.charCodeAt(i - 1)]! & STARTS_ITEM) !== 0

/** True where a clause begins at `i`: after any mark, or at the start. */
export const startsClause = (text: string, i: number): boolean =>
  i === 0 || (MARKS[text.charCodeAt(i - 1)]! & ENDS_CLAUSE) !== 0 || text[i - 1] === '('

const LINE_BREAK = 10
/** True at the start of a line, blanks aside. */
export function startsLine(text: string, i: number): boolean {
  let k = i - 1
  while (k >= 0 && (text[k] === ' ' || text[k] === '>' || text[k] === '#')) k--
  return k < 0 || text.charCodeAt(k) === LINE_BREAK
}
