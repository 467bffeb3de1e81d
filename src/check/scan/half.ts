import { unitOf } from '../../domain/unit.ts'
import { isOneOf, rightOf } from './character.ts'
import { hedgeAfter, hedgeBefore } from './hedge.ts'
import { type Token, token } from './token.ts'

const UNITS = ['天', '小时', '个月', '年', '个小时', '里', '米', '亩', '吨', '斤', '公里', '个工作日', '日']
/** 近半年, 过半百: half of something else. */
const OF_ELSE = /^(?:[年月天日里径途夜晚程载辈生世百边自机山岛旬周季期价截空点米亩吨斤开]|个|小时|公里|导体|成品|透明)/

/** 一半, 半数, 过半, 近半, 减半, 半天: a half as share or as quantity. `i` stands at 半. */
export function readHalf(text: string, i: number, floor: number): Token | null {
  const before = i > floor ? text[i - 1]! : '。'
  const next = text[i + 1] ?? '\n'
  let start = i
  let end = i + 1
  let approx: string | null = null
  if (next === '数' && !isOneOf(text[i + 2], '字据量值')) end++
  if (before === '一') start = i - 1
  else if ('过近超逾'.includes(before) && shareEnd(text, end)) {
    start = i - 1
    approx = before
  } else if (before === '减' && next !== '征') start = i - 1
  else if (end === i + 1) return halfUnit(text, i, floor)
  if (before === '一') {
    const hedge = hedgeBefore(text, start, floor)
    if (hedge) {
      start = hedge.start
      approx = hedge.approx
    }
  }
  const after = hedgeAfter(text, end)
  if (after) {
    end = after.end
    approx = approx ? `${approx}…${after.approx}` : after.approx
  }
  return token('half', 'fraction', start, end, {
    amount: {
      digits: '0.5',
      toDigits: null,
      open: false,
      exp: -1,
      scale: 0,
      unitText: '',
      unit: null,
      approx,
      terms: null,
      fraction: ['1', '2'],
    },
  })
}

const shareEnd = (text: string, end: number): boolean => !OF_ELSE.test(rightOf(text, end, 2))

/** 半天, 半小时, 半个月, 半年 as lengths of time. 上半年 was read before; 半年来 is a period. */
function halfUnit(text: string, i: number, floor: number): Token | null {
  const unit = UNITS.find((word) => text.startsWith(word, i + 1))
  if (unit === undefined || (isOneOf(text[i - 1], '上下前后来多大老') && !text.startsWith('提前', i - 2))) return null
  const hedge = hedgeBefore(text, i, floor)
  const spelling = unit === '个小时' ? '小时' : unit
  return token('half', 'quantity', hedge?.start ?? i, i + 1 + unit.length, {
    amount: {
      digits: '0.5',
      toDigits: null,
      open: false,
      exp: -1,
      scale: 0,
      unitText: spelling,
      unit: unitOf(spelling),
      approx: hedge?.approx ?? null,
      terms: null,
      fraction: null,
    },
  })
}
