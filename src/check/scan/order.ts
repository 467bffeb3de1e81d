import { isOneOf } from '../text/character-class.ts'
import { claimOf } from './claim.ts'
import { readLetters } from './code.ts'
import { readBrokenDate, readDeleted, readGarbled, readLost } from './damage.ts'
import { readCampaign, readCompactDate, readDate, readHanYear, readTitleYear } from './date.ts'
import { readDay, readRelative } from './day.ts'
import {
  readDayName,
  readDigitName,
  readDotted,
  readHashed,
  readLocants,
  readNuclide,
  readRoads,
  readSize,
  readStation,
  readSumName,
  readVersion,
} from './digit-name.ts'
import { readLunarDay, readNationalDay } from './festival.ts'
import { readEvery, readOneSpan } from './frequency.ts'
import { readHalf } from './half.ts'
import { isNumber } from './han-claim.ts'
import { readInWordsOnly, readQuotedInWords } from './in-words-only.ts'
import { readHeading, readItemMark, readPageMark } from './item-mark.ts'
import { readLabelled } from './labelled.ts'
import {
  readBlocks,
  readCellError,
  readDateForm,
  readDateLetters,
  readMachineWord,
  readNumberless,
  readPercentAlone,
  readPointsAlone,
  readPunctuation,
  readRankOpen,
  readRings,
} from './left-open.ts'
import { readCongress, readOrdinal, readPlace, readTop } from './ordinal.ts'
import { readGap, readPlaceholder, readSome, readUnknown } from './placeholder.ts'
import { readDocNumber, readHotline, readPhone } from './public-number.ts'
import { readQuoted } from './quote.ts'
import { readRange } from './range.ts'
import { readHanRatio, readRatio, readSlashFraction } from './ratio.ts'
import { readMeasured } from './read-measured.ts'
import { readShape } from './shape.ts'
import { bareFraction, belowZero, currency, doubling, signed } from './special-claims.ts'
import { readTime } from './time.ts'
import { exempted, type Reader, type Token } from './token.ts'
import { readUnfilled } from './unfilled.ts'
import { capitalInWord, expression, firstExpression, nameBeforePercent, wordWithNumeral } from './word-readers.ts'
import { readCleared, readNone, readZero } from './zero.ts'

/*
 * Which readers try where, and in which order: what is no claim first, the plain claim last. A reader of numbers may
 * name the characters that must follow the run of numerals (`before`), so that most of them are never called.
 */

const claim: Reader = ({ text, floor }, i) => {
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

const LONGEST_TITLE = 80
/** 《 takes nothing, but all up to its 》 is a title. */
const title: Reader = (scan, i) => {
  const end = scan.text.slice(i, i + LONGEST_TITLE).indexOf('》')
  if (end >= 0) scan.titleEnds = Math.max(scan.titleEnds, i + end)
  return null
}

const itemSign: Reader = (_scan, i) => exempted('item sign', 'ordinal', 'ordinal', i, i + 1)
const roman: Reader = ({ text }, i) =>
  exempted('roman numeral', 'name', 'name', i, isOneOf(text[i + 1], '类级标') ? i + 2 : i + 1)

/** Readers that need only the text, or the text and how far it is taken. */
type TextReader = (text: string, i: number, floor: number) => Token | null
const on =
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

const ITEM_SIGNS = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⒈⒉⒊⒋⒌⒍⒎⒏⒐❶❷❸❹❺❻❼❽❾❿'
const LETTERS = 'ABCDEFGHIJKLMOPRSTUVWYZabcdefghijklmnoprstuvwyz'

/** The readers of all other characters. */
export const OTHERS: readonly (readonly [string, readonly Reader[]])[] = [
  ['零', [belowZero, on(readCleared), expression, on(readTime), on(readZero), claim, wordWithNumeral]],
  ['几数', [expression, claim]],
  ['第', [on(readRankOpen), on(readDate), readInWordsOnly, firstExpression, on(readOrdinal)]],
  ['前后', [on(readDate), on(readRelative), on(readTop)]],
  ['上下', [on(readDate), on(readRelative)]],
  ['今去明本当', [on(readRelative)]],
  ['每', [on(readEvery)]],
  ['半', [expression, on(readHalf)]],
  ['双', [expression]],
  ['无没未', [on(readNone)]],
  ['翻', [doubling]],
  ['某', [on(readSome)]],
  ['《', [title]],
  ['“‘「『"', [readQuotedInWords, on(readQuoted)]],
  ['〔［[【', [on(readNumberless), on(readDocNumber), on(readUnfilled)]],
  ['{｛<＜〈', [on(readUnfilled)]],
  ['(', [on(readTitleYear), on(readSize), on(readItemMark), on(readDocNumber), on(readUnfilled)]],
  [' ', [on(readDateForm), on(readGap)]],
  ['-', [on(readPunctuation), on(readPageMark), on(readNuclide), signed]],
  ['.', [on(readPunctuation), on(readGarbled), bareFraction]],
  ['?？\ufffd', [on(readLost), on(readPunctuation)]],
  ['…', [on(readPunctuation)]],
  ['#', [on(readCellError)]],
  ['%', [on(readPercentAlone)]],
  ['个', [on(readPointsAlone)]],
  ['■█▇▆▢☐◯╳﹍‗ˍ', [on(readBlocks)]],
  ['累先合共约达', [on(readDeleted)]],
  ['¥￥$', [currency]],
  ['×✕Ⅹ*＊_＿●○□△', [on(readPlaceholder)]],
  [ITEM_SIGNS, [itemSign]],
  ['ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅪⅫ', [roman]],
  ['xX', [on(readPlaceholder), on(readLetters)]],
  ['Qq', [on(readDate), on(readLetters)]],
  ['N', [on(readMachineWord), on(readUnknown), on(readLetters)]],
  [LETTERS, [on(readLetters)]],
  ['n', [on(readMachineWord), on(readUnknown), on(readLetters)]],
  ['uTt', [on(readMachineWord), on(readLetters)]],
  ['YM', [on(readDateLetters), on(readLetters)]],
]
