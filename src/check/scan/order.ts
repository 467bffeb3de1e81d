import { claimOf } from './claim.ts'
import { readBrokenDate, readGarbled } from './damage.ts'
import { readCampaign, readCompactDate, readDate, readHanYear, readMonthsTogether } from './date.ts'
import { readDay, readRelative } from './day.ts'
import {
  readDayName,
  readDigitName,
  readDotted,
  readHashed,
  readLocants,
  readRoads,
  readStation,
  readSumName,
  readVersion,
} from './digit-name.ts'
import { readLunarDay, readNationalDay } from './festival.ts'
import { readOneSpan } from './frequency.ts'
import { readHalf } from './half.ts'
import { isNumber } from './han-claim.ts'
import { readInWordsOnly } from './in-words-only.ts'
import { readHeading, readItemMark } from './item-mark.ts'
import { readLabelled } from './labelled.ts'
import { readDateForm, readRings } from './left-open.ts'
import { readCongress, readPlace } from './ordinal.ts'
import { readPlaceholder } from './placeholder.ts'
import { readHotline, readPhone } from './public-number.ts'
import { readRange } from './range.ts'
import { readHanRatio, readRatio, readSlashFraction } from './ratio.ts'
import { readMeasured } from './read-measured.ts'
import { readShape } from './shape.ts'
import { readTime } from './time.ts'
import type { Reader, Token } from './token.ts'
import { capitalInWord, expression, nameBeforePercent, wordWithNumeral } from './word-readers.ts'

/*
 * Which readers try where, and in which order: what is no claim first, the plain claim last. A reader of numbers may
 * name the characters that must follow the run of numerals (`before`), so that most of them are never called.
 */

/** The plain claim: a number with its unit, or a range. */
export const claim: Reader = ({ text, floor }, i) => {
  const measured = readMeasured(text, i)
  if (measured === null) return null
  const ranged = readRange(text, measured, floor)
  if (ranged) return claimOf(text, ranged, floor, 'range')
  if (measured.numeral.han && !isNumber(text, measured, floor)) return null
  return claimOf(text, measured, floor, 'quantity')
}

/** 一半: its reader stands at 半. */
const oneHalf: Reader = ({ text, floor }, i) => (text.startsWith('一半', i) ? readHalf(text, i + 1, floor) : null)

const day: Reader = ({ text, tokens }, i) => {
  const last = tokens[tokens.length - 1]
  const month = last?.kind === 'date' && i - last.end <= 1 ? (last.period?.month ?? null) : null
  return readDay(
    text,
    i,
    month,
    tokens.slice(-4).some((token) => token.period?.day != null && i - token.end < 60),
  )
}

/** Readers that need only the text, or the text and how far it is taken. */
type TextReader = (text: string, i: number, floor: number) => Token | null
/** A reader that knows no more than the text and how far it is taken. */
export const on =
  (read: TextReader): Reader =>
  (scan, i) =>
    read(scan.text, i, scan.floor)

/** A reader for numbers, and what must follow the run of numerals for it to be tried. */
export interface Gated {
  readonly before: string
  readonly read: Reader
}
const before = (characters: string, read: Reader): Gated => ({ before: characters, read })

const MARKS = '.．xX×✕Ⅹ*＊_＿●○□△'
/** The readers of Arabic digits. */
export const DIGIT_READERS: readonly (Reader | Gated)[] = [
  before(MARKS, on(readPlaceholder)),
  before('.．、)-~至月年', on(readItemMark)),
  readInWordsOnly,
  expression,
  before('年月', on(readDateForm)),
  before('、', on(readMonthsTogether)),
  before('月日', on(readBrokenDate)),
  before('年月季-~至到/.QqHh上下第一二三四', on(readDate)),
  before(':时点小×xX*-~至到/', on(readTime)),
  before('·•世全国植地防消环禁', on(readDayName)),
  on(readHeading),
  before('、和', on(readRoads)),
  before('+', on(readSumName)),
  before(',', on(readLocants)),
  before(
    '单k毫W瓦公千升克人楼国省县乡专高栋幢座K倍号#＃AGD千伏周小级类年世位月日巷弄铝不防路°开打结室线',
    on(readDigitName),
  ),
  before('#＃-', on(readHashed)),
  before('号', on(readStation)),
  before('.', on(readDotted)),
  on(readVersion),
  before('行专集执整攻战活', on(readCampaign)),
  on(readCompactDate),
  on(readPhone),
  on(readHotline),
  on(readLabelled),
  before(':比', on(readRatio)),
  before('/', on(readSlashFraction)),
  before('日号至到-~', day),
  before('名位', on(readPlace)),
  before('万亿', on(readGarbled)),
  claim,
]
/** The readers of Han numerals. */
export const HAN_READERS: readonly (Reader | Gated)[] = [
  on(readRings),
  capitalInWord,
  before('分', nameBeforePercent),
  before('xX×✕Ⅹ*＊_＿●○□△', on(readPlaceholder)),
  // 四季 is a word, 四季度 a period: periods come first
  before('季', on(readDate)),
  // 一年前 was then, whatever 一年 is
  before('年', on(readRelative)),
  expression,
  on(readLunarDay),
  on(readNationalDay),
  before('届大', on(readCongress)),
  on(readItemMark),
  on(readOneSpan),
  before('年月季至到-~个', on(readDate)),
  oneHalf,
  before('时点至到-~小', on(readTime)),
  before('比', on(readHanRatio)),
  on(readShape),
  before('日号至到-~', day),
  on(readHanYear),
  before('0123456789', on(readGarbled)),
  before('名位', on(readPlace)),
  claim,
  wordWithNumeral,
]
