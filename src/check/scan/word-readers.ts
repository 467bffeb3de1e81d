import { expressionAt } from '../lexicon/expressions.ts'
import { digitAt, HAN_NUMERALS, hanDigit, hanScale, isHanNumeral } from '../text/character-class.ts'
import { isSpeltOut } from './han-form.ts'
import { readMeasured } from './read-measured.ts'
import { exempted, type Reader, silent } from './token.ts'
import { isDivisible, unitAt } from './unit-at.ts'

/* Numerals in words and fixed expressions: 统一, 第三方, 队伍, 十三五. */

/** 统一, 十四五, 三公经费: what a list or the organisation knows, unless the numeral goes on behind it. */
export const expression: Reader = ({ text, floor, lexicon }, i) => {
  const found = expressionAt(text, i, floor, lexicon)
  if (found === null) return null
  const next = text[found.end]
  if (next === '之' && text[found.end - 1] === '分') return null
  if (digitAt(text, found.end) && digitAt(text, found.end - 1)) return null
  // 一到｜两小时 is a range, 一到汛期 a word
  if (isHanNumeral(next) && (hanScale(text[found.end - 1]) > 0 || text[found.end - 1] === '到')) return null
  if (found.start === i && (cutsUnit(text, i, found.end) || countsDigits(text, i, found.end))) return null
  if (found.expression.silent && text[found.end - 1] === '点' && isHanNumeral(next))
    if (next !== '一' || isDecimal(text, i)) return null
  if (found.expression.silent) return silent(found.start, found.end)
  return exempted('fixed expression', 'name', found.expression.reason, found.start, found.end)
}

/** 零点一四毫克 is no 零点, 早一点一个人 no 一点一. */
function isDecimal(text: string, i: number): boolean {
  const { unit, exp } = readMeasured(text, i) ?? { unit: null, exp: 0 }
  return unit !== null && (exp < -1 || isDivisible(unit))
}

/** 三一五｜件, where 三一五晚会 is a name. */
const countsDigits = (text: string, i: number, end: number): boolean =>
  end - i > 2 && hanDigit(text[end - 1]) >= 0 && isSpeltOut(text.slice(i, end)) && unitAt(text, end, true) !== null

/** 三公里 is no 三公: the unit goes on behind the expression. */
function cutsUnit(text: string, i: number, end: number): boolean {
  const measured = readMeasured(text, i)
  return measured !== null && measured.numeral.end < end && measured.end > end
}

/** 第一书记, 第三方: expressions that are filed under the numeral after 第. */
export const firstExpression: Reader = (scan, i) => {
  const found = isHanNumeral(scan.text[i + 1]) ? expression(scan, i + 1) : null
  return found !== null && found.start === i ? found : null
}

const CAPITALS = '壹贰叁肆伍陆柒捌玖拾佰仟'
/** 队伍四十八支, 大陆三省: a capital numeral before an ordinary one is the end of a word; so is that of 队伍人数, 退伍军人. */
export const capitalInWord: Reader = ({ text }, i) =>
  CAPITALS.includes(text[i]!) &&
  ((isHanNumeral(text[i + 1]) && !`${CAPITALS}零万亿`.includes(text[i + 1]!)) || IN_WORD.has(text.slice(i - 1, i + 1)))
    ? silent(i, i + 1)
    : null
const IN_WORD: ReadonlySet<string> = new Set(['队伍', '退伍', '入伍', '落伍', '大陆', '着陆', '登陆', '内陆'])

/** 科目二百分之六十八点七: the 二 is of the name before it; nobody takes parts of two hundred. */
export const nameBeforePercent: Reader = ({ text }, i) =>
  text[i + 1] === '百' && text.startsWith('分之', i + 2) && hanDigit(text[i]) > 0 && !isHanNumeral(text[i - 1])
    ? silent(i, i + 1)
    : null

/** A Han numeral that is no number is skipped as a whole, so that 三 of 十三五 is not read again. */
export const wordWithNumeral: Reader = ({ text }, i) => {
  let end = i
  while (HAN_NUMERALS.includes(text[end] ?? ' ')) end++
  return silent(i, end)
}
