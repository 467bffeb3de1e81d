import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check } from '../../src/check/check.ts'
import { FactSheet } from '../../src/domain/fact-sheet.ts'
import { markedDrafts } from '../bench/marked-drafts.ts'
import { disordered } from '../fuzz/disordered.ts'

const sheet = FactSheet.parse({
  reportType: 'living-environment',
  organisation: '石桥镇人民政府',
  period: { year: 2025, half: 1 },
  facts: [
    { id: 'waste', label: '清运生活垃圾', value: '1,386', unit: '吨', lastYear: 1250 },
    { id: 'toilets', label: '改造农村户厕', value: 274, unit: '户', target: 260 },
    { id: 'rate', label: '卫生户厕普及率', value: '91.6', unit: '%', lastYear: '88.4' },
    { id: 'rank', label: '全县考核排名', value: 4, unit: '名', lastYear: 6 },
  ],
  notes: [{ text: '4月18日启动村庄清洁行动，18个村参加。' }],
})
const WORDS = [
  '清运生活垃圾',
  '改造户厕',
  '普及率',
  '同比',
  '环比',
  '增长',
  '下降',
  '分别',
  '占',
  '合计',
  '其中',
  '、',
  '，',
  '。',
  '；',
  '（',
  '）',
  '1386吨',
  '274户',
  '91.6%',
  '3.2个百分点',
  '10.9%',
  '第四',
  '由',
  '降至',
  '为',
  '完成目标的',
  '近三成',
  '翻一番',
  '持平',
  'xx吨',
  '2025年',
  '上半年',
  '还差',
  '和',
  '\n',
]
const prose = fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join(''))
const anything = fc.oneof(
  prose,
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
)

const drafts = ['bench', 'unseen18', 'unseen19'].flatMap((name) =>
  markedDrafts(join(import.meta.dirname, '../../fixtures', name)),
)

describe('a check of any text', () => {
  it.each([
    ['words and characters at random', anything.map((text) => ({ sheet, text })), 400],
    ['drafts out of order', disordered(drafts), 500],
  ] as const)(
    'never throws, keeps figures in order and inside the text, and quotes exactly: %s',
    (_, texts, numRuns) => {
      fc.assert(
        fc.property(texts, ({ sheet, text }) => {
          const { figures, findings } = check(sheet, text)
          let end = 0
          for (const figure of figures) {
            expect(figure.start).toBeGreaterThanOrEqual(end)
            expect(text.slice(figure.start, figure.end)).toBe(figure.text)
            end = figure.end
          }
          for (const finding of findings) expect(text.slice(finding.start, finding.end)).toBe(finding.text)
        }),
        { numRuns },
      )
    },
  )

  it('is the same twice', () => {
    fc.assert(
      fc.property(prose, (text) => {
        expect(check(sheet, text)).toEqual(check(sheet, text))
      }),
      { numRuns: 100 },
    )
  })

  it('lays at most one error on a figure and none on what is exempt', () => {
    fc.assert(
      fc.property(prose, (text) => {
        const { figures, findings } = check(sheet, text)
        for (const figure of figures) {
          const errors = findings.filter((f) => f.severity === 'error' && f.start < figure.end && figure.start < f.end)
          expect(errors.length).toBeLessThanOrEqual(1)
          if (figure.status === 'exempt') expect(errors).toEqual([])
        }
      }),
      { numRuns: 200 },
    )
  })

  it('only moves when unrelated paragraphs stand before and after', () => {
    const before = '镇党委坚持问题导向，压实各方责任。\n\n'
    const after = '\n\n今后将持续用力、久久为功。'
    fc.assert(
      fc.property(prose, (text) => {
        const alone = check(sheet, text)
        const framed = check(sheet, before + text + after)
        const shift = <T extends { start: number; end: number }>(spans: readonly T[]) =>
          spans.map((span) => ({ ...span, start: span.start - before.length, end: span.end - before.length }))
        const stands = (finding: { code: string }) => finding.code !== 'omitted'
        expect(shift(framed.figures)).toEqual(alone.figures)
        expect(shift(framed.findings.filter(stands)).map(({ code, start, end }) => ({ code, start, end }))).toEqual(
          alone.findings.filter(stands).map(({ code, start, end }) => ({ code, start, end })),
        )
      }),
      { numRuns: 150 },
    )
  })

  it('ends, whatever is said to be part of what', () => {
    const links = fc.array(fc.nat(), { minLength: 8, maxLength: 40 })
    fc.assert(
      fc.property(fc.constantFrom(...drafts), links, ({ sheet, text }, parents) => {
        const facts = sheet.facts.map((fact, place) => {
          const whole = sheet.facts[parents[place % parents.length]! % sheet.facts.length]!
          return { ...fact, partOf: whole === fact ? null : whole.id }
        })
        expect(check({ ...sheet, facts }, text).figures.length).toBeGreaterThan(0)
      }),
      { numRuns: 150 },
    )
  })

  it('reads a list that never ends', () => {
    const { figures } = check(sheet, `户均清运${'1、'.repeat(20_000)}`)
    expect(figures).toHaveLength(20_000)
  })
})

describe('hostile texts', () => {
  const often = (word: string) => word.repeat(40)
  it.each([
    `清运生活垃圾1386吨，上年${often('还是')}多1250吨。`,
    `清运生活垃圾1386吨，上年${often('数为')}增1250吨。`,
    `清运垃圾和改造户厕分别为1386吨、274户，今年${often('达到')}化5吨、6户。`,
    `| 名称 | ${often('数值')}水 |\n| --- | --- |\n| 改造农村户厕 | 274户 |\n`,
  ])('are judged to their end: no word of a form can be read in two ways (%#)', (text) => {
    expect(check(sheet, text).figures).not.toEqual([])
  })
})
