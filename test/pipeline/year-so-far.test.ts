import { describe, expect, it } from 'vitest'
import { check } from '../../src/check/check.ts'
import { FactSheet } from '../../src/domain/fact-sheet.ts'
import { parseFacts } from '../../src/pipeline/parse-facts.ts'
import { draft } from './template-draft.ts'

const BASE = { reportType: 'township-quarterly', organisation: '云岭区城市管理局', period: { year: 2026, quarter: 3 } }

function drafted(table: string) {
  const { facts } = parseFacts(table)
  const sheet = FactSheet.parse({ ...BASE, facts })
  const { text } = draft(sheet).drafted
  return { text, findings: check(sheet, text).findings }
}

/** A quarter beside the year so far, as most bureaus keep it, headed as they head it. */
const table = (quarter: string, year: string) => `序号\t项目\t单位\t${quarter}\t上年同期\t${year}\t全年目标
1\t受理数字城管案件\t件\t8,214\t7,930\t23,567\t
2\t其中：市容环境类\t件\t3,406\t3,512\t9,884\t
3\t案件按期处置率\t%\t98.6\t97.9\t98.3\t98
4\t生活垃圾无害化处理量\t万吨\t4.82\t4.65\t14.31\t19
5\t规范占道经营\t起\t1,127\t1,384\t3,502\t
6\t拆除违法建设面积\t平方米\t6,530\t9,120\t21,470\t30,000`

describe('a column of the year so far', () => {
  it.each([
    ['本季度', '1-9月累计', '1—9月累计'],
    ['三季度', '1—9月', '1—9月'],
    ['本季', '本年累计', '本年累计'],
    ['当季', '累计', '累计'],
  ])('%s beside %s is told as prose tells it, and every figure is right', (quarter, year, told) => {
    const { text, findings } = drafted(table(quarter, year))
    expect(text).toContain(`${told}受理数字城管案件23567件，其中市容环境类9884件。`)
    expect(text).toContain(`案件按期处置率为98.6%，同比提高0.7个百分点；${told}为98.3%，高于目标0.3个百分点`)
    expect(text).toContain(`生活垃圾无害化处理量达4.82万吨，同比增长3.7%；${told}14.31万吨，完成目标的75.3%`)
    expect(text).toContain(`${told}拆除违法建设面积距目标还差8530平方米`)
    expect(text).toContain('针对生活垃圾无害化处理量、拆除违法建设面积等尚未达到目标的情况')
    expect(text).not.toMatch(/（[^（）]*(?:月|累计)）/)
    expect(findings).toEqual([])
  })

  it('a month beside the quarter is told before the verb', () => {
    const { text, findings } = drafted(`项目\t单位\t本月\t本季累计
出动巡查人员\t人次\t412\t1204
清运生活垃圾\t吨\t286\t860`)
    expect(text).toContain('本月出动巡查人员412人次，本季累计1204人次')
    expect(findings).toEqual([])
  })
})

describe('a column of growth', () => {
  it('is told as movement right after what moved', () => {
    const { text, findings } = drafted(`项目\t单位\t本季\t上季\t同比增减(%)\t年初以来累计
公路客运量\t万人次\t42.6\t39.8\t5.2\t82.4
公交线路\t条\t28\t28\t0\t28
新能源公交车占比\t%\t86.5\t84.0\t6.5个百分点\t86.5`)
    expect(text).toContain('公路客运量42.6万人次，环比增长7.0%，同比增长5.2%；年初以来累计82.4万人次')
    expect(text).toContain('公交线路28条，环比持平，同比持平；年初以来累计28条')
    expect(text).toContain('环比提高2.5个百分点，同比提高6.5个百分点；年初以来累计为86.5%')
    expect(findings).toEqual([])
  })

  it('of a month and of the year so far, each right after its own', () => {
    const { text, findings } = drafted(`指标\t单位\t当月数\t累计数\t当月同比%\t累计同比%
固定资产投资\t亿元\t9.8\t52.3\t-3.1\t-1.4`)
    expect(text).toContain('当月固定资产投资9.8亿元，同比下降3.1%；累计52.3亿元，同比下降1.4%。')
    expect(findings).toEqual([])
  })
})

describe('a target of the year', () => {
  it('beside a quarter is progress, and no problem before the year is over', () => {
    const { text, findings } = drafted(`指标\t单位\t三季度\t年度目标
清运生活垃圾\t吨\t3560\t20000`)
    expect(text).toContain('清运生活垃圾3560吨，完成目标的17.8%')
    expect(text).not.toContain('还差')
    expect(findings).toEqual([])
  })
})

describe('a change in an amount', () => {
  it('of a count gives the count of the year before', () => {
    const { text, findings } = drafted(`指标\t单位\t三季度\t较上年增减
查处违法案件\t件\t15\t↓3件`)
    expect(text).toContain('查处违法案件15件，比上年同期减少3件')
    expect(findings).toEqual([])
  })
})
