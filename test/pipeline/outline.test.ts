import { describe, expect, it } from 'vitest'
import { FactSheet, type FactSheetInput } from '../../src/domain/fact-sheet.ts'
import { outline, rootOf } from '../../src/pipeline/outline.ts'
import { benchSheets, factSheets, typeOf } from './template-draft.ts'

type Input = FactSheetInput & { facts: { label: string }[] }
const sheetOf = (input: Partial<Input>): FactSheet =>
  FactSheet.parse({
    reportType: 'township-quarterly',
    organisation: '柳林镇人民政府',
    period: { year: 2026, quarter: 2 },
    ...input,
  })
const outlineOf = (sheet: FactSheet) => outline(sheet, typeOf(sheet))
const fact = (label: string, more: object = {}) => ({ label, value: '3', unit: '个', ...more })
/** Section id → labels of its facts. */
const placesOf = (sheet: FactSheet) =>
  Object.fromEntries(outlineOf(sheet).sections.map(({ id, facts }) => [id, facts.map(({ label }) => label)]))
const placeOf = (sheet: FactSheet, label: string) =>
  outlineOf(sheet).sections.find(({ facts }) => facts.some((each) => each.label === label))?.id

describe.each([...factSheets(), ...benchSheets()])('outline of %s', (_, sheet) => {
  const { sections } = outlineOf(sheet)

  it('puts every fact into exactly one section', () => {
    const placed = sections.flatMap(({ facts }) => facts.map(({ id }) => id))
    expect(placed.toSorted()).toEqual(sheet.facts.map(({ id }) => id).toSorted())
  })

  it('keeps 其中 groups together and in the order of the sheet', () => {
    for (const { facts } of sections) {
      for (const each of facts) expect(facts).toContain(rootOf(each, sheet))
      const order = facts.map((each) => sheet.facts.indexOf(each))
      expect(order).toEqual(order.toSorted((a, b) => a - b))
    }
  })

  it('leaves out work sections that have nothing to tell and keeps the rest', () => {
    const empty = sections.filter(({ kind, facts, notes }) => kind === 'work' && facts.length + notes.length === 0)
    expect(empty).toEqual([])
    expect(sections.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['lead', 'work', 'problems', 'plans']))
  })

  it('gives every note but a remark about the table a place', () => {
    const placed = new Set(sections.flatMap(({ notes }) => notes.map(({ text }) => text)))
    expect(sheet.notes.filter(({ text }) => !placed.has(text)).map(({ text }) => text)).toEqual(
      sheet.notes.filter(({ text }) => text.startsWith('表内')).map(({ text }) => text),
    )
  })
})

describe('places of facts', () => {
  it.each([
    // what came of a row stands with it, and what names nothing known with the rows around it
    [['排查入河排污口', '发现问题', '整改到位问题', '出动巡查人员'], '整改到位问题', '排查入河排污口'],
    [['受理环境投诉', '办结率', '清运生活垃圾'], '办结率', '受理环境投诉'],
    [['清运生活垃圾', '更换分类桶', '清理卫生死角'], '更换分类桶', '清运生活垃圾'],
  ])('%j: %s stands with %s', (labels, label, company) => {
    const sheet = sheetOf({ facts: labels.map((each) => fact(each)) })
    expect(placeOf(sheet, label)).toBe(placeOf(sheet, company))
  })

  const sheets = new Map([...factSheets(), ...benchSheets()])
  it.each([
    ['township-quarterly', '出动巡查人员', 'patrol'],
    ['township-quarterly', '悬挂横幅', 'publicity'],
    ['township-quarterly', '臭氧浓度', 'air'],
    ['township-quarterly', '开展河长巡河', 'river'],
    ['township-quarterly', '投入绿色发展专项资金', 'general'],
    ['township-environment', '森林覆盖率', 'basics'],
    ['township-environment', '未整改到位养殖场', 'problems'],
    ['district-quarterly', '下达农村黑臭水体治理专项资金', 'pollution'],
    ['district-quarterly', '审批建设项目环评文件', 'enforcement'],
    ['district-quarterly', '湿地公园预计投资', 'ecology'],
    ['township-annual', '组织领导干部学习环境保护法律法规', 'responsibility'],
    ['township-annual', '纳入常态化监管养殖场', 'pollution'],
    ['living-environment', '改造户厕', 'toilet'],
    ['living-environment', '惠及农户', 'funds'],
    ['bench/township/04', '处罚金额', 'air'],
    ['bench/township/06', '无人机巡河', 'river'],
    ['bench/township/08', '行政村数量', 'water'],
    ['bench/township/10', '派出检查人员', 'rectification'],
    ['bench/district/02', '信访办理满意率', 'enforcement'],
    ['bench/district/04', '拆除违法建设', 'general'],
    ['bench/district/12', '企业诉求办理满意率', 'general'],
  ])('%s: %s → %s', (name, label, section) => {
    expect(placeOf(sheets.get(name)!, label)).toBe(section)
  })

  it('obeys the section that the request names, for a whole group', () => {
    const sheet = sheetOf({
      facts: [
        fact('悬挂横幅', { id: 'a', section: 'general' }),
        fact('其中：村级', { partOf: 'a', section: 'air' }),
        fact('优良天数', { section: 'no-such-section' }),
        fact('植树', { section: 'lead' }),
      ],
    })
    expect(placesOf(sheet)).toMatchObject({ general: ['悬挂横幅', '其中：村级'], air: ['优良天数'], green: ['植树'] })
  })

  it('puts a fact of no theme beside the fact most like it, else at the end', () => {
    const sheet = sheetOf({ facts: [fact('清运生活垃圾'), fact('生活垃圾'), fact('甲乙丙丁')] })
    expect(placesOf(sheet)).toMatchObject({ living: ['清运生活垃圾', '生活垃圾'], general: ['甲乙丙丁'] })
  })

  it('puts what is settled nowhere near the problems', () => {
    const sheet = sheetOf({ facts: [fact('未消除风险户'), fact('累计消除风险户')] })
    expect(placesOf(sheet)).toMatchObject({ problems: ['未消除风险户'], general: ['累计消除风险户'] })
  })

  it('survives a ring of 其中', () => {
    const sheet = sheetOf({ facts: [fact('甲', { id: 'a', partOf: 'b' }), fact('乙', { id: 'b', partOf: 'a' })] })
    expect(outlineOf(sheet).sections.flatMap(({ facts }) => facts)).toHaveLength(2)
  })
})

describe('notes', () => {
  const placesOfNote = (text: string) => {
    const sheet = sheetOf({ facts: [fact('悬挂横幅')], notes: [{ text }] })
    return outlineOf(sheet)
      .sections.filter(({ notes }) => notes.length > 0)
      .map(({ id }) => id)
  }
  it.each([
    ['部分村污水管网老化', ['problems']],
    ['三季度计划更换污水管网', ['plans']],
    ['部分村污水管网老化；三季度计划更换', ['problems', 'plans']],
    ['部分村污水管网老化，三季度拟更换破损管网2公里', ['problems', 'plans']],
    ['对巡河不到位的河长严格问责', ['river']],
    ['县局8月通报的4个污水设施运维问题已全部整改', ['water']],
    ['表内上期数均为一季度数。', []],
    ['开展宣传活动；下一步，扩大宣传面', ['publicity', 'plans']],
  ])('%s → %j', (text, places) => {
    expect(placesOfNote(text)).toEqual(places)
  })
})

describe('title', () => {
  it('is made of organisation, period and type where the sheet brings none', () => {
    const facts = [fact('植树')]
    expect(outlineOf(sheetOf({ facts })).title).toBe('柳林镇人民政府2026年第二季度推进绿色发展工作自评报告')
    expect(outlineOf(sheetOf({ facts, title: '自拟标题' })).title).toBe('自拟标题')
    expect(outlineOf(sheetOf({ facts, reportType: 'township-annual', period: { year: 2025 } })).title).toBe(
      '柳林镇人民政府关于2025年度生态环境保护工作情况的报告',
    )
  })
})
