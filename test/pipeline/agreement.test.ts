import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check } from '../../src/check/check.ts'
import { type Fact, FactSheet } from '../../src/domain/fact-sheet.ts'
import { offeredSlots, type SlotOffer } from '../../src/pipeline/fact-slots.ts'
import { renderSlots } from '../../src/pipeline/render-slots.ts'
import { CASES } from './fact-sheets.ts'

/*
 * The renderer and the checker share no code that reads or writes numbers. What the one writes the other must find
 * right, for every slot of every sheet; a fault in either shows here as a disagreement.
 */

const LEAD: Partial<Record<SlotOffer['aspect'], string>> = {
  lastYear: '上年同期为',
  lastPeriod: '上期为',
  target: '目标为',
  value: '',
  change: '',
}

function sentenceOf(fact: Fact, { aspect, slot }: SlotOffer): string {
  const label = fact.label.replace(/^其中：/, '')
  return `${label}${LEAD[aspect] ?? `{{${fact.id}}}，`}${slot}。`
}

/** What the checker has against the sentences of every slot that the sheet offers. */
const objections = (sheet: FactSheet): string[] =>
  sheet.facts.flatMap((fact) =>
    offeredSlots(fact, sheet)
      .filter(({ aspect }) => aspect !== 'label')
      .flatMap((offer) => {
        const { text, faults } = renderSlots(sentenceOf(fact, offer), sheet)
        const { findings } = check(sheet, text)
        const found = findings.filter(({ code }) => code !== 'omitted').map(({ message }) => message)
        return [...faults, ...found].map((message) => `${text} ${message}`)
      }),
  )

describe('renderer and checker agree', () => {
  it.each(CASES)('on every slot of $name', ({ sheet }) => {
    expect(objections(sheet)).toEqual([])
  })

  const UNITS: Record<string, string | null> = {
    出动巡查人员: '人次',
    发放宣传资料: '份',
    清理生活垃圾: '吨',
    检查企业: '家',
    投入治理资金: '万元',
    优良天数比例: '%',
    'PM2.5平均浓度': '微克/立方米',
    空气质量综合指数: null,
    空气质量全县排名: '位',
    立案查处: '起',
    建成管网: '公里',
    固定资产投资增速: '%',
    群众投诉: '件',
    造林面积: '亩',
  }
  const percent = fc.integer({ min: 0, max: 1000 }).map((tenths) => String(tenths / 10))
  const rank = fc.integer({ min: 1, max: 20 }).map(String)
  const amount = fc.oneof(
    fc.integer({ min: 0, max: 30 }).map(String),
    fc.integer({ min: 0, max: 99_999 }).map(String),
    fc.integer({ min: 100, max: 9_999_999 }).map((n) => n.toLocaleString('en-US')),
    fc.integer({ min: 0, max: 999_999 }).map((hundredths) => (hundredths / 100).toFixed(2)),
    fc.integer({ min: 10, max: 99 }).map((tens) => `${tens * 10}余`),
    fc.integer({ min: 1, max: 999 }).map((tenths) => `${tenths / 10}万`),
  )

  const anyFact = fc.constantFrom(...Object.keys(UNITS)).chain((label) => {
    const unit = UNITS[label]!
    const cell = unit === '%' ? percent : unit === '位' ? rank : amount
    const column = fc.option(cell, { nil: null })
    return fc.record({
      label: fc.constant(label),
      unit: fc.constant(unit),
      value: cell,
      lastYear: column,
      lastPeriod: column,
      target: column,
    })
  })

  it('on every slot of any fact', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyFact, (fact) => {
        const sheet = FactSheet.parse({
          reportType: 'township-quarterly',
          organisation: '云溪镇人民政府',
          period: { year: 2026, quarter: 2 },
          facts: [{ id: 'x', ...fact }],
        })
        const found = objections(sheet)
        fc.pre(!found.some((objection) => objection.includes('损坏')))
        expect(found).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})
