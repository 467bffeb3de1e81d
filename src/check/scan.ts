import { unitOf } from '../domain/unit.ts'
import { type Expressions, expressionAt } from './lexicon/expressions.ts'
import { HAN_NUMERALS, isDigit, isHanNumeral } from './scan/character.ts'
import { claimOf, readMeasured } from './scan/claim.ts'
import { readDayName, readDigitName, readDocNumber, readLetters, readSize } from './scan/code.ts'
import { readBrokenDate, readDeleted, readLost } from './scan/damage.ts'
import { readDate, readDay, readRelative } from './scan/date.ts'
import { readEvery, readOneSpan } from './scan/frequency.ts'
import { readHalf } from './scan/half.ts'
import { isNumber } from './scan/han-claim.ts'
import { readCongress, readItemMark, readLabelled, readOrdinal, readPageMark, readTop } from './scan/ordinal.ts'
import { readBlank, readPlaceholder, readSome } from './scan/placeholder.ts'
import { readQuoted } from './scan/quote.ts'
import { readRange } from './scan/range.ts'
import { readHanRatio, readRatio, readSlashFraction } from './scan/ratio.ts'
import { readTime } from './scan/time.ts'
import { exempted, type Reader, type Scan, silent, type Token, token } from './scan/token.ts'
import { readNone, readZero } from './scan/zero.ts'

/*
 * One pass from left to right. Most characters begin no number and are skipped by a table; where one may begin, the
 * readers of its class try in order, what is no claim first. A reader that refuses leaves the place to the next.
 */

const expression: Reader = (scan, i) => {
  const found = expressionAt(scan.text, i, scan.floor, scan.lexicon)
  if (found === null) return null
  const { text } = scan
  const next = text[found.end]
  if (next === '之' && text[found.end - 1] === '分') return null
  if (found.expression.silent && text[found.end - 1] === '点' && isHanNumeral(next) && !'一'.includes(next!))
    return null
  if (found.expression.silent) return silent(found.start, found.end)
  return exempted('fixed expression', 'name', found.expression.reason, found.start, found.end)
}

const claim: Reader = (scan, i) => {
  const measured = readMeasured(scan.text, i)
  if (measured === null) return null
  const ranged = readRange(scan.text, measured, scan.floor)
  if (ranged) return claimOf(scan.text, ranged, scan.floor, 'range')
  if (measured.numeral.han && !isNumber(scan.text, measured, scan.floor)) return null
  return claimOf(scan.text, measured, scan.floor, 'quantity')
}

const HAN_RUN = new RegExp(`[${HAN_NUMERALS}]+`, 'y')
/** A Han numeral that is no number: skipped as a whole, so that 三 of 十三五 is not read again. */
const wordWithNumeral: Reader = (scan, i) => {
  HAN_RUN.lastIndex = i
  const m = HAN_RUN.exec(scan.text)
  return m ? silent(i, i + m[0].length) : null
}

const signed: Reader = (scan, i) => {
  const { text } = scan
  if (!isDigit(text.charCodeAt(i + 1)) || /[\dA-Za-z)\-Ⅰ-Ⅻ年月日号]/.test(text[i - 1] ?? ' ')) return null
  const measured = readMeasured(text, i + 1)
  if (measured === null) return null
  const positive = claimOf(text, measured, i + 1, 'negative')
  return { ...positive, start: i, amount: { ...positive.amount!, digits: `-${positive.amount!.digits}` } }
}

const bareFraction: Reader = (scan, i) => {
  const { text } = scan
  if (!isDigit(text.charCodeAt(i + 1)) || /[\dA-Za-z]/.test(text[i - 1] ?? ' ')) return null
  const measured = readMeasured(text, i + 1)
  if (measured === null || measured.unit === null || measured.digits.includes('.')) return null
  const read = claimOf(text, measured, i + 1, 'quantity')
  const places = measured.numeral.end - i - 1
  const fix = `0${text.slice(i, read.end)}`
  return {
    ...read,
    start: i,
    amount: { ...read.amount!, digits: `0.${text.slice(i + 1, i + 1 + places)}`, exp: -places },
    notes: [{ rule: 'N9', message: '纯小数应写出小数点前的“0”', fix }],
  }
}

const currency: Reader = (scan, i) => {
  const measured = readMeasured(scan.text, i + 1)
  if (measured === null || (measured.unit !== null && measured.unit.spelling !== '元')) return null
  const unit = { end: measured.end, spelling: '元', unit: unitOf('元') }
  return { ...claimOf(scan.text, { ...measured, unit }, scan.floor, 'currency'), start: i }
}

const doubling: Reader = (scan, i) => {
  let at = i + 1
  if (scan.text[at] === '了') at++
  if (scan.text.startsWith('番', at)) {
    return token('doubling', 'multiple', i, at + 1, {
      amount: {
        digits: '1',
        toDigits: null,
        open: false,
        exp: 0,
        scale: 0,
        unitText: '番',
        unit: unitOf('番'),
        approx: null,
        terms: null,
        fraction: null,
      },
    })
  }
  const measured = readMeasured(scan.text, at)
  if (measured === null || measured.unit?.spelling !== '番') return null
  const read = claimOf(scan.text, measured, at, 'doubling')
  return { ...read, start: i }
}

const relativeTop: Reader = (scan, i) => (scan.text[i] === '前' || scan.text[i] === '后' ? readTop(scan.text, i) : null)
const itemSign: Reader = (_scan, i) => exempted('item sign', 'ordinal', 'ordinal', i, i + 1)
const roman: Reader = (scan, i) =>
  exempted('roman numeral', 'name', 'name', i, '类级级标'.includes(scan.text[i + 1] ?? '。') ? i + 2 : i + 1)

/** Readers that need only the text, not what was read before. */
const plain =
  (read: (text: string, i: number) => Token | null): Reader =>
  (scan, i) =>
    read(scan.text, i)
const floored =
  (read: (text: string, i: number, floor: number) => Token | null): Reader =>
  (scan, i) =>
    read(scan.text, i, scan.floor)

const day: Reader = (scan, i) => {
  const last = scan.tokens[scan.tokens.length - 1]
  return readDay(
    scan.text,
    i,
    last?.kind === 'date' && scan.text.slice(last.end, i).length <= 1 && last.period?.month !== null,
  )
}

const markAhead = /\d{0,4}[.．]?[xX×✕Ⅹ*＊_＿●○□△]/y
const filled: Reader = (scan, i) => {
  markAhead.lastIndex = i
  return markAhead.test(scan.text) ? readPlaceholder(scan.text, i) : null
}

/** 一半: its reader stands at 半. */
const oneHalf: Reader = (scan, i) =>
  scan.text[i] === '一' && scan.text[i + 1] === '半' ? readHalf(scan.text, i + 1, scan.floor) : null

const CLASSES: readonly (readonly [string, readonly Reader[]])[] = [
  [
    '0123456789',
    [
      filled,
      plain(readItemMark),
      expression,
      plain(readBrokenDate),
      plain(readDate),
      plain(readTime),
      plain(readDayName),
      plain(readDigitName),
      plain(readLabelled),
      floored(readRatio),
      floored(readSlashFraction),
      day,
      claim,
    ],
  ],
  [
    HAN_NUMERALS,
    [
      expression,
      plain(readCongress),
      plain(readItemMark),
      plain(readDate),
      plain(readOneSpan),
      oneHalf,
      plain(readTime),
      floored(readHanRatio),
      day,
      claim,
      wordWithNumeral,
    ],
  ],
  ['零', [expression, plain(readTime), plain(readZero), claim, wordWithNumeral]],
  ['几数', [expression, claim]],
  ['第', [plain(readDate), floored(readOrdinal)]],
  ['前后', [plain(readDate), plain(readRelative), relativeTop]],
  ['上下', [plain(readDate), plain(readRelative)]],
  ['今去明本当', [plain(readRelative)]],
  ['每', [plain(readEvery)]],
  ['半', [expression, floored(readHalf)]],
  ['双', [expression]],
  ['无没未', [plain(readNone)]],
  ['翻', [doubling]],
  ['某', [plain(readSome)]],
  ['“‘「『"', [plain(readQuoted)]],
  ['〔［', [floored(readDocNumber)]],
  ['[【', [floored(readDocNumber), plain(readBlank)]],
  ['(', [plain(readSize), plain(readItemMark), floored(readDocNumber), plain(readBlank)]],
  ['-', [plain(readPageMark), signed]],
  ['.', [bareFraction]],
  ['?\ufffd', [plain(readLost)]],
  ['累先合共约达', [plain(readDeleted)]],
  ['¥￥$', [currency]],
  ['×✕Ⅹ*＊_＿●□△', [plain(readPlaceholder), plain(readBlank)]],
  ['①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⒈⒉⒊⒋⒌⒍⒎⒏⒐❶❷❸❹❺❻❼❽❾❿➀➁➂➃➄➅➆➇➈➉', [itemSign]],
  ['ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅪⅫ', [roman]],
]
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const letters: readonly Reader[] = [
  plain((text, i) => ('xX'.includes(text[i]!) ? readPlaceholder(text, i) : null)),
  plain((text, i) => ('Qq'.includes(text[i]!) ? readDate(text, i) : null)),
  plain(readLetters),
]

/** Class of each code unit; 0 begins nothing. */
const TABLE = new Uint8Array(0x10000)
const READERS: (readonly Reader[])[] = [[]]
for (const [characters, readers] of [...CLASSES, [LETTERS, letters] as const]) {
  READERS.push(readers)
  for (const c of characters)
    if (TABLE[c.charCodeAt(0)] === 0 || characters.length === 1) TABLE[c.charCodeAt(0)] = READERS.length - 1
}
const TITLE_OPENS = '《'.charCodeAt(0)

/** All tokens of the normalised text in order, silent ones left out. */
export function scan(text: string, lexicon: Expressions | null): Token[] {
  const state: Scan = { text, floor: 0, tokens: [], lexicon }
  let titleEnds = 0
  for (let i = 0; i < text.length; ) {
    const code = text.charCodeAt(i)
    if (code === TITLE_OPENS) titleEnds = Math.max(titleEnds, endOfTitle(text, i))
    const taken = TABLE[code] === 0 ? null : takeAt(state, i)
    if (taken === null) {
      i++
      continue
    }
    if (!taken.silent) state.tokens.push(taken.start < titleEnds ? inTitle(taken) : taken)
    i = taken.end
    state.floor = taken.end
  }
  return state.tokens
}

function takeAt(state: Scan, i: number): Token | null {
  for (const reader of READERS[TABLE[state.text.charCodeAt(i)]!]!) {
    const taken = reader(state, i)
    if (taken !== null && taken.end > i) return taken
  }
  return null
}

const LONGEST_TITLE = 80
function endOfTitle(text: string, i: number): number {
  const end = text.indexOf('》', i)
  return end > 0 && end - i <= LONGEST_TITLE ? end : 0
}

/** What stands in 《》 is a name, whatever its form; a blank in it is still a blank. */
const inTitle = (taken: Token): Token =>
  taken.kind === 'placeholder'
    ? taken
    : {
        ...taken,
        kind: taken.kind === 'date' ? 'date' : 'name',
        exempt: 'document',
        amount: null,
        role: null,
        notes: [],
      }
