import { unitOf } from '../../domain/unit.ts'
import { digitAt } from '../text/character-class.ts'
import { claimOf } from './claim.ts'
import { shift } from './digits.ts'
import { readMeasured } from './read-measured.ts'
import { amountOf, type Reader, token } from './token.ts'

/* Claims that a sign or a verb before the number belongs to. */

const AFTER_NUMBER = /[\dA-Za-z\-Ⅰ-Ⅻ]/
const AFTER_DATE = /[年月日号)]/

/** -7.5%, where the dash joins nothing to its left. */
export const signed: Reader = ({ text }, i) => {
  if (!digitAt(text, i + 1) || AFTER_NUMBER.test(text.charAt(i - 1))) return null
  const measured = readMeasured(text, i + 1)!
  if (AFTER_DATE.test(text.charAt(i - 1)) && measured.kind !== 'percentage') return null
  const positive = claimOf(text, measured, i + 1, 'negative')
  return { ...positive, start: i, amount: { ...positive.amount!, digits: `-${positive.amount!.digits}` } }
}

const DEGREES = ['摄氏度', '℃', '度']
/** 零下六度, 零下12℃. */
export const belowZero: Reader = ({ text }, i) => {
  if (text[i + 1] !== '下') return null
  const measured = readMeasured(text, i + 2)
  const spelling = measured && DEGREES.find((word) => text.startsWith(word, measured.numeral.end))
  if (!measured || !spelling) return null
  const end = measured.numeral.end + spelling.length
  const unit = { end, spelling, unit: unitOf(spelling) }
  const above = claimOf(text, { ...measured, end, unit }, i + 2, 'negative')
  return { ...above, start: i, amount: { ...above.amount!, digits: `-${above.amount!.digits}` } }
}

const FRACTION = /^(\d+)[余多]?[万亿]*$/
/** .46吨, .3万吨: a pure fraction without its zero. */
export const bareFraction: Reader = ({ text }, i) => {
  if (!digitAt(text, i + 1) || /[\dA-Za-z]/.test(text.charAt(i - 1))) return null
  const measured = readMeasured(text, i + 1)!
  if (measured.unit === null || measured.digits.includes('.')) return null
  const read = claimOf(text, measured, i + 1, 'quantity')
  const written = FRACTION.exec(text.slice(i + 1, measured.numeral.end))?.[1]
  if (written === undefined) return null
  const { scale } = read.amount!
  return {
    ...read,
    start: i,
    amount: { ...read.amount!, digits: shift(`0.${written}`, scale), exp: scale - written.length },
    notes: [{ rule: 'N9', message: '纯小数应写出小数点前的“0”', fix: `0${text.slice(i, read.end)}` }],
  }
}

/** ¥1,280万: the sign gives the unit. */
export const currency: Reader = ({ text, floor }, i) => {
  const measured = readMeasured(text, i + 1)
  const spelling = text[i] === '$' ? '美元' : '元'
  if (measured === null || (measured.unit !== null && measured.unit.spelling !== spelling)) return null
  const unit = { end: measured.end, spelling, unit: unitOf(spelling) }
  return claimOf(text, { ...measured, unit, start: i }, floor, 'currency')
}

/** 翻两番, 翻了一番, 翻番. */
export const doubling: Reader = ({ text }, i) => {
  const at = text[i + 1] === '了' ? i + 2 : i + 1
  if (text[at] === '番')
    return token('doubling', 'multiple', i, at + 1, { amount: amountOf('1', { unitText: '番', unit: unitOf('番') }) })
  const measured = readMeasured(text, at)
  if (measured === null || measured.unit?.spelling !== '番') return null
  return { ...claimOf(text, measured, at, 'doubling'), start: i }
}
