import { describe, expect, it } from 'vitest'
import { check } from '../../src/check/check.ts'
import { FactSheet, type FactSheetInput } from '../../src/domain/fact-sheet.ts'
import { Check, type FindingCode } from '../../src/domain/finding.ts'

const SHEET: FactSheetInput = {
  reportType: 'township-quarterly',
  organisation: '云溪镇人民政府',
  period: { year: 2026, quarter: 2 },
  issuedOn: '2026-07-06',
  facts: [
    {
      id: 'inspectors',
      label: '出动巡查人员',
      value: '1,204',
      unit: '人次',
      lastYear: 1075,
      lastPeriod: 980,
      target: 1000,
    },
    { id: 'pm25', label: 'PM2.5平均浓度', value: '31.4', unit: '微克/立方米', lastYear: '34.0', target: 33 },
    { id: 'good', label: '优良天数比例', value: '88.2', unit: '%', lastYear: '85.7', target: 87 },
    { id: 'chiefs', label: '镇村两级河长', value: 42, unit: '名' },
    { id: 'chief_t', label: '其中：镇级河长', value: 13, unit: '名', partOf: 'chiefs' },
    { id: 'chief_v', label: '其中：村级河长', value: 29, unit: '名', partOf: 'chiefs' },
    { id: 'found', label: '排查环境隐患', value: 96, unit: '处', lastYear: 118 },
    { id: 'fixed', label: '其中：完成整改', value: 90, unit: '处', partOf: 'found' },
    { id: 'fund', label: '投入治理资金', value: '268.4', unit: '万元', lastYear: '240', target: '300' },
    { id: 'green', label: '新增绿化面积', value: '3.6', unit: '公顷', required: false },
    { id: 'rank', label: '全县考核排名', value: 3, unit: '名', lastYear: 5 },
    { id: 'invest', label: '固定资产投资增速', value: '-4.2', unit: '%', lastYear: '1.5', required: false },
  ],
  notes: [{ text: '5月16日联合交警开展渣土运输夜查，查扣违规车辆7辆。' }],
}
const sheet = FactSheet.parse(SHEET)
const findingsIn = (text: string) => check(sheet, text).findings.filter(({ code }) => code !== 'omitted')
const codesIn = (text: string): FindingCode[] => findingsIn(text).map(({ code }) => code)
const figureIn = (text: string, surface: string) => check(sheet, text).figures.find((figure) => figure.text === surface)

describe('a number that the facts support', () => {
  it.each([
    ['全镇出动巡查人员1204人次。', '1204人次', 'inspectors'],
    ['全镇派出巡查力量一千二百零四人次。', '一千二百零四人次', 'inspectors'],
    ['巡查人员出动0.1204万人次。', '0.1204万人次', 'inspectors'],
    ['新增绿化54亩。', '54亩', 'green'],
    ['投入资金2684000元。', '2684000元', 'fund'],
    ['细颗粒物（PM2.5）均值31.4μg/m³。', '31.4μg/m³', 'pm25'],
    ['村级河长29人。', '29人', 'chief_v'],
    ['29名村级河长上岗履职。', '29名', 'chief_v'],
    ['全县考核排名第三。', '第三', 'rank'],
  ])('in %s names its fact', (text, surface, fact) => {
    expect(codesIn(text)).toEqual([])
    expect(figureIn(text, surface)).toMatchObject({ status: 'matched', factId: fact })
  })

  it.each([
    ['出动巡查人员1204人次，同比增长12.0%。', '12.0%', 'yoy-rate', '(1204-1075)/1075'],
    ['出动巡查人员1204人次，环比增加224人次。', '224人次', 'qoq-diff', '1204-980'],
    ['优良天数比例88.2%，同比提高2.5个百分点。', '2.5个百分点', 'yoy-pp', '88.2-85.7'],
    ['优良天数比例88.2%，高于目标1.2个百分点。', '1.2个百分点', 'target-diff', '88.2-87'],
    ['投入治理资金268.4万元，完成计划的89.5%。', '89.5%', 'target-rate', '268.4/300'],
    ['投入治理资金268.4万元，距目标还差31.6万元。', '31.6万元', 'target-diff', '300-268.4'],
    ['排查环境隐患96处，完成整改90处，整改率93.75%。', '93.75%', 'share', '90/96'],
    ['排查环境隐患96处，完成整改90处，其余6处限期整改。', '6处', 'difference', '96-90'],
    ['投入治理资金268.4万元，是上年同期的1.12倍。', '1.12倍', 'multiple', '268.4/240'],
    ['全县考核排名第3，比上年同期前移2位。', '2位', 'yoy-diff', '5-3'],
  ])('in %s is derived', (text, surface, rule, expression) => {
    expect(codesIn(text)).toEqual([])
    expect(figureIn(text, surface)).toMatchObject({ status: 'derived', derivation: { rule, expression } })
  })

  it('pairs the items of lists with their heads, their bases and the facts stated last', () => {
    const text =
      '镇级、村级河长分别为13名和29名。出动巡查人员1204人次，同比、环比分别增长12.0%和22.9%。排查环境隐患96处，投入资金268.4万元，同比分别下降18.6%和增长11.8%。'
    expect(codesIn(text)).toEqual([])
    expect(check(sheet, text).figures.map(({ factId }) => factId)).toEqual([
      'chief_t',
      'chief_v',
      'inspectors',
      'inspectors',
      'inspectors',
      'found',
      'fund',
      'found',
      'fund',
    ])
  })

  it('takes a number from a note in its own context only', () => {
    expect(codesIn('5月16日开展渣土运输夜查，查扣违规车辆7辆。')).toEqual([])
    expect(codesIn('更新洒水车7辆。')).toEqual(['unsupported'])
  })

  it('reads a growth indicator with its sign', () => {
    expect(codesIn('固定资产投资同比下降4.2%。')).toEqual([])
    expect(codesIn('固定资产投资同比增长4.2%。')).toEqual(['direction'])
  })
})

describe('each finding code', () => {
  it.each<[FindingCode, string, string | null, string | null]>([
    ['value-mismatch', '全镇出动巡查人员1240人次。', 'inspectors', '1204人次'],
    ['unsupported', '带动周边农户512户增收。', null, null],
    ['misattributed', '全镇设镇级河长29名。', 'chief_t', '13名'],
    ['unit-mismatch', '投入治理资金268.4亿元。', 'fund', '268.4万元'],
    ['unit-mismatch', '优良天数比例88.2%，同比提高2.5%。', 'good', '2.5个百分点'],
    ['direction', 'PM2.5平均浓度31.4微克/立方米，同比上升7.6%。', 'pm25', '下降7.6%'],
    ['direction', '优良天数比例88.2%，低于目标1.2个百分点。', 'good', null],
    ['direction', '优良天数比例88.2%，与上年同期持平。', 'good', null],
    ['derivation', '出动巡查人员1204人次，同比增长22.9%。', 'inspectors', '12.0%'],
    ['period', '2026年第一季度，全镇出动巡查人员1204人次。', null, '2026年二季度'],
    ['period', '截至2026年6月31日，全镇出动巡查人员1204人次。', null, null],
    ['placeholder', '全镇出动巡查人员xx人次。', 'inspectors', null],
    ['inconsistent', '排查环境隐患96处。对99处环境隐患逐一建档。', 'found', '96处'],
    ['qualifier', '全镇出动巡查人员近1200人次。', 'inspectors', '1204人次'],
    ['rounded', '投入治理资金268万元。', 'fund', '268.4万元'],
  ])('%s in %s', (code, text, factId, expected) => {
    const [finding, ...others] = findingsIn(text)
    expect(others).toEqual([])
    expect(finding).toMatchObject({ code, factId })
    if (expected !== null) expect(finding?.expected).toContain(expected)
    expect(finding?.message).toMatch(/[\u4e00-\u9fff]/)
  })

  it('leaked: the number stands in a hidden reference and in no fact', () => {
    const hidden = [{ text: '全区拆除围网11043米。', source: '某区总结' }]
    const { findings } = check(sheet, '拆除围网11043米。', { hidden })
    expect(findings[0]).toMatchObject({ code: 'leaked', severity: 'error' })
    // a date on either side is no number that could have been taken over
    const dated = [{ text: '2025年全区拆除围网11043米。', source: '某区总结' }]
    const leaks = check(sheet, '二季度拆除围网11043米。', { hidden: dated }).findings
    expect(leaks.filter(({ code }) => code === 'leaked').map((one) => one.text)).toEqual(['11043米'])
    expect(check(sheet, '出动巡查人员1204人次。', { hidden: [{ text: '出动1204人次', source: '甲' }] }).verdict).toBe(
      'clean',
    )
  })

  it('leaked: a name that stands in a hidden reference and not in the sheet, wherever it stands', () => {
    const hidden = ['柳渡镇', '三分之二', '平溪', sheet.organisation].map((text) => ({
      text,
      source: '柳渡镇自评报告',
    }))
    const text = `柳渡镇先行一步，平溪治理过半。${sheet.organisation}向柳渡镇学习，三分之二已完成。`
    const leaks = check(sheet, text, { hidden }).findings.filter(({ code }) => code === 'leaked')
    expect(leaks.filter((one) => one.text === '柳渡镇').map(({ start }) => start)).toEqual([
      text.indexOf('柳渡镇'),
      text.lastIndexOf('柳渡镇'),
    ])
    expect(leaks.map((one) => one.text)).not.toContain('平溪')
    expect(leaks.map((one) => one.text)).not.toContain(sheet.organisation)
    expect(leaks[0]?.message).toContain('《柳渡镇自评报告》')
  })

  it("leaked: a name that the sheet itself has anywhere is the office's own", () => {
    const own = ['石桥街道', '柏林社区', '青山水库', '梅岭林场', '春雷行动', '河东片区']
    const known = FactSheet.parse({
      reportType: 'township-quarterly',
      organisation: '石桥街道办事处',
      recipient: '柏林社区联席会议',
      title: '青山水库治理情况',
      period: { year: 2026, quarter: 2 },
      facts: [{ id: 'a', label: '梅岭林场造林', value: 12, unit: '亩', aliases: ['春雷行动造林'], required: false }],
      notes: [{ text: '河东片区进展较快。' }],
    })
    const hidden = [...own, '柳渡镇政府'].map((text) => ({ text, source: '《范文》' }))
    const text = `${own.join('、')}和柳渡镇政府都来了。`
    expect(check(known, text, { hidden }).findings).toEqual([
      expect.objectContaining({
        code: 'leaked',
        text: '柳渡镇政府',
        message: '“柳渡镇政府”出自范文《范文》，本单位的资料里没有',
      }),
    ])
  })

  it('omitted: required facts that appear nowhere, at the end of the text', () => {
    const text = '出动巡查人员1204人次。'
    const { findings, coverage, verdict } = check(sheet, text)
    const omitted = findings.filter(({ code }) => code === 'omitted')
    expect(omitted.map(({ factId }) => factId)).toEqual(coverage.omitted)
    expect(coverage).toMatchObject({ required: 10, used: 1 })
    expect(omitted.every(({ start, end }) => start === text.length && end === text.length)).toBe(true)
    expect(verdict).toBe('clean')
  })
})

describe('none and all, told without a number', () => {
  const errors = (text: string) => findingsIn(text).map(({ code, factId }) => [code, factId])
  it.each(['排查环境隐患96处，均已整改到位。', '对排查出的96处隐患全部完成整改。'])('%s leaves out a part', (text) =>
    expect(errors(text)).toEqual([['value-mismatch', 'fixed']]),
  )
  it('未发生 of what the sheet counts', () => {
    const accident = { id: 'accident', label: '生产安全事故', value: 1, unit: '起' }
    const counted = FactSheet.parse({ ...SHEET, facts: [accident] })
    const codes = (text: string) =>
      check(counted, text).findings.flatMap(({ code }) => (code === 'omitted' ? [] : code))
    expect(codes('全年未发生生产安全事故。')).toEqual(['value-mismatch'])
    expect(codes('全年未发生较大生产安全事故。')).toEqual([])
    const none = FactSheet.parse({ ...SHEET, facts: [{ ...accident, value: 0 }] })
    expect(check(none, '全年未发生生产安全事故。').findings.filter(({ code }) => code !== 'omitted')).toEqual([])
  })
})

describe('numbers told together', () => {
  const told = FactSheet.parse({
    ...SHEET,
    facts: [
      { id: 'fertiliser', label: '化肥使用量', value: '960', unit: '吨', lastYear: '990.71' },
      { id: 'pesticide', label: '农药使用量', value: '24.4', unit: '吨', lastYear: '25' },
      { id: 'country', label: '农村居民人均可支配收入', value: 20000, unit: '元', lastYear: 19000 },
      { id: 'town', label: '城镇居民人均可支配收入', value: 37000, unit: '元', lastYear: 36290 },
      { id: 'staff', label: '新增网格员', value: 2, unit: '名' },
      { id: 'place', label: '全县考核名次', value: 3, unit: '名' },
      { id: 'trade', label: '社会消费品零售总额同比', value: '-3.1', unit: '%' },
    ],
    notes: [],
  })
  const errors = (text: string) =>
    check(told, text)
      .findings.filter(({ code }) => code !== 'omitted')
      .map(({ code, factId, start, end }) => [code, factId, text.slice(start, end)])

  it.each([
    '化肥、农药使用量分别下降3.1%和2.4%。',
    '城乡居民收入比由上年的1.91缩小到1.85。',
    '城乡居民收入比由1.91:1降至1.85:1。',
    '新增网格员2名，全县考核名次3名。',
    '社会消费品零售总额同比下降3.1%。',
    '农村居民人均可支配收入站上20000元台阶。',
    '城镇居民人均可支配收入突破3.7万元大关。',
    '城镇居民人均可支配收入跨过3.6万元。',
  ])('%s', (text) => expect(errors(text)).toEqual([]))

  it.each([
    ['化肥、农药使用量分别下降2.4%和3.1%。', ['derivation', 'fertiliser', '2.4%'], ['derivation', 'pesticide', '3.1%']],
    ['城乡居民收入比为1.58。', ['derivation', 'town', '1.58']],
    ['城乡居民收入比为1.95:1。', ['derivation', 'town', '1.95:1']],
    ['新增网格员2名，全县考核2名。', ['value-mismatch', 'place', '2名']],
    ['农村居民人均可支配收入站上2.1万元台阶。', ['qualifier', 'country', '站上2.1万元']],
    ['农村居民人均可支配收入超20000元。', ['qualifier', 'country', '超20000元']],
  ])('%s', (text, ...expected) => expect(errors(text)).toEqual(expected))
})

describe('an answer', () => {
  const text = '一是强化巡查。出动巡查人员1240人次，同比增长12.0%；村级河长29名，优良率88.2％。'
  const answer = check(sheet, text)

  it('has the shape of the contract', () => {
    expect(Check.parse(answer)).toEqual(answer)
    expect(answer.verdict).toBe('flagged')
    expect(answer.findings.map(({ id }) => id)).toEqual(answer.findings.map((_, i) => `f${i + 1}`))
    expect([...answer.findings].sort((a, b) => a.start - b.start)).toEqual(answer.findings)
  })

  it('offers a fix that makes the finding go away', () => {
    const { fix } = answer.findings.find(({ code }) => code === 'value-mismatch')!
    const mended = text.slice(0, fix!.start) + fix!.text + text.slice(fix!.end)
    expect(check(sheet, mended).verdict).toBe('clean')
  })

  it('tells its reasons only when asked', () => {
    expect(answer.figures.every(({ trace }) => trace === undefined)).toBe(true)
    const explained = check(sheet, text, { explain: true })
    expect(explained.figures.some(({ trace }) => trace?.some((line) => line.startsWith('inspectors.value none')))).toBe(
      true,
    )
    expect(explained.findings).toEqual(answer.findings)
  })
})

describe('a text of very many numbers', () => {
  const facts = FactSheet.parse({
    reportType: 'township-quarterly',
    organisation: '云溪镇人民政府',
    period: { year: 2026, quarter: 2 },
    facts: [
      { id: 'visits', label: '来访', value: '120', unit: '件' },
      { id: 'letters', label: '来信', value: '95', unit: '件' },
    ],
  })
  const told = (text: string) => check(facts, text).figures.map(({ text, factId }) => `${factId} ${text}`)

  it('is judged throughout as its first sentences are', () => {
    const figures = told('来访120件，来信95件。'.repeat(200))
    expect(figures).toEqual(Array.from({ length: 200 }, () => ['visits 120件', 'letters 95件']).flat())
  })

  it('in one sentence', () => {
    const figures = told('来访120件，来信95件，'.repeat(100))
    expect(figures).toEqual(Array.from({ length: 100 }, () => ['visits 120件', 'letters 95件']).flat())
  })
})

describe('facts that are said to be part of one another', () => {
  const ring = FactSheet.parse({
    reportType: 'township-quarterly',
    organisation: '云溪镇人民政府',
    period: { year: 2026, quarter: 2 },
    facts: [
      { id: 'over20', label: '20万元以上的村', value: 12, unit: '个', partOf: 'over50' },
      { id: 'over50', label: '50万元以上的村', value: 5, unit: '个', partOf: 'over20' },
      { id: 'villages', label: '村庄', value: 30, unit: '个' },
    ],
  })

  it('are judged like any others', () => {
    const errorsIn = (text: string) =>
      check(ring, text).findings.flatMap(({ severity, code, factId }) =>
        severity === 'error' ? [`${code} ${factId}`] : [],
      )
    expect(errorsIn('20万元以上的村12个，其中50万元以上的5个。')).toEqual([])
    expect(errorsIn('全镇有20万元以上的村30个。')).toEqual(['value-mismatch over20'])
  })
})
