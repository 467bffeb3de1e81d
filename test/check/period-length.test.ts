import { describe, expect, it } from 'vitest'
import { read } from '../../src/check/read.ts'
import type { Period } from '../../src/domain/fact-sheet.ts'

const period = (rest: Partial<Period>): Period => ({
  year: 2026,
  half: undefined,
  quarter: undefined,
  month: undefined,
  ...rest,
})
const YEAR = period({})
const HALF = period({ half: 1 })
const QUARTER = period({ quarter: 2 })
const MONTH = period({ month: 6 })

/** Whether the first number of the text is taken for the length of a period. */
const frames = (text: string, of: Period): boolean =>
  read(text, { period: of })[0]!.trace.includes('length of the period')

describe('the days of a period', () => {
  it.each<[string, Period, number, number]>([
    ['month', MONTH, 28, 31],
    ['quarter', QUARTER, 90, 92],
    ['half', HALF, 181, 184],
  ])('of a %s are those that it can have', (_, of, least, most) => {
    for (const days of [least, most]) expect(frames(`这${days}天里，全镇动手。`, of), `${days}`).toBe(true)
    for (const days of [least - 1, most + 1]) expect(frames(`这${days}天里，全镇动手。`, of), `${days}`).toBe(false)
  })

  it('of a year are told in months', () => {
    expect(frames('这365天里，全镇动手。', YEAR)).toBe(false)
    expect(frames('这184天里，全镇动手。', YEAR)).toBe(false)
  })
})

describe('the months of a period', () => {
  it.each<[string, Period]>([
    ['1', MONTH],
    ['3', QUARTER],
    ['6', HALF],
    ['12', YEAR],
  ])('are %s', (months, of) => {
    expect(frames(`这${months}个月全镇动手。`, of)).toBe(true)
    for (const other of [MONTH, QUARTER, HALF, YEAR].filter((one) => one !== of))
      expect(frames(`这${months}个月全镇动手。`, other)).toBe(false)
  })

  it.each([
    '季度三个月任务完成。',
    '全年的三个月任务完成。',
    '过去三个月任务完成。',
    '短短三个月建成。',
    '近三个月建成。',
    '三个月任务完成。',
    '截至目前，三个月任务完成。',
    '进展：三个月任务完成。',
    '建成三个月来，',
    '建成三个月以来，',
    '建成三个月中，',
    '建成三个月里，',
    '建成三个月间，',
    '建成三个月时间里，',
  ])('frame what is told: %s', (text) => {
    expect(frames(text, QUARTER)).toBe(true)
  })

  it.each([
    '历时三个月建成。',
    '工期三个月，其中主体两个月。',
    '建成三个月，从中受益。',
    '三个月。',
    '这三个月。',
    '过去三个月，',
    '这四个月建成。',
  ])('state something: %s', (text) => {
    expect(frames(text, QUARTER)).toBe(false)
  })
})

describe('a quarter', () => {
  it('is the period of a quarterly report, in words', () => {
    expect(frames('一个季度过去。', QUARTER)).toBe(true)
    expect(frames('1个季度过去。', QUARTER)).toBe(false)
    expect(frames('两个季度过去。', QUARTER)).toBe(false)
    expect(frames('一个季度过去。', YEAR)).toBe(false)
    expect(frames('一个季度过去。', MONTH)).toBe(false)
  })
})

describe('years', () => {
  it.each([
    '近三年来投入增加。',
    '近3年来投入增加。',
    '3年行动收官。',
    '3年攻坚收官。',
    '3年规划编成。',
    '3年计划编成。',
    '3年任务完成。',
    '3年目标完成。',
    '3年滚动实施。',
    '3年间建成。',
    '3年期项目建成。',
    '3年倍增行动。',
    '3年提升行动。',
    '连续三年获评先进。',
    '3至5年时间建成。',
    '半年过去。',
  ])('frame what is told: %s', (text) => {
    expect(frames(text, QUARTER)).toBe(true)
  })

  it.each([
    '3年建成，分期实施。',
    '建设工期三年。',
    '合同期三年，分期付款。',
    '历时三年建成。',
    '工程持续三年。',
    '工期延长三年。',
    '工期缩短三年。',
    '提前三年建成。',
    '为期三年。',
    '判刑三年。',
    '封山禁牧三年。',
    '任职满三年。',
    '两年半建成。',
    '3至5年建成。',
    '建设工期半年。',
    '工程历时半年。',
    '服务期限半年。',
    '工程持续半年。',
    '工期延长半年。',
    '工期缩短半年。',
    '提前半年建成。',
    '为期半年。',
    '工期压缩半年。',
    '建设需半年。',
    '建设用了半年。',
    '建设达半年。',
  ])('state something: %s', (text) => {
    expect(frames(text, QUARTER)).toBe(false)
  })
})

describe('what is new, and what comes round', () => {
  it.each([
    '平台上线不到两个月。',
    '泵站启用不足两个月。',
    '泵站投用以来不到两个月。',
    '泵站投运未满两个月。',
    '园区开通才近两个月。',
    '园区开馆不满两年。',
    '系统运行不到两年。',
    '专班成立不到100天。',
    '专班组建不到两个月。',
    '专班挂牌不到两个月。',
    '专班揭牌不到两个月。',
    '制度推行不到两个月。',
    '书记到任不到两个月。',
    '以三天为一个周期轮换。',
    '以三天为一周期轮换。',
    '以10户为1个单位编组。',
    '以5天为一期轮训。',
    '以5天为一轮检查。',
  ])('frames what is told: %s', (text) => {
    expect(frames(text, QUARTER)).toBe(true)
  })

  it.each([
    '平台上线超过两个月。',
    '泵站停机不到两个月。',
    '平台上线不到两户。',
    '三天为一个周期。',
    '以三天为限。',
    '值守3天，长假无事故。',
    '以三天工期为一个标段。',
  ])('states something: %s', (text) => {
    expect(frames(text, QUARTER)).toBe(false)
  })

  it.each(['大干三十天', '奋战30天', '决战30天', '冲刺30天', '苦战30天', '鏖战30天', '会战30天'])(
    '%s is a campaign',
    (text) => {
      expect(frames(`${text}，全面完成。`, QUARTER)).toBe(true)
    },
  )

  it.each(['7天长假', '3天小长假', '3天假期', '5天年假'])('%s is a holiday', (text) => {
    expect(frames(`${text}接待游客。`, QUARTER)).toBe(true)
  })

  it.each(['91天时间', '91天中', '91天里'])('%s are the quarter', (text) => {
    expect(frames(`${text}接待游客。`, QUARTER)).toBe(true)
  })

  it.each(['奋战之后30天', '停工30天长', '优良天数91天'])('%s is counted', (text) => {
    expect(frames(`${text}，比上年多。`, QUARTER)).toBe(false)
  })
})
