import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Mention } from '../../src/check/mention.ts'
import { read } from '../../src/check/read.ts'

const period = { year: 2026, quarter: 2, half: undefined, month: undefined }
const readAll = (text: string, lexicon: readonly string[] = []) => read(text, { period, lexicon })
const claims = (text: string, lexicon: readonly string[] = []) =>
  readAll(text, lexicon).filter((mention) => mention.exempt === null)

interface Row {
  readonly text: string
  readonly figures: readonly Record<string, unknown>[]
}
const corpus = (name: string): Row[] =>
  readFileSync(join(import.meta.dirname, `../../fixtures/figures/${name}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row)

/** A mention as the corpus writes it. */
const shown = ({ text, kind, stated, role }: Mention) => ({
  text,
  kind,
  ...(stated && {
    value: stated.digits,
    ...(stated.toDigits !== null && { to: stated.toDigits }),
    ...(stated.hi === null && { open: true }),
    ...(stated.terms && { terms: stated.terms }),
    unit: stated.unitText,
    ...(stated.approx !== null && { approx: stated.approx }),
  }),
  ...(role !== null && { role }),
})

describe('one value in many phrasings', () => {
  for (const row of corpus('claims')) it(row.text, () => expect(claims(row.text).map(shown)).toEqual(row.figures))
})

describe('sentences that claim nothing', () => {
  for (const row of corpus('exempt')) it(row.text, () => expect(claims(row.text).map(shown)).toEqual([]))
})

describe('blanks that nobody filled', () => {
  for (const row of corpus('placeholders'))
    it(row.text, () => {
      const found = readAll(row.text)
        .filter((mention) => mention.kind === 'placeholder')
        .map(({ text }) => ({ text }))
      expect(found).toEqual(row.figures)
    })
})

describe('periods', () => {
  const cases: [string, object][] = [
    ['2026年二季度', { year: 2026, quarter: 2 }],
    ['2026年第二季度', { year: 2026, quarter: 2 }],
    ['二〇二六年上半年', { year: 2026, half: 1 }],
    ['前三季度', { month: 1, toMonth: 9 }],
    ['一至三季度', { month: 1, toMonth: 9 }],
    ['2026年二至三季度', { year: 2026, month: 4, toMonth: 9 }],
    ['前九个月', { month: 1, toMonth: 9 }],
    ['1—6月', { month: 1, toMonth: 6 }],
    ['2025年1-5月', { year: 2025, month: 1, toMonth: 5 }],
    ['6月30日', { month: 6, day: 30 }],
    ['二〇二六年七月六日', { year: 2026, month: 7, day: 6 }],
    ['2026-07-06', { year: 2026, month: 7, day: 6 }],
    ['26年二季度', { year: 2026, quarter: 2 }],
    ['去年同期', { relative: '去年同期' }],
    ['上年同期', { relative: '上年同期' }],
    ['今年上半年', { relative: '今年上半年', half: 1 }],
    ['2024—2026年', {}],
  ]
  const nothing = { year: null, quarter: null, half: null, month: null, toMonth: null, day: null, relative: null }
  for (const [written, named] of cases)
    it(written, () => {
      const [mention] = readAll(`截至${written}，工作有序推进。`)
      expect(mention).toMatchObject({ text: written, kind: 'date', exempt: 'date', period: { ...nothing, ...named } })
    })
})

describe('faults of form', () => {
  const cases: [string, string, string | null][] = [
    ['栽植苗木2万3千5百株。', 'N7', '2.35万'],
    ['出动约2300余人次。', 'T8', '约2300人次'],
    ['受理诉求约412件左右。', 'T8', '约412件'],
    ['补贴标准提高5-10%。', 'N2', '5%～10%'],
    ['单项奖补2~3万元。', 'N3', '2万～3万元'],
    ['每3、4天轮换一次。', 'N12', '三四天'],
    ['走访群众3千余人。', 'N7', '3000余'],
    ['涉及10几个村。', 'N12', '十几'],
    ['值守三、四天。', 'N12', '三四天'],
    ['总投资2千3百万元。', 'N7', '2300万'],
    ['06月30日完成。', 'L1', '6月30日'],
    ['降雨量.46米。', 'N9', '0.46米'],
    ['产量.3万吨。', 'N9', '0.3万吨'],
    ['2026年07月06日印发。', 'L1', '2026年7月6日'],
    ['26年二季度工作总结。', 'N17', '2026年二季度'],
    ['制止焚烧四十6起。', 'N14', '46'],
    ['新增就业一百2十人。', 'N14', '120'],
    ['种植一万2千亩。', 'N14', '12000'],
    ['完成率四十六点5%。', 'N14', '46.5'],
    ['总投资二点3亿元。', 'N14', '2.3'],
    ['硬化道路7点5公里。', 'N9', '7.5'],
    ['新建管网8.65KM。', 'U1', '8.65km'],
    ['浓度降至34.7ug/m3。', 'U1', '34.7μg/m³'],
    ['完成固定资产投资62.35亿，进度加快。', 'N1', '62.35亿元'],
    ['垃圾量减少1倍。', 'T2', null],
    ['工业投资增长-15.3%。', 'T6', '下降15.3%'],
    ['城镇新增就业3，286人。', 'N11', '3286'],
    ['依据云政办[2026]第9号文件。', 'L4', '云政办〔2026〕9号'],
    ['（一）、强化领导。', 'L2', '（一）'],
  ]
  for (const [text, rule, fix] of cases)
    it(text, () => {
      const note = readAll(text).flatMap(({ notes }) => notes)[0]
      expect({ rule: note?.rule, fix: note?.fix }).toEqual({ rule, fix })
      expect(note && text.slice(note.span.start, note.span.end)).toBeTruthy()
    })
})

describe('damaged numbers', () => {
  const damaged = (text: string) => readAll(text).filter((mention) => mention.damaged).length
  it('stand beside destroyed characters', () => {
    expect(damaged('年末户籍人口\ufffd56.38万人。')).toBe(1)
    expect(damaged('总人口?36.5万人。')).toBe(1)
    expect(damaged('臭氧浓度49ug/●，')).toBe(1)
  })
  it('hold a year that a rewriting tool put there', () => {
    expect(damaged('硬化路面202300余平方米。')).toBe(1)
    expect(damaged('拆除违建12023处9.2023万平方米。')).toBe(2)
  })
  it('have a comma where the point was: the value is likely, not sure', () => {
    const [road] = readAll('硬化道路1，5公里，安装路灯12盏。')
    expect(road).toMatchObject({ text: '1，5公里', damaged: true, stated: { digits: '1.5' } })
    for (const list of [
      '走访3，5人。',
      '得分92，5公里绿道建成。',
      '分别为12，15，18公里。',
      '粮食33，212万吨。',
      '下午3点5公里越野赛开跑。',
    ])
      expect(damaged(list)).toBe(0)
  })
  it('have no value where their parts contradict each other', () => {
    for (const written of ['.3万5千元', '0.3万5千元', '一百25十元', '三百2百元']) {
      const all = readAll(`投入${written}。`)
      expect(all).toMatchObject([{ text: written, damaged: true, stated: null }])
    }
  })
  it('are not plain large numbers', () => {
    expect(damaged('总产值202300万元，发放资料12345份，2023年完成。')).toBe(0)
  })
})

it('takes the expressions of an organisation as exempt', () => {
  const text = '深入实施“两横三纵”行动，两横三纵工程清理垃圾30吨。'
  expect(claims('两座大桥完工。').length).toBe(1)
  expect(claims('两座大桥完工。', ['两座大桥'])).toEqual([])
  expect(claims(text, ['两横三纵']).map(({ text }) => text)).toEqual(['30吨'])
})
