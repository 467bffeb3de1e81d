import { digitAt, isLetter, isOneOf, rightOf } from '../text/character-class.ts'
import { endAt } from './sticky.ts'
import { exempted, silent, type Token } from './token.ts'
import { unitAt } from './unit-at.ts'

/* Names that begin with letters: substances, standards, plates, roads, models. */

const SUBSTANCE =
  /(?:PM(?:2[.．。·_]5|10|1(?:\.0)?)|pm_?2[.．_]5|Pm2\.5|pm10|PM₂[.．]₅|PM₁₀|VOCs|SO[23]|NO[2x]|NH[34](?:-N)?|CO2|CO₂|SO₂|NO₂|O3|O₃|H2S|CH4|N2O|BOD(?:5(?!\.?\d)|₅)?|COD(?:cr|Mn|Cr)?|TSP)(?:-8[hH])?/y
/** DA/T 31-2017: a recommended standard of any trade; of others the letters are listed. */
const STANDARD =
  /(?:DB\d{2,4}\/\d+(?:-\d{4})?|[A-Z]{2,5}\/[TZ] ?\d+(?:\.\d+)*(?:-\d{2,4})?|(?:GB|GBZ|HJ|DB|CJ|CJJ|JGJ|JTG|NY|SL|LY|TD|CECS|ISO|IEC|AQ|MH|WS|YD|QX|HY|SC|DL|JB|HG|YC|JGT|T(?=\/))(?:\d{2,4})?(?:\/[A-Z]{1,6})?[ -]?\d+(?:\.\d+)*(?:[-:]\d{2,4})?(?:-\d{4})?)/y
/** 苏E·3K72Q: the plate of a vehicle. */
const PLATE = /[A-Z][·•.]?(?=[A-Z]*\d)[A-Z\d]{5,6}(?![A-Z\d.])/y
const ROAD = /[GSXYCDZ]\d{1,4}线|K\d+\+\d+[-~至]K?\d+(?:\+\d+)?/y
const EMAIL_OR_URL = /(?:https?:\/\/|www\.)[\w./?=&%#:-]+|[\w.-]{1,64}@[\w-]+(?:\.[\w-]+)+/y

/** H.265, G.711: one letter and three digits. */
const CODEC = /^\d{3}(?!\d)/

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'
const code = (i: number, end: number): Token => exempted('code', 'name', 'name', i, end)

/** Reads a name that begins with a letter, or a run of letters with digits (C30, DN400, NH3-N, A2/O). */
export function readLetters(text: string, i: number): Token | null {
  const substance = endAt(SUBSTANCE, text, i)
  if (substance !== 0) return exempted('substance', 'name', 'name', i, substance)
  const plate = isOneOf(text[i - 1], PROVINCES) ? endAt(PLATE, text, i) : 0
  if (plate !== 0) return code(i, plate)
  for (const pattern of [EMAIL_OR_URL, STANDARD, ROAD]) {
    const end = endAt(pattern, text, i)
    if (end === 0 || digitAt(text, end) || countsAfter(text, i, end)) continue
    return pattern === STANDARD ? exempted('standard', 'name', 'document', i, end) : code(i, end)
  }
  return readRun(text, i)
}

/** Letters, and the digits that go on behind them. */
function readRun(text: string, i: number): Token {
  let letters = i
  while (isLetter(text.charCodeAt(letters))) letters++
  const from = letters + (joinsDigits(text, i, letters) ? 1 : 0)
  if (!digitAt(text, from)) {
    // 1+N from the right end, N+1, X光: letters without digits are nobody's number
    return text[from] === '+' && digitAt(text, from + 1) ? code(i, from + 2) : silent(i, letters)
  }
  if (isMeasure(text, i, from)) return silent(i, letters)
  let end = from
  while (
    digitAt(text, end) ||
    isLetter(text.charCodeAt(end)) ||
    (isOneOf(text[end], '.+/-_') && /[0-9A-Za-z]/.test(rightOf(text, end + 1, 1)))
  )
    end++
  return countsAfter(text, i, end) ? silent(i, letters) : code(i, end)
}

/** TP0.15mg/L: digits with a unit that only a concentration or a speed has. */
function isMeasure(text: string, start: number, from: number): boolean {
  let end = from
  while (digitAt(text, end) || (text[end] === '.' && digitAt(text, end + 1))) end++
  return isLetter(text.charCodeAt(end)) && countsAfter(text, start, end) && rightOf(text, end, 6).includes('/')
}

/** COVID-19, No.3, H.265: a dash or point between letters and digits. */
const joinsDigits = (text: string, i: number, end: number): boolean =>
  digitAt(text, end + 1) &&
  (text[end] === '-' || (text[end] === '.' && (end - i > 1 || CODEC.test(rightOf(text, end + 1, 4)))))

/** GDP221.23亿元, AQI45: what follows the letters is a quantity, the letters are only its label. G104多处 names a road. */
function countsAfter(text: string, start: number, end: number): boolean {
  const name = text.slice(start, end)
  if (/^(?:AQI|CPI|PPI|PMI)[\d.]+$/.test(name)) return true
  if (isOneOf(text[end], '%‰万亿余多')) return !/^[GSXYCDZK]\d/.test(name)
  if (!/^[A-Za-z]{2,}(?!0\d)[\d.]+$/.test(name) || /^(?:DN|PN|DE|De|PE|PVC|HDPE|HW|No|NO)/.test(name)) return false
  if (isListed(text, start, name)) return false
  return unitAt(text, end) !== null && !isOneOf(text[end], '级号段井等')
}

/** HW08、｜HW49类: a code behind another with the same letters. */
function isListed(text: string, start: number, name: string): boolean {
  if (!isOneOf(text[start - 1], '、和及与,至')) return false
  let at = start - 1
  while (digitAt(text, at - 1)) at--
  const letters = name.slice(0, name.search(/\d/))
  return (
    at < start - 1 &&
    text.slice(at - letters.length, at) === letters &&
    !isLetter(text.charCodeAt(at - letters.length - 1))
  )
}
