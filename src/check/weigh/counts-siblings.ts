import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from './case.ts'

/* 四个行业中唯一下降者; 小学…、初中…、高中…，三个学段有升有降: no number that a sheet would state, but how many parts it tells apart. */

const REACH = 20
const WITHIN = '(?:之中|当中|里面|[中里间内])'
/** 有升有降, 升降不一, 齐升, 各有侧重: how they all stand. */
const MIXED =
  '有[升降增减涨跌高低多少快慢好差进退]有|[升增涨高多快冷][降减跌低少慢热](?:不一|不均|互现|各异)|[齐双同俱][升增涨降减跌]|各有'
/** 个｜行业中唯一下降, 项｜收入里工资占大头, 个｜行业三升一降, 个｜行业均有增长: the noun of the parts, and what is said of them together. */
const OF_ALL = new Clue(
  new RegExp(
    `^(?:主要|主导|重点)?([\\u4e00-\\u9fff]{2,4}?)(?:${WITHIN}|，|[一二两三四五六七八]{1,2}[升增]|全部|[均都全]|${MIXED})`,
  ),
  '中里间内面，升增部均都全有不互各',
)
/** 部分患者同时患有｜两种疾病, 兼具三项资质: who is counted under more than one of the parts. */
const UNDER_SEVERAL = new Clue(/(?:同时[\u4e00-\u9fff]{1,3}|兼[有具得任])$/, '有具患得任受属合存在加参报领过占办')
const KINDS: ReadonlySet<string> = new Set(['个', '种', '类', '项'])
const FEWEST = 2

/** Whether a number counts the parts of one whole, of which the noun behind it is that of a part or one was just told. */
export function countsSiblings({ claimed: { mention }, reading, text, index, memory }: Case): boolean {
  if (!KINDS.has(mention.stated!.unitText)) return false
  const count = Number(reading.plain.lo)
  const areAsMany = ({ parts }: FactEntry): boolean => parts.length === count && count >= FEWEST
  const told = memory.last?.parent
  const ofTold = !!told && areAsMany(told)
  if (UNDER_SEVERAL.before(text, mention.start, 6)) return ofTold
  const noun = OF_ALL.within(text, mention.end, mention.end + REACH)?.[1]
  if (!noun) return false
  return (
    ofTold ||
    wereTold(memory.stated, count) ||
    index.facts.some((whole) => areAsMany(whole) && whole.parts.some(({ label }) => label.includes(noun)))
  )
}

/** Of one unit so many facts were told, and no more: what the sheet does not call parts of one. */
function wereTold(stated: readonly FactEntry[], count: number): boolean {
  const { unitText } = stated.at(-1) ?? {}
  const alike = new Set(
    stated.filter((fact) => fact.unitText === unitText && !stated.some(({ parent }) => parent === fact)),
  )
  return count >= FEWEST && alike.size === count
}
