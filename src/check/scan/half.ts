import { unitOf } from '../../domain/unit.ts'
import { isOneOf, rightOf } from '../text/character-class.ts'
import { type Hedge, hedgeAfter, hedgeBefore, together } from './hedge.ts'
import { amountOf, type Token, token } from './token.ts'

const UNITS = ['天', '小时', '个月', '年', '个小时', '里', '米', '亩', '吨', '斤', '公里', '个工作日', '日']
/** 近半年, 过半百: half of something else. */
const OF_ELSE = /^(?:[年月天日里径途夜晚程载辈生世百边自机山岛旬周季期价截空点米亩吨斤开]|个|小时|公里|导体|成品|透明)/

/** 一半, 半数, 过半, 近半, 减半, 半天: a half as share or as quantity. `i` stands at 半. */
export function readHalf(text: string, i: number, floor: number): Token | null {
  const end = text[i + 1] === '数' && !isOneOf(text[i + 2], '字据量值') ? i + 2 : i + 1
  const opening = openingOf(text, i, end, floor)
  if (opening === null && end === i + 1) return halfUnit(text, i, floor)
  const after = hedgeAfter(text, end)
  return token('half', 'fraction', opening?.start ?? i, after?.end ?? end, {
    amount: amountOf('0.5', { exp: -1, approx: together(opening?.approx, after?.approx), fraction: ['1', '2'] }),
  })
}

const NOT_YET = /(?:尚?[未没]|差一?点儿?|险些)过$/
/** 离过半还差20人: the half is what it is far from. */
const FROM_HALF = /[离距][^，。；]{0,5}过$/
/** The 一, 减 or hedge before the half that makes it a share. */
function openingOf(text: string, i: number, end: number, floor: number): Hedge | null {
  const before = i > floor ? text[i - 1]! : '。'
  if (before === '一') return hedgeBefore(text, i - 1, floor) ?? { start: i - 1, approx: null }
  // 任务尚未过半
  const notYet = NOT_YET.exec(text.slice(Math.max(floor, i - 5), i))
  if (notYet) return { start: i - notYet[0].length, approx: '未' }
  if (before === '过' && FROM_HALF.test(text.slice(Math.max(floor, i - 8), i))) return null
  if ('过近超逾'.includes(before) && !OF_ELSE.test(rightOf(text, end, 2)))
    return before === '过' && text[i - 2] === '超' ? { start: i - 2, approx: '超过' } : { start: i - 1, approx: before }
  return before === '减' && text[i + 1] !== '征' ? { start: i - 1, approx: null } : null
}

/** 半天, 半小时, 半个月, 半年 as lengths of time. 上半年 was read before; 半年来 is a period. */
function halfUnit(text: string, i: number, floor: number): Token | null {
  const unit = UNITS.find((word) => text.startsWith(word, i + 1))
  if (unit === undefined || (isOneOf(text[i - 1], '上下前后来多大老') && !text.startsWith('提前', i - 2))) return null
  const hedge = hedgeBefore(text, i, floor)
  const spelling = unit === '个小时' ? '小时' : unit
  return token('half', 'quantity', hedge?.start ?? i, i + 1 + unit.length, {
    amount: amountOf('0.5', { exp: -1, unitText: spelling, unit: unitOf(spelling), approx: hedge?.approx ?? null }),
  })
}
