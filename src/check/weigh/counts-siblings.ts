import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from './case.ts'

/* 四个行业中唯一下降者: no number that a sheet would state, but how many parts it tells apart. */

const REACH = 20
const WITHIN = '(?:之中|当中|里面|[中里间内])'
/** 个｜行业中唯一下降, 个｜行业三升一降, 个｜行业均有增长: the noun of the parts, and what is said of them together. */
const OF_ALL = new Clue(
  new RegExp(
    `^(?:主要|主导|重点)?([\\u4e00-\\u9fff]{2,4}?)(?:${WITHIN}[^。；\\d]{0,14}?(?:唯|最|只有|仅|第[一二三])|${WITHIN}?(?:[一二两三四五六七八]{1,2}[升增]|全部|[均都全]))`,
  ),
  '中里间内唯最只仅升增部均都全',
)
const FEWEST = 2

/** Whether a number counts the parts of one whole, of which the noun behind it is that of a part or one was just told. */
export function countsSiblings({ claimed: { mention }, reading, text, index, memory }: Case): boolean {
  if (mention.kind !== 'quantity' || mention.stated!.unitText !== '个' || reading.plain.approx) return false
  const noun = OF_ALL.within(text, mention.end, mention.end + REACH)?.[1]
  if (!noun) return false
  const count = Number(reading.plain.lo)
  const areAsMany = ({ parts }: FactEntry): boolean => parts.length === count && count >= FEWEST
  const told = memory.last?.parent
  return (
    (told && areAsMany(told)) ||
    index.facts.some((whole) => areAsMany(whole) && whole.parts.some(({ label }) => label.includes(noun)))
  )
}
