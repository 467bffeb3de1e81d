import type { Period } from '../../domain/fact-sheet.ts'
import type { Token } from '../scan/token.ts'
import { digitAt, endsClause, leftOf, rightOf } from '../text/character-class.ts'

/** A stretch of time in a text, in years, quarters, months or days. */
interface Stretch {
  readonly digits: string
  /** Told in Han numerals. */
  readonly han: boolean
  readonly before: string
  readonly after: string
  /** Its clause ends with it. */
  readonly closes: boolean
}
/** Whether a stretch only frames what is told. */
type Frames = (stretch: Stretch, period: Period) => boolean

/** 近三年来, 三年行动, 半年. */
const years: Frames = ({ digits, han, before, after }) => {
  if (digits === '0.5') return !HALF_IS_TAKEN.test(before)
  return OF_YEARS.test(after) || (han && !digits.endsWith('.5') && !IS_TAKEN.test(before))
}
const OF_YEARS = /^(?:以?来|间|行动|攻坚|规划|计划|任务|目标|滚动|期|倍增|提升)/
/** 工期三年, 历时半年: how long something takes. */
const IS_TAKEN = /(?:工期|期限?|历时|持续|延长|缩短|提前|为期|刑|禁|满)[^，。；]{0,3}$/
const HALF_IS_TAKEN = /(?:工期|期限?|历时|持续|延长|缩短|提前|为期|压缩|需|用了?|达)[^，。；]{0,2}$/

const quarters: Frames = ({ digits, han }, { quarter }) => digits === '1' && han && quarter !== undefined

/** 这三个月, 三个月来. */
const months: Frames = ({ digits, before, after, closes }, period) =>
  Number(digits) === monthsIn(period) &&
  ((BEFORE_MONTHS.test(before) && !closes) || /^(?:以?来|中|里|间|时间里)/.test(after))
const BEFORE_MONTHS = /(?:季度|半年|全年|这|以来|过去|近|短短)的?$|^$|[，。；:“\n]$/
const monthsIn = ({ quarter, half, month }: Period): number =>
  quarter !== undefined ? 3 : half !== undefined ? 6 : month !== undefined ? 1 : 12

/** 大干三十天, 3天小长假, 国庆七天, 91天里. */
const days: Frames = ({ digits, before, after }, period) =>
  /(?:大干|奋战|决战|冲刺|苦战|鏖战|会战)$/.test(before) ||
  /^(?:小?长假|假期|年假)/.test(after) ||
  (Number(digits) <= LONGEST_HOLIDAY && HOLIDAY.test(before)) ||
  (/^(?:里|中|时间)/.test(after) && isLength(Number(digits), period))

/** 国庆中秋八天, 春节七天. */
const HOLIDAY = /(?:元旦|春节|清明|五一”?|劳动节?|端午|中秋|国庆)节?$/
const LONGEST_HOLIDAY = 9

/** Whether a period has that many days. */
const isLength = (count: number, { quarter, half, month }: Period): boolean =>
  month !== undefined
    ? count >= 28 && count <= 31
    : quarter !== undefined
      ? count >= 90 && count <= 92
      : half !== undefined && count >= 181 && count <= 184

const FRAMES = new Map(Object.entries({ 年: years, 个季度: quarters, 个月: months, 天: days }))

/** 以三天为一个周期. */
const PERIODICAL = /^为(?:一个?|1个)?(?:周期|单位|期|轮)/
/** 上线不到两个月: how new a thing is. */
const SINCE = /(?:上线|启用|投[用运]|开[通业馆]|运行|成立|组建|挂牌|揭牌|推行|到任)(?:以来|才|刚)?$/
const SHORT = new Set(['不到', '不足', '未满', '不满', '近'])

/** 三个月 in a quarterly report, 一年 in an annual one; 近三年来, 三年行动: stretches of time that frame and state nothing. */
export function isPeriodLength(text: string, { kind, start, end, amount }: Token, period: Period): boolean {
  if (kind === 'range') return text.startsWith('时间', end)
  if (kind !== 'quantity') return false
  if (text[start - 1] === '以' && PERIODICAL.test(rightOf(text, end, 6))) return true
  const { unitText, digits, approx } = amount!
  const frames = FRAMES.get(unitText)
  if (frames === undefined) return false
  const before = leftOf(text, start, 4)
  if (SINCE.test(before) && SHORT.has(approx ?? '')) return true
  const after = rightOf(text, end, 4)
  return frames({ digits, han: !digitAt(text, start), before, after, closes: endsClause(text, end) }, period)
}
