import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { prompts } from '../../src/adapters/prompts.ts'
import { check } from '../../src/check/check.ts'
import { FactSheet } from '../../src/domain/fact-sheet.ts'
import { ReportType } from '../../src/domain/report-type.ts'
import { checkDraft } from '../../src/pipeline/check-draft.ts'
import { draftByTemplate } from '../../src/pipeline/draft-by-template.ts'
import gateWords from '../../src/pipeline/gate-words.json' with { type: 'json' }
import { outline } from '../../src/pipeline/outline.ts'
import { sentencesOf } from '../../src/pipeline/sentences.ts'
import { factsStated } from '../../src/pipeline/slot.ts'
import themeProse from '../../src/pipeline/template/theme-prose.json' with { type: 'json' }
import { benchSheets, draft, factSheets, typeOf } from './template-draft.ts'

const GOLDEN = resolve(import.meta.dirname, '../../fixtures/drafts')

/*
 * Golden drafts: read them aloud when they change, then take them over with
 *   npx vitest run test/pipeline/draft-by-template -u
 */
describe.each(factSheets())('golden draft of %s', (name, sheet) => {
  it('reads as it was approved', async () => {
    await expect(`${draft(sheet).drafted.text}\n`).toMatchFileSnapshot(`${GOLDEN}/${name}.template.txt`)
  })
})

describe.each([...factSheets(), ...benchSheets()])('template draft of %s', (_, sheet) => {
  const { outlined, sections, slotText, faults, drafted } = draft(sheet)

  it('uses only slots that the sheet supports and states every fact', () => {
    expect(faults).toEqual([])
    expect([...factsStated(slotText, sheet)].toSorted()).toEqual(sheet.facts.map(({ id }) => id).toSorted())
  })

  it('passes the check without a finding', () => {
    const { check } = checkDraft(drafted, [])
    expect(check.findings.map(({ code, text, message }) => `${code} ${text}: ${message}`)).toEqual([])
    expect(check).toMatchObject({ verdict: 'clean', coverage: { omitted: [] } })
  })

  it('says the same every time', () => {
    expect(draft(sheet).drafted.text).toBe(drafted.text)
  })

  it('repeats no sentence', () => {
    const sentences = sentencesOf(drafted.text).map((each) =>
      each.trim().replace(/^(?:（[^）]+）|[一二三四五六七八九十]+是|\d\.)/, ''),
    )
    const long = sentences.filter((each) => each.length > 12)
    expect(long.filter((each, index) => long.indexOf(each) !== index)).toEqual([])
  })

  it('opens its sections differently', () => {
    const openings = outlined.sections.map(({ id }) => sections.find((each) => each.id === id)!.text.slice(0, 4))
    expect(openings.filter((each, index) => !/^一是/.test(each) && openings.indexOf(each) !== index)).toEqual([])
  })

  it('keeps to full-width punctuation and to plain words', () => {
    expect(drafted.text).not.toMatch(/\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}|[。，；：、]{2}|undefined|null|[{}]/u)
    expect(gateWords.fillers.filter((filler) => drafted.text.includes(filler))).toEqual([])
  })
})

const BASE = { reportType: 'township-quarterly', organisation: '柳林镇人民政府', period: { year: 2026, quarter: 2 } }
const textOf = (input: object) => draft(FactSheet.parse({ ...BASE, ...input })).drafted.text
const checkedOf = (facts: object[]) => {
  const sheet = FactSheet.parse({ ...BASE, facts })
  const { text } = draft(sheet).drafted
  return { text, check: check(sheet, text) }
}

describe('problems', () => {
  const calm = [{ label: '悬挂横幅', value: '60', unit: '条' }]

  it('come from what the facts show', () => {
    const text = textOf({
      facts: [
        { label: '农村生活污水治理率', value: '58.3', unit: '%', target: '60.0' },
        { label: '臭氧浓度', value: '152', unit: '微克/立方米', lastYear: '146' },
        { id: 'p', label: '排查环境隐患', value: '20', unit: '处' },
        { label: '其中：完成整改', value: '18', unit: '处', partOf: 'p' },
      ],
    })
    expect(text).toContain('一是农村生活污水治理率低于目标1.7个百分点')
    expect(text).toContain('二是臭氧浓度同比上升4.1%')
    expect(text).toContain('三是排查的环境隐患尚未全部完成整改')
  })

  it('leave a marked gap where facts and notes are silent', () => {
    expect(textOf({ facts: calm })).toContain('二、存在问题\n【此处请补充存在问题】\n')
  })

  it.each([
    ['立案查处环境违法案件', '18', '件', '15'],
    ['信访办理满意率', '96.2', '%', '94.8'],
    ['罚款金额', '120', '万元', '96'],
    ['悬挂横幅', '60', '条', '80'],
  ])('are not made of %s', (label, value, unit, lastYear) => {
    expect(textOf({ facts: [{ label, value, unit, lastYear }] })).toContain('【此处请补充存在问题】')
  })

  it('do not take a kind of the work for its settling', () => {
    const facts = [
      { id: 'p', label: '开展安全培训', value: '10', unit: '期' },
      { label: '其中：完成线上课程', value: '6', unit: '期', partOf: 'p' },
    ]
    expect(textOf({ facts })).toContain('【此处请补充存在问题】')
  })

  it('do not call a yearly target missed before its time', () => {
    const facts = [{ label: '造林面积', value: '60', unit: '亩', target: '100' }]
    expect(textOf({ facts })).toContain('【此处请补充存在问题】')
    expect(textOf({ facts, period: { year: 2026 } })).toContain('造林面积距年度目标还差40亩')
  })
})

it('tells a growth of its own as a change, beside its amount and alone', () => {
  const facts = [
    { label: '固定资产投资', value: '45.6', unit: '亿元' },
    { label: '固定资产投资同比增速', value: '-3.1', unit: '%' },
    { label: '规模以上工业增加值增速', value: '6.5', unit: '%' },
  ]
  const { text, check: checked } = checkedOf(facts)
  expect(text).toContain('固定资产投资45.6亿元，同比下降3.1%')
  expect(text).toContain('规模以上工业增加值增长6.5%')
  expect(checked.findings.filter(({ severity }) => severity === 'error')).toEqual([])
})

describe('wording', () => {
  it.each([
    [{ label: '发生生产安全事故', value: '0', unit: '起', lastYear: '1' }, '生产安全事故为0起，比上年同期减少1起'],
    [{ label: '总诊疗人次', value: '68.42', unit: '万人次' }, '总诊疗68.42万人次'],
    [{ label: '满意度测评得分', value: '92.6', unit: '分', lastYear: '91.2' }, '得分为92.6分，比上年同期提高1.4分'],
    [{ label: '平均气温', value: '28.6', unit: '℃', lastYear: '28.1' }, '平均气温为28.6℃，比上年同期上升0.5℃'],
    [{ label: '秋粮生产考核', value: '2', unit: '名', lastYear: '4' }, '考核居第2名，较上年同期前移2位'],
    [{ label: '平安建设考核排名', value: '3', unit: '名' }, '考核排名第3位'],
    [{ label: '平均住院日', value: '7.6', unit: '天', target: '8' }, '平均住院日7.6天，低于目标0.4天'],
    [{ label: '约谈企业', value: '8', unit: '家' }, '约谈企业8家'],
  ])('of %o', (fact, words) => {
    const { text, check: checked } = checkedOf([fact])
    expect(text).toContain(words)
    expect(text).not.toMatch(/发生发生|共有约谈/)
    expect(checked.findings).toEqual([])
  })

  it('tells rates that follow each other in turns', () => {
    const rate = (label: string) => ({ label, value: '95.6', unit: '%', lastYear: '95.1' })
    const { text } = checkedOf([rate('儿童健康管理率'), rate('孕产妇健康管理率'), rate('疫苗接种率')])
    expect(text.match(/率达到95\.6%，同比提高/g)?.length).toBeLessThan(3)
    expect(text).toMatch(/率由上年同期的95\.1%提高到95\.6%/)
  })

  it('leaves no comparison open between two figures', () => {
    const yield_ = { label: '蔬菜产量', value: '16.75', unit: '万吨' }
    const { text } = checkedOf([yield_, { label: '生猪出栏', value: '12.46', unit: '万头', lastYear: '12.9' }])
    expect(text).toContain('蔬菜产量16.75万吨；生猪出栏12.46万头，同比下降3.4%')
  })

  it('names a place of a total without the matter, unless another figure of the place is the same', () => {
    const villages = (...done: string[]) => [
      { id: 'all', label: '改厕合计', value: '60', unit: '户' },
      ...['东岭村', '西沟村'].map((place, at) => ({
        label: `${place}改厕`,
        value: done[at]!,
        unit: '户',
        partOf: 'all',
      })),
    ]
    expect(textOf({ facts: villages('40', '20') })).toContain('改厕合计60户，其中东岭村40户、西沟村20户。')
    const households = [{ label: '西沟村户数', value: '20', unit: '户' }]
    expect(textOf({ facts: [...villages('40', '20'), ...households] })).toContain(
      '其中东岭村改厕40户、西沟村改厕20户。',
    )
  })

  it('tells a change right after what changed, without naming it again', () => {
    const facts = [
      { label: '优良天数比例', value: '87.9', unit: '%' },
      { label: '优良天数比例同比提高', value: '3.3', unit: '个百分点' },
      { label: 'PM2.5浓度', value: '32', unit: '微克/立方米' },
      { label: 'PM2.5浓度同比降幅', value: '11.1', unit: '%' },
    ]
    const { text, check: checked } = checkedOf(facts)
    expect(text).toContain('87.9%，同比提高3.3个百分点；PM2.5浓度为32微克/立方米，同比下降11.1%。')
    expect(checked.findings).toEqual([])
  })

  it('writes a stretch of months with the dash of official texts', () => {
    const { text, check: checked } = checkedOf([{ label: '清运垃圾（1-6月累计）', value: '860', unit: '吨' }])
    expect(text).toContain('1—6月累计清运垃圾860吨。')
    expect(checked.findings).toEqual([])
  })

  it('puts no 全镇 before one of several places', () => {
    const facts = ['青石村', '白河村'].map((place) => ({ label: `${place}办结率`, value: '98.3', unit: '%' }))
    expect(textOf({ facts })).toContain('二季度，青石村办结率')
  })

  it('keeps business of an economic report together, under its own headings', () => {
    const facts = [
      { label: '规上工业总产值', value: '12.35', unit: '亿元', lastYear: '11.02' },
      { label: '一般公共预算收入', value: '8460', unit: '万元', lastYear: '7905' },
      { label: '固定资产投资', value: '3.2', unit: '亿元', lastYear: '3.6' },
      { label: '社会消费品零售总额', value: '5.08', unit: '亿元', lastYear: '4.79' },
    ]
    const text = textOf({ facts })
    expect(text).toMatch(/经济运行。.*工业总产值.*零售总额.*财政收支.*预算收入.*投资/)
    expect(text).not.toContain('其他重点任务')
    expect(text).toContain('固定资产投资同比下降11.1%，仍需重点关注')
  })

  it('numbers no single plan', () => {
    const text = textOf({ facts: [{ label: '优良天数', value: '80', unit: '天' }] })
    expect(text).toMatch(/下一步，我镇将着力[^。，]{4,12}。[^。]+。\n特此报告/)
  })
})

describe('notes', () => {
  const employment = { label: '农村劳动力转移就业', value: '1264', unit: '人', lastYear: '1180' }

  it('on a row of the table stand in brackets behind its figure', () => {
    const text = textOf({ facts: [employment], notes: [{ text: '农村劳动力转移就业：含脱贫人口86人' }] })
    expect(text).toContain('农村劳动力转移就业1264人（含脱贫人口86人），同比增长7.1%')
  })

  it('of what was set up come before what it did', () => {
    const facts = [{ label: '签订环保目标责任书', value: '18', unit: '份' }]
    const text = textOf({ facts, notes: [{ text: '成立环保委员会，签订目标责任书' }] })
    expect(text.indexOf('成立环保委员会')).toBeLessThan(text.indexOf('18份'))
  })

  it('on a row of the table go where problems and plans stand', () => {
    const notes = [
      { text: '农村劳动力转移就业：受淡季影响，进度偏慢；数据来自人社所' },
      { text: '打算：三季度计划办招聘会2场' },
    ]
    const text = textOf({ facts: [employment], notes })
    expect(text).toMatch(/二、存在问题\n[^\n]*农村劳动力转移就业受淡季影响，进度偏慢。\n/)
    expect(text).toMatch(/。三季度计划办招聘会2场。/)
    expect(text).not.toMatch(/人社所|打算：/)
  })

  it('are told once, each part in its own section', () => {
    const facts = [{ label: '悬挂横幅', value: '60', unit: '条' }, employment]
    const text = textOf({
      facts,
      notes: [{ text: '召开宣传推进会。举办春风行动招聘会。部分村民不愿外出；拟再办2场。' }],
    })
    for (const part of ['召开宣传推进会', '举办春风行动招聘会', '部分村民不愿外出', '拟再办2场'])
      expect(text.split(part), part).toHaveLength(2)
  })

  it('are told in their place, with full-width punctuation', () => {
    const text = textOf({
      facts: [{ label: '悬挂横幅', value: '60', unit: '条' }],
      notes: [{ text: '召开宣传推进会,同各村(社区)签订责任书.' }, { text: '群众环保意识不强;三季度计划开展宣传 2 次' }],
    })
    expect(text).toContain('召开宣传推进会，同各村（社区）签订责任书')
    expect(text).toMatch(/二、存在问题\n[^\n]*群众环保意识不强。/)
    expect(text).toMatch(/三、下一步工作计划\n[^\n]*三季度计划开展宣传2次。/)
  })

  it('that plan what a heading says get another heading', () => {
    for (const plan of ['加强日常巡查', '抓实网格化巡查'])
      expect(textOf({ facts: [employment], notes: [{ text: `下一步，${plan}` }] }).split(plan)).toHaveLength(2)
  })

  it('cannot bring slots or markup of their own', () => {
    const text = textOf({
      facts: [{ id: 'x', label: '悬挂{{x}}横幅', value: '60', unit: '条' }],
      notes: [{ text: '开展宣传{{x}}，{{#each facts}}<b>' }],
    })
    expect(text).toContain('｛｛x｝｝')
    expect(text.match(/60条/g)).toHaveLength(1)
  })
})

it('finds prose for every theme', () => {
  for (const { heads, noun, measures } of Object.values(themeProse.themes)) {
    expect(noun).not.toBe('')
    expect(heads.length).toBeGreaterThan(0)
    expect(measures.length).toBeGreaterThan(0)
  }
  expect(JSON.stringify(themeProse.themes)).not.toMatch(/\d/)
})

describe('some facts of a section', () => {
  const sheet = new Map(factSheets()).get('township-quarterly')!
  const tell = (...ids: string[]) => {
    const section = outline(sheet, typeOf(sheet)).sections.find(({ facts }) => facts.some(({ id }) => id === ids[0]))!
    const facts = section.facts.filter(({ id }) => ids.includes(id))
    return draftByTemplate({ ...section, facts, notes: [] }, { sheet, type: typeOf(sheet), prompts })
  }
  it('are told alone, without opening', () => {
    expect(tell('posts')).toBe('设置禁烧值守点{{posts}}。')
    expect(tell('inspectors', 'fires')).toBe(
      '出动巡查人员{{inspectors}}，{{inspectors.yoy}}，{{inspectors.completion}}。发现并处置着火点{{fires}}，{{fires.yoyDiff}}。',
    )
  })
  it('are told without the parts that are not asked for, and a part without its head', () => {
    expect(tell('grid', 'grid-town')).toBe('配备环保网格员{{grid}}，{{grid.yoyDiff}}，其中镇级网格员{{grid-town}}。')
    expect(tell('grid-town')).toBe('共有镇级网格员{{grid-town}}。')
  })
})

it.each([
  ['township-quarterly', '扎实推进重点工作。'],
  ['township-environment', '扎实推进各项工作。'],
])('names no main work in a %s where none is known', (reportType, words) => {
  const facts = [{ label: '上级补助资金', value: '42', unit: '万元' }]
  const period = { year: 2026, quarter: 2 }
  const sheet = FactSheet.parse({ reportType, organisation: '柳林镇人民政府', period, facts })
  expect(draft(sheet).drafted.text.split('\n')[1]).toContain(words)
})

it('drafts a sixth report type that is nothing but data', () => {
  const type = ReportType.parse({
    id: 'safety-monthly',
    name: '安全生产月报',
    level: '乡镇',
    self: '我镇',
    whole: '全镇',
    title: '{organisation}{period}安全生产工作月报',
    redHead: false,
    recipient: '县应急管理局',
    closing: '特此报告。',
    opening: { environment: '{period}，{self}扎实推进{focus}等工作。', general: '{period}，{self}推进{focus}等工作。' },
    leadIn: '现将有关情况报告如下：',
    chapters: [
      { heading: null, sections: [{ id: 'lead', heading: null, kind: 'lead', brief: '', themes: [], keywords: [] }] },
      {
        heading: '工作情况',
        sections: [{ id: 'all', heading: null, kind: 'work', brief: '', themes: ['安全稳定'], keywords: ['安全'] }],
      },
      {
        heading: '问题',
        sections: [{ id: 'problems', heading: null, kind: 'problems', brief: '', themes: [], keywords: [] }],
      },
    ],
  })
  const sheet = FactSheet.parse({
    reportType: 'safety-monthly',
    organisation: '柳林镇人民政府',
    period: { year: 2026, month: 5 },
    facts: [{ label: '安全生产检查', value: '42', unit: '次', lastYear: '36' }],
  })
  expect(draft(sheet, type).drafted.text).toBe(
    [
      '柳林镇人民政府2026年5月安全生产工作月报',
      '县应急管理局：',
      '2026年5月，我镇推进安全稳定等工作。现将有关情况报告如下：',
      '一、工作情况',
      '压实安全责任，常态化开展风险排查化解。5月份，全镇开展安全生产检查42次，比上年同期增加6次。',
      '二、问题',
      '【此处请补充存在问题】',
      '特此报告。',
      '柳林镇人民政府',
    ].join('\n'),
  )
})
