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

/** The pattern with each of the words in place of its star. */
const each = (pattern: string, words: string): string[] => words.split(' ').map((word) => pattern.replace('*', word))

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
    expect(['这365天里，全镇动手。', '这184天里，全镇动手。'].filter((text) => frames(text, YEAR))).toEqual([])
  })
})

describe('the months of a period', () => {
  it.each<[string, Period]>([
    ['1', MONTH],
    ['3', QUARTER],
    ['6', HALF],
    ['12', YEAR],
  ])('are %s', (months, of) => {
    expect([MONTH, QUARTER, HALF, YEAR].filter((one) => frames(`这${months}个月全镇动手。`, one))).toEqual([of])
  })
})

describe('a quarter', () => {
  it('is the period of a quarterly report, in words', () => {
    expect([MONTH, QUARTER, YEAR].filter((of) => frames('一个季度过去。', of))).toEqual([QUARTER])
    expect(['1个季度过去。', '两个季度过去。'].filter((text) => frames(text, QUARTER))).toEqual([])
  })
})

/** Of each kind of stretch, in a quarterly report: what frames and states nothing, and what does state something. */
const STRETCHES: Record<string, readonly [frame: string[], state: string[]]> = {
  months: [
    [
      ...each('*三个月任务完成。', '季度 全年的 截至目前， 进展：'),
      ...each('*三个月建成。', '过去 短短 近'),
      ...each('建成三个月*，', '来 以来 中 里 间 时间里'),
      '三个月任务完成。',
    ],
    [
      ...each('*三个月。', '历时 这'),
      '三个月。',
      '工期三个月，其中主体两个月。',
      '建成三个月，从中受益。',
      '过去三个月，',
      '这四个月建成。',
    ],
  ],
  years: [
    [
      ...each('近*来投入增加。', '三年 3年'),
      ...each(
        '3年*。',
        '行动收官 攻坚收官 规划编成 计划编成 任务完成 目标完成 滚动实施 间建成 期项目建成 倍增行动 提升行动',
      ),
      '连续三年获评先进。',
      '3至5年时间建成。',
      '半年过去。',
    ],
    [
      ...each('*三年。', '建设工期 工程持续 工期延长 工期缩短 为期 判刑 封山禁牧 任职满'),
      ...each('*三年建成。', '历时 提前'),
      ...each(
        '*半年。',
        '建设工期 工程历时 服务期限 工程持续 工期延长 工期缩短 提前 为期 工期压缩 建设需 建设用了 建设达',
      ),
      '3年建成，分期实施。',
      '合同期三年，分期付款。',
      '两年半建成。',
      '3至5年建成。',
    ],
  ],
  days: [
    [
      ...each('*，全面完成。', '大干三十天 奋战30天 决战30天 冲刺30天 苦战30天 鏖战30天 会战30天'),
      ...each('*接待游客。', '7天长假 3天小长假 3天假期 5天年假 91天时间 91天中 91天里'),
    ],
    [...each('*，比上年多。', '奋战之后30天 停工30天长 优良天数91天'), '值守3天，长假无事故。'],
  ],
  'since something new began': [
    [
      ...each('*不到两个月。', '平台上线 泵站投用以来 专班组建 专班挂牌 专班揭牌 制度推行 书记到任'),
      ...each('*两个月。', '泵站启用不足 泵站投运未满 园区开通才近'),
      ...each('*两年。', '园区开馆不满 系统运行不到'),
      '专班成立不到100天。',
    ],
    ['平台上线超过两个月。', '泵站停机不到两个月。', '平台上线不到两户。'],
  ],
  'of what comes round': [
    [
      '以三天为一个周期轮换。',
      '以三天为一周期轮换。',
      '以10户为1个单位编组。',
      '以5天为一期轮训。',
      '以5天为一轮检查。',
    ],
    ['三天为一个周期。', '以三天为限。', '以三天工期为一个标段。'],
  ],
}

describe.each(Object.entries(STRETCHES))('a stretch: %s', (_, [frame, state]) => {
  it('frames what is told', () => expect(frame.filter((text) => !frames(text, QUARTER))).toEqual([]))
  it('states something', () => expect(state.filter((text) => frames(text, QUARTER))).toEqual([]))
})
