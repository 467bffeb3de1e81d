import { BEYOND, ENDS_BEYOND, PAST } from '../lexicon/beyond.ts'
import type { Token } from '../scan/token.ts'
import { leftOf, rightOf } from '../text/character-class.ts'
import { Clue } from '../text/clue.ts'
import { LIMIT } from './comparison.ts'

const COMPARED = new RegExp(`^(?:${BEYOND}|${PAST}|超)`)
const OF_TARGET = new RegExp(`^的[^，。；、实行]{0,8}(?:目标|任务|要求|考核|计划|承诺|控制[线数值指]|年度线|${LIMIT})`)
/** 优于｜95.0%的要求: such a word never hedges. */
const BETTER = new Clue(BEYOND, ENDS_BEYOND)
/** 低于4.5%的控制目标, 高于95%的要求: the number is the target itself, the word before it compares. */
export function asTarget(text: string, token: Token): Token | null {
  if (token.amount!.approx === null)
    return BETTER.before(text, token.start, 2) && OF_TARGET.test(rightOf(text, token.end, 14))
      ? { ...token, role: 'target', trace: [...token.trace, 'compared with a target'] }
      : null
  const word = COMPARED.exec(rightOf(text, token.start, 4))
  if (word === null) return null
  if (!OF_TARGET.test(rightOf(text, token.end, 14))) return null
  return {
    ...token,
    start: token.start + word[0].length,
    amount: { ...token.amount!, approx: null },
    role: 'target',
    trace: [...token.trace, 'compared with a target'],
  }
}

/** 以农村居民为1: the base of a ratio. */
export const isBase = (text: string, token: Token): boolean =>
  token.amount!.unitText === '' &&
  token.amount!.digits === '1' &&
  /以[^，。；]{1,12}为$/.test(leftOf(text, token.start, 15))
