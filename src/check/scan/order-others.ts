import { isOneOf } from '../text/character-class.ts'
import { readLetters } from './code.ts'
import { readDeleted, readGarbled, readLost } from './damage.ts'
import { readDate, readTitleYear } from './date.ts'
import { readRelative } from './day.ts'
import { readNuclide, readSize } from './digit-name.ts'
import { readEvery } from './frequency.ts'
import { readHalf } from './half.ts'
import { readInWordsOnly, readQuotedInWords } from './in-words-only.ts'
import { readItemMark, readPageMark } from './item-mark.ts'
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
} from './left-open.ts'
import { claim, on } from './order.ts'
import { readOrdinal, readTop } from './ordinal.ts'
import { readGap, readPlaceholder, readSome, readUnknown } from './placeholder.ts'
import { readDocNumber } from './public-number.ts'
import { readQuoted } from './quote.ts'
import { bareFraction, belowZero, currency, doubling, signed } from './special-claims.ts'
import { readTime } from './time.ts'
import { exempted, type Reader } from './token.ts'
import { readUnfilled } from './unfilled.ts'
import { expression, firstExpression, wordWithNumeral } from './word-readers.ts'
import { readCleared, readNone, readZero } from './zero.ts'

/* Which readers try at a character that is neither a digit nor a Han numeral, and in which order. */

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
