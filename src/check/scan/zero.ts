import zero from '../lexicon/zero.json' with { type: 'json' }
import { endsClause, isOneOf, leftOf } from '../text/character-class.ts'
import { matchAt } from './sticky.ts'
import { amountOf, type Token, token } from './token.ts'
import { unitAt } from './unit-at.ts'

const NONE =
  /(?:无|没有?(?:发生|发现|出现|查出|接到|收到)?|未(?:发生|发现|出现|查出|接到|收到))一([例起件人次宗处名户家个项条笔所])(?![^，。；、]{0,2}(?:不(?!合格|达标|良|符)|没)|外)/y
const STATES = new Set(zero.states)

const zeroOf = (
  start: number,
  end: number,
  unitText: string,
  unit: ReturnType<typeof unitAt>,
  kind: 'quantity' | 'percentage' = 'quantity',
): Token =>
  token('zero', kind, start, end, {
    role: 'zero',
    amount: amountOf('0', { unitText, unit: unit?.unit ?? null }),
  })

/** 无一例, 没有一起: none at all. */
export function readNone(text: string, i: number): Token | null {
  const m = matchAt(NONE, text, i)
  if (!m) return null
  const end = i + m[0].length
  return zeroOf(i, end, m[1]!, unitAt(text, end - 1))
}

const CLEARED =
  /[由从][^，；。：、]{0,12}?[\d一两二三四五六七八九十百][^，。；：、\d]{0,4}(?:逐步|全部|直接|彻底|基本)?[清归]到?$/
/** 由1个清｜零: what it came to, where 清零 by itself is a task, and 由三个部门牵头清零 says whose. */
export const readCleared = (text: string, i: number): Token | null =>
  isOneOf(text[i - 1], '清归到') && endsClause(text, i + 1) && CLEARED.test(leftOf(text, i, REACH))
    ? zeroOf(i, i + 1, '', null)
    : null
const REACH = 24

/** 零, 零个, 零增长, 零上报. 零星, 零距离 are words and were taken before. */
export function readZero(text: string, i: number): Token | null {
  for (let length = 4; length >= 2; length--) {
    const word = text.slice(i + 1, i + length + 1)
    if (!STATES.has(word)) continue
    const grows = word.endsWith('增长')
    const stated = zeroOf(
      i,
      i + 1 + word.length,
      grows ? '%' : '',
      grows ? unitAt('%', 0) : null,
      grows ? 'percentage' : 'quantity',
    )
    return text.startsWith('目标', i + 1 + word.length) ? { ...stated, exempt: 'slogan' } : stated
  }
  const unit = unitAt(text, i + 1, true)
  if (unit) return zeroOf(i, unit.end, unit.spelling, unit)
  const stated = /(?:为|是|达|保持|实现|到|至)$/.test(leftOf(text, i, 2))
  return stated && endsClause(text, i + 1) ? zeroOf(i, i + 1, '', null) : null
}
