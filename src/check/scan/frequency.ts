import { digitAt, hanDigit, isHanNumeral, isOneOf, leftOf, rightOf } from '../text/character-class.ts'
import { claimOf } from './claim.ts'
import { COMMA_BETWEEN } from './neighbours.ts'
import { readNumeral } from './numeral.ts'
import { readRange } from './range.ts'
import { readMeasured } from './read-measured.ts'
import { matchAt } from './sticky.ts'
import { amountOf, type Token, type TokenNote, token } from './token.ts'

const TIMES = new Set(['次', '遍', '回', '轮', '趟', '场', '期', '场次', '轮次', '批次', '巡'])
const SPAN = /个?(半个月|半月|日|天|周|星期|礼拜|旬|双?月|季度|季|学期|半年|学年|考核年度|年度|年|班|小时|工作日|汛期)/y
/** A verb right after the numeral: 一日三巡, 每周一调度. */
const ACT =
  /(?:联合)?(?:巡[查检护河逻]?|调度|通报|研判|会商|督[查导办]|检查|抽查|抽检|排查|清[扫理运]?|例会|扫|监测|检测|报告?|总结|分析|考[核评]|评比|议|碰头|会办|整治|汇总|更新|洒水|冲洗|消[毒杀]|换|访|课|汇报|评)/y
const NUMBER_OF = /次数|数量/
const STOP = /[，。；：！？、,;\n“”（）()]/

/** 每月2次, 每月至少开展一次, 每两周一次, 每周一巡. A weekday (每周一上午), 每户2000元 and a mean (平均每月109次) are none. */
export function readEvery(text: string, i: number): Token | null {
  if (leftOf(text, i, 2) === '平均') return null
  let at = text[i + 1] === '隔' ? i + 2 : i + 1
  const count = readNumeral(text, at)
  const from = at
  if (count && !count.bare) at = upTo(text, count.end)
  const span = matchAt(SPAN, text, at)
  if (!span) return null
  const note = count ? withComma(text, from, at, span[0]) : null
  const every = `${count ? count.digits : ''}${span[1]}`
  at += span[0].length
  const limit = Math.min(text.length, at + 12)
  for (let k = at; k < limit; k++) {
    if (STOP.test(text[k]!)) return null
    if (!digitAt(text, k) && !isHanNumeral(text[k])) continue
    // 每日巡查次数｜356次: a name, and its number
    if (NUMBER_OF.test(text.slice(at, k))) return null
    const told = timesAt(text, i, k, every, k === at)
    return told && note ? { ...told, notes: [note] } : told
  }
  return null
}

/** 每三、四天作业一次, 每2、3天轮换一次: what is wrong with the form. */
function withComma(text: string, start: number, end: number, span: string): TokenNote | null {
  const neighbours = NEIGHBOURS.exec(text.slice(start, end))
  if (!neighbours) return null
  const [low, high] = [neighbours[1]!, neighbours[2]!].map((one) => HAN[Number(one)] ?? one)
  const fix = `${low!.replace('二', '两')}${high}${span}`
  return { ...COMMA_BETWEEN, fix, start, end: end + span.length }
}
const NEIGHBOURS = /^([一二三四五六七八九\d])、([一二三四五六七八九\d])$/
const HAN = '零一二三四五六七八九'

/** 每7至10天: the upper end of a range of time; of 每三、四天 what belongs to it. */
function upTo(text: string, end: number): number {
  if (text[end] === '、' && digitOf(text[end + 1]) === digitOf(text[end - 1]) + 1) return end + 2
  const right = isOneOf(text[end], '至到-~') ? readNumeral(text, end + 1) : null
  return right && !right.bare ? right.end : end
}

const digitOf = (char: string | undefined): number =>
  char !== undefined && char >= '0' && char <= '9' ? Number(char) : hanDigit(char)

function timesAt(text: string, start: number, k: number, every: string, adjacent: boolean): Token | null {
  const one = readMeasured(text, k)
  if (one === null) return null
  const measured = readRange(text, one, k) ?? one
  if (measured.unit && TIMES.has(measured.unit.spelling)) {
    const claim = claimOf(text, measured, start, 'frequency')
    return frequency(
      start,
      claim.end,
      claim.amount!.digits,
      claim.amount!.approx,
      measured.unit.spelling,
      every,
      claim.amount!.toDigits,
    )
  }
  if (!adjacent || measured.end !== measured.numeral.end) return null
  const act = matchAt(ACT, text, measured.end)
  return act ? frequency(start, measured.end + act[0].length, measured.digits, null, '次', every, null) : null
}

const frequency = (
  start: number,
  end: number,
  digits: string,
  approx: string | null,
  unit: string,
  every: string,
  toDigits: string | null,
): Token =>
  token('frequency', 'frequency', start, end, {
    role: 'frequency',
    amount: amountOf(digits, { toDigits, unitText: `${unit}/${every}`, approx }),
  })

/** 一日一清, 一周一会: four characters are a habit by their shape, 一周一调度 is a rule that can be checked. */
function habitAt(text: string, start: number, k: number, every: string, told: Token | null): Token | null {
  const habit =
    told ?? (/[\u4e00-\u9fff]/.test(text.charAt(k + 1)) ? frequency(start, k + 2, '1', null, '次', every, null) : null)
  return habit && { ...habit, exempt: 'slogan' }
}

/** 一日一研判、一周一通报工作机制: what a system is called. */
const SYSTEM = /^(?:、一[日天周旬月季年]一[\u4e00-\u9fff]{1,3})*”?的?(?:工作|调度|推进)?(?:机制|制度)/
const FAR = 24
/** 一季一调度、一月一通报: one such rule after another is how an office works, not what it counted. */
const stands = (text: string, start: number, end: number): boolean =>
  SERIES_AFTER.test(rightOf(text, end, 5)) || SERIES_BEFORE.test(leftOf(text, start, 7))
const SERIES_AFTER = /^、一[日天周旬月季年]一[\u4e00-\u9fff]/
const SERIES_BEFORE = /一[日天周旬月季年]一[\u4e00-\u9fff]{1,3}、$/
const ONE_SPAN = /一(日|天|周|旬|月|季度|季|年)/y
/** 一日三巡, 一周一调度, 一年四次, 一天两次. */
export function readOneSpan(text: string, i: number): Token | null {
  const span = matchAt(ONE_SPAN, text, i)
  if (!span) return null
  const k = i + span[0].length
  // 一季14场: what a report on the quarter tells of it
  if (span[1]!.startsWith('季') && digitAt(text, k)) return null
  const told = timesAt(text, i, k, span[1]!, true)
  const habit = text[k] === '一' && (told === null || told.end === k + 2) && !/[次回场趟遍轮]/.test(text.charAt(k + 1))
  return habit
    ? habitAt(text, i, k, span[1]!, told)
    : told && (SYSTEM.test(text.slice(told.end, told.end + FAR)) || stands(text, i, told.end))
      ? { ...told, exempt: 'slogan' }
      : told
}
