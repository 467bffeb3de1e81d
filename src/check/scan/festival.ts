import { isHanNumeral, isOneOf, leftOf, rightOf } from '../text/character-class.ts'
import { matchAt } from './sticky.ts'
import { exempted, type Token } from './token.ts'
import { unitAt } from './unit-at.ts'

const LUNAR = /(?:腊月|正月|冬月|大年|农历[^，。；]{1,3}月)初?$/
const LUNAR_DATE = /[一二三四五六七八九十]{1,2}月[初廿一二三四五六七八九十]*/y
const LUNAR_DAY =
  /(?:[一二]?十[一二三四五六七八九]?|三十|廿[一二三四五六七八九]?|[一二三四五六七八九])(?![一二三四五六七八九十百千万亿])/y
/** 腊月二十八, 正月初六, 大年三十: a day of the lunar calendar is told without 日. */
export function readLunarDay(text: string, i: number): Token | null {
  if (text.startsWith('十五', i) && AFTER_FIRST.test(leftOf(text, i, 3)))
    return exempted('lunar day', 'date', 'date', i, i + 2)
  if (leftOf(text, i, 2) === '农历') {
    const date = matchAt(LUNAR_DATE, text, i)
    return date && exempted('lunar day', 'date', 'date', i, i + date[0].length)
  }
  if (!isOneOf(text[i - 1], '月年初') || !LUNAR.test(leftOf(text, i, 8))) return null
  const day = matchAt(LUNAR_DAY, text, i)
  return day && exempted('lunar day', 'date', 'date', i, i + day[0].length)
}

/** 初一、十五. */
const AFTER_FIRST = /初一[、和及]$/

const HOLIDAY = '(?:元旦|春节|清明|五一|端午|中秋|国庆)节?'
const AFTER_HOLIDAY = new RegExp(`${HOLIDAY}[”’"]?[、和与及][“‘"]?$`)
const BEFORE_HOLIDAY = new RegExp(`^[”’"]?(?:[、和与及][“‘"]?${HOLIDAY}|前后|假日|小长假|节)`)
/** 五一和十一: the National Day, in a row of holidays. */
export function readNationalDay(text: string, i: number): Token | null {
  if (!text.startsWith('十一', i) || isHanNumeral(text[i + 2])) return null
  const end = i + 2
  const among = AFTER_HOLIDAY.test(leftOf(text, i, 8)) || BEFORE_HOLIDAY.test(rightOf(text, end, 8))
  return among && unitAt(text, end) === null ? exempted('holiday', 'name', 'name', i, end) : null
}
