import { type Decimal, decimal, pow10 } from './decimal.ts'

/** Han digits and what they count; 两 counts as 二. */
export const DIGIT: Record<string, number> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const TENS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }
/** Powers of ten of the scale words. */
export const SCALE: Record<string, number> = { 千: 3, 万: 4, 亿: 8 }

/** Reads a Han numeral such as 一千二百零四 or 三万五千; null where it is none: 百 or 万 without a digit before it counts nothing exact. */
export function readHanNumeral(text: string): Decimal | null {
  if (!/^[〇零一二两三四五六七八九十百千万亿]+$/.test(text)) return null
  if (/^[百千万亿]/.test(text)) return null
  if (/^[〇零一二三四五六七八九]{2,}$/.test(text)) return decimal([...text].map((c) => DIGIT[c]).join(''))
  let total = decimal(0)
  let section = 0
  let digit = 0
  for (const c of text) {
    if (c in DIGIT) digit = DIGIT[c]!
    else if (c in TENS) {
      section += (digit || (c === '十' ? 1 : digit)) * TENS[c]!
      digit = 0
    } else {
      // 亿 scales all that stands before it (一万亿), 万 only what stands since (一亿二千万).
      const upTo = c === '亿' ? total.plus(section + digit) : decimal(section + digit)
      total = (c === '亿' ? decimal(0) : total).plus(upTo.times(pow10(SCALE[c]!)))
      section = 0
      digit = 0
    }
  }
  return total.plus(section + digit)
}
