import type { Period } from '../../domain/fact-sheet.ts'
import { digitAt, endsClause, leftOf, rightOf } from '../scan/character.ts'
import type { Token } from '../scan/token.ts'

/** Whether a period has that many days. */
const isLength = (days: number, { quarter, half, month }: Period): boolean =>
  month !== undefined
    ? days >= 28 && days <= 31
    : quarter !== undefined
      ? days >= 90 && days <= 92
      : half !== undefined && days >= 181 && days <= 184

const PERIODS = new Set(['年', '个季度', '个月', '天'])
/** 以三天为一个周期. */
const PERIODICAL = /^为(?:一个?|1个)?(?:周期|单位|期|轮)/

/** 上线不到两个月: how new a thing is. */
const SINCE = /(?:上线|启用|投[用运]|开[通业馆]|运行|成立|组建|挂牌|揭牌|推行|到任)(?:以来|才|刚)?$/
const SHORT = new Set(['不到', '不足', '未满', '不满', '近'])

/** 三个月 in a quarterly report, 一年 in an annual one; 近三年来, 三年行动: stretches of time that frame and state nothing. */
export function isPeriodLength(text: string, token: Token, period: Period): boolean {
  const { unitText, digits } = token.amount!
  if (token.kind === 'range') return text.startsWith('时间', token.end)
  if (token.kind !== 'quantity') return false
  if (text[token.start - 1] === '以' && PERIODICAL.test(rightOf(text, token.end, 6))) return true
  if (!PERIODS.has(unitText)) return false
  const before = leftOf(text, token.start, 4)
  if (SINCE.test(before) && SHORT.has(token.amount!.approx ?? '')) return true
  const after = rightOf(text, token.end, 4)
  const han = !digitAt(text, token.start)
  if (unitText === '个季度' && digits === '1') return period.quarter !== undefined && han
  if (digits === '0.5' && unitText === '年')
    return !/(?:工期|期限?|历时|持续|延长|缩短|提前|为期|压缩|需|用了?|达)[^，。；]{0,2}$/.test(before)
  if (unitText === '年') {
    if (/^(?:以?来|间|行动|攻坚|规划|计划|任务|目标|滚动|期|倍增|提升)/.test(after)) return true
    return (
      han &&
      !/\.5$/.test(digits) &&
      !/(?:工期|期限?|历时|持续|延长|缩短|提前|为期|刑|禁|满)[^，。；]{0,3}$/.test(before)
    )
  }
  if (unitText === '天')
    return (
      /(?:大干|奋战|决战|冲刺|苦战|鏖战|会战)$/.test(before) ||
      /^(?:小?长假|假期|年假)/.test(after) ||
      (/^(?:里|中|时间)/.test(after) && isLength(Number(digits), period))
    )
  if (unitText !== '个月') return false
  const months = period.quarter !== undefined ? 3 : period.half !== undefined ? 6 : period.month !== undefined ? 1 : 12
  if (Number(digits) !== months) return false
  return (
    (/(?:季度|半年|全年|这|以来|过去|近|短短)的?$|^$|[，。；:“\n]$/.test(before) && !endsClause(text, token.end)) ||
    /^(?:以?来|中|里|间|时间里)/.test(after)
  )
}
