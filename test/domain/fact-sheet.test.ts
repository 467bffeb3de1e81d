import { describe, expect, it } from 'vitest'
import { FactSheet } from '../../src/domain/fact-sheet.ts'
import { pathOf } from '../../src/domain/problem.ts'

const sheet = (changes: object = {}) => ({
  reportType: 'township-quarterly',
  organisation: '云溪镇人民政府',
  period: { year: 2026, quarter: 2 },
  facts: [{ label: '出动巡查人员', value: '1,204', unit: '人次' }],
  ...changes,
})
const faults = (changes: object) => {
  const result = FactSheet.safeParse(sheet(changes))
  return result.success ? [] : result.error.issues.map((issue) => `${pathOf(issue.path)}: ${issue.message}`)
}

describe('a fact sheet', () => {
  it('fills in ids and defaults and keeps literals', () => {
    const parsed = FactSheet.parse(
      sheet({
        facts: [
          { label: '甲', value: 1204 },
          { id: 'f2', label: '乙', value: '69.60', lastYear: ' ' },
          { label: '丙', value: '3~5' },
        ],
      }),
    )
    expect(parsed.facts.map((fact) => [fact.id, fact.value, fact.lastYear, fact.required])).toEqual([
      ['f1', '1204', null, true],
      ['f2', '69.60', null, true],
      ['f3', '3~5', null, true],
    ])
    expect(parsed.notes).toEqual([])
  })

  it('takes what a form left blank for nothing', () => {
    const blank = { id: '', unit: '', lastYear: '', lastPeriod: ' ', target: '', section: '', partOf: '' }
    const parsed = FactSheet.parse(
      sheet({ recipient: ' ', title: '', issuedOn: '', facts: [{ ...blank, label: '整改率', value: '93.0%' }] }),
    )
    expect(parsed).toMatchObject({ recipient: null, title: null, issuedOn: null })
    expect(parsed.facts[0]).toMatchObject({ id: 'f1', unit: null, lastYear: null, section: null, partOf: null })
  })

  it('makes ids that no given id has', () => {
    const parsed = FactSheet.parse(
      sheet({
        facts: [
          { label: '甲', value: 1 },
          { id: 'f1', label: '乙', value: 2 },
        ],
      }),
    )
    expect(new Set(parsed.facts.map((fact) => fact.id)).size).toBe(2)
  })

  it.each([
    [{ facts: [] }, 'facts: 至少要有一项指标'],
    [{ facts: [{ label: '甲', value: '待定' }] }, 'facts[0].value: 数值无法读取：“待定”。可填'],
    [{ facts: [{ label: '甲', value: '三分之二' }] }, 'facts[0].value: 数值无法读取：“三分之二”。可填'],
    [{ notes: ['开会'] }, 'notes[0]: 文字材料（应为 {"text":"…"}）的格式不对，收到的是文字“开会”'],
    [{ facts: [{ label: '甲', value: 1, lastYear: 'x' }] }, 'facts[0].lastYear: 数值无法读取'],
    [{ facts: [{ label: '甲' }] }, 'facts[0].value: 缺少数值 value。可填'],
    [{ facts: [{ label: '甲', value: { a: 1 } }] }, 'facts[0].value: 数值无法读取：收到的是对象 {"a":1}。可填'],
    [{ period: { year: '2026' } }, 'period.year: 年份 period.year（应为四位整数）的格式不对，收到的是文字“2026”'],
    [{ facts: [{ value: 1 }] }, 'facts[0].label: 缺少指标名称'],
    [
      {
        facts: [
          { id: 'a', label: '甲', value: 1 },
          { id: 'a', label: '乙', value: 2 },
        ],
      },
      'facts[1].id: 编号“a”与第 1 项指标重复',
    ],
    [{ facts: [{ id: 'a', label: '甲', value: 1, partOf: 'b' }] }, 'facts[0].partOf: “其中”所属的指标“b”不在表内'],
    [{ period: { year: 2026, quarter: 5 } }, 'period.quarter: 季度 period.quarter 应在 1 至 4 之间'],
    [{ period: { year: 2026, quarter: 1, month: 3 } }, 'period: 报告期只能写明'],
    [{ issuedOn: '2026-02-30' }, 'issuedOn: 成文日期 issuedOn 应写作'],
    [{ organisation: 5 }, 'organisation: 发文机关 organisation'],
    [{ facts: '1204' }, 'facts: 指标列表 facts（应为列表）'],
  ])('says in Chinese what is wrong and where: %j', (changes, message) => {
    expect(faults(changes).join('\n')).toContain(message)
  })

  it('names every offending path at once', () => {
    expect(
      faults({
        facts: [
          { label: '甲', value: 'x' },
          { label: '乙', value: 1 },
          { label: '丙', value: 'y' },
        ],
      }),
    ).toHaveLength(2)
  })

  it('is not confused by prototype keys', () => {
    const parsed = FactSheet.parse(
      sheet({ facts: [JSON.parse('{"label":"甲","value":1,"__proto__":{"required":false}}')] }),
    )
    expect(parsed.facts[0]?.required).toBe(true)
  })
})
