import { describe, expect, it } from 'vitest'
import { parseFacts } from '../../../src/pipeline/parse-facts.ts'

/** Facts as 指标|数值|单位|上年同期|上期|目标|其中: the whole of a part by its label. */
const rowsOf = (paste: string): string[] => {
  const { facts } = parseFacts(paste)
  const labelOf = (id: string | null) => facts.find((fact) => fact.id === id)?.label ?? ''
  return facts.map((f) =>
    [f.label, f.value, f.unit ?? '', f.lastYear ?? '', f.lastPeriod ?? '', f.target ?? '', labelOf(f.partOf)]
      .join('|')
      .replace(/\|+$/, ''),
  )
}
const reasonsOf = (paste: string): string[] => parseFacts(paste).unread.map((each) => `${each.line}:${each.reason}`)

describe('a table with a header', () => {
  it('reads cells pasted from Excel with every comparison column', () => {
    expect(
      rowsOf(
        '序号\t指标名称\t单位\t本季度\t上年同期\t上季度\t年度目标\n1\t出动巡查人员\t人次\t1,204\t1075\t980\t1000\n2\t出动车辆\t车次\t359\t-\t—\t',
      ),
    ).toEqual(['出动巡查人员|1,204|人次|1075|980|1000', '出动车辆|359|车次'])
  })

  it('reads CSV with quoted thousands', () => {
    expect(rowsOf('指标,数值,单位\n出动巡查人员,"1,204",人次\n出动车辆,359,车次')).toEqual([
      '出动巡查人员|1,204|人次',
      '出动车辆|359|车次',
    ])
  })

  it('reads CSV with units glued to the values', () => {
    expect(rowsOf('指标,数值\n巡查,44次\n清运,3.2万吨')).toEqual(['巡查|44|次', '清运|3.2万|吨'])
  })

  it('reads a Markdown table', () => {
    expect(rowsOf('| 指标 | 数值 | 去年同期 |\n|---|---:|---|\n| 细颗粒物浓度 | 38微克/立方米 | 41 |')).toEqual([
      '细颗粒物浓度|38|微克/立方米|41',
    ])
  })

  it('reads columns that only blanks keep apart', () => {
    expect(rowsOf('项目    数量    单位\n新建公厕    12    座\n清运车　　6　　辆')).toEqual([
      '新建公厕|12|座',
      '清运车|6|辆',
    ])
  })

  it('skips a title and takes the unit that stands above the table', () => {
    expect(
      rowsOf('二季度资金情况表\t\t\n\t\t单位：万元\n项目\t2026年二季度\t2025年二季度\n环保投入\t1,250.50\t1,100'),
    ).toEqual(['环保投入|1,250.50|万元|1,100'])
  })

  it('takes the unit from the header, the label and the value', () => {
    expect(rowsOf('指标\t数值（万元）\n罚没款\t36.5')).toEqual(['罚没款|36.5|万元'])
    expect(rowsOf('指标\t数值\n垃圾清运量（吨）\t470余\n清理河道\t3.2公里')).toEqual([
      '垃圾清运量|470余|吨',
      '清理河道|3.2|公里',
    ])
  })

  it('joins a two-row header and orders quarters by time', () => {
    expect(rowsOf('指标\t2026年\t\t2025年\n\t一季度\t二季度\t二季度\n垃圾清运量（吨）\t470\t512\t430')).toEqual([
      '垃圾清运量|512|吨|430|470',
    ])
  })

  it('reads 一季度 beside 二季度 as the last period', () => {
    expect(rowsOf('指标\t一季度\t二季度\n巡查次数\t30次\t44次')).toEqual(['巡查次数|44|次||30'])
  })

  it('keeps a second value column as a fact of its own', () => {
    expect(rowsOf('事项\t单位\t本季度\t本年累计\n巡河\t次\t66\t130')).toEqual(['巡河|66|次', '巡河（本年累计）|130|次'])
  })

  it('reads two tables side by side', () => {
    expect(rowsOf('指标\t数值\t指标\t数值\n公厕\t12座\t垃圾桶\t300个\n保洁员\t45人\t清运车\t6辆')).toEqual([
      '公厕|12|座',
      '保洁员|45|人',
      '垃圾桶|300|个',
      '清运车|6|辆',
    ])
  })
})

describe('a table without a header', () => {
  it('tells label, value and unit by what they hold', () => {
    expect(rowsOf('出动巡查人员\t1204\t人次\n出动车辆\t359\t车次')).toEqual([
      '出动巡查人员|1204|人次',
      '出动车辆|359|车次',
    ])
  })

  it('does not guess what a further column of values means', () => {
    expect(reasonsOf('出动巡查人员\t1204\t1075\n出动车辆\t359\t320')).toEqual([
      '1:没有表头，看不出第 3 列是什么',
      '2:没有表头，看不出第 3 列是什么',
    ])
  })
})

describe('a table that names its indicators across the top', () => {
  it('is turned upright', () => {
    expect(rowsOf('\t出动人员\t出动车辆\n本期\t1204人次\t359车次\n上年同期\t1075人次\t320车次')).toEqual([
      '出动人员|1204|人次|1075',
      '出动车辆|359|车次|320',
    ])
    expect(rowsOf('出动人员（人次）\t检查（次）\n1204\t115')).toEqual(['出动人员|1204|人次', '检查|115|次'])
  })
})

describe('parts of a whole', () => {
  it('follow 其中 in the label, and the row that completes the sum', () => {
    expect(rowsOf('指标\t数值\n环评审批\t26件\n其中：报告书\t5件\n报告表\t21件\n出动车辆\t30件')).toEqual([
      '环评审批|26|件',
      '报告书|5|件||||环评审批',
      '报告表|21|件||||环评审批',
      '出动车辆|30|件',
    ])
  })

  it('follow indentation', () => {
    expect(rowsOf('指标\t数值\t单位\n信访件\t40\t件\n　　大气类\t18\t件\n　　噪声类\t9\t件\n巡查\t5\t次')).toEqual([
      '信访件|40|件',
      '大气类|18|件||||信访件',
      '噪声类|9|件||||信访件',
      '巡查|5|次',
    ])
  })

  it('follow a line 其中： of its own and inherit the unit', () => {
    expect(rowsOf('指标\t数值\n信访件\t27件\n其中：\t\n大气类\t18\n噪声类\t9')).toEqual([
      '信访件|27|件',
      '大气类|18|件||||信访件',
      '噪声类|9|件||||信访件',
    ])
  })

  it('belong to a 合计 that they add up to, and to none that they do not', () => {
    expect(rowsOf('村名\t户数\n东坪村\t12户\n西河村\t13户\n合计\t25户').slice(0, 2)).toEqual([
      '东坪村户数|12|户||||户数合计',
      '西河村户数|13|户||||户数合计',
    ])
    const wrong = '村名\t户数\n东坪村\t12户\n西河村\t13户\n合计\t26户'
    expect(rowsOf(wrong)).toEqual(['东坪村户数|12|户', '西河村户数|13|户', '户数合计|26|户'])
    expect(reasonsOf(wrong)).toEqual(['4:上面各行相加为 25，与这一行不符，没有列为它的“其中”，请核对'])
  })

  it('are named by a column 其中', () => {
    expect(rowsOf('指标\t数值\t其中\n立案\t18起\t\n罚款案件\t11起\t立案')).toEqual([
      '立案|18|起',
      '罚款案件|11|起||||立案',
    ])
  })
})

describe('merged cells', () => {
  it('name an indicator that several groups have with its group', () => {
    expect(rowsOf('类别\t内容\t数量\n大气\t巡查\t30次\n\t约谈\t2次\n水\t巡查\t20次')).toEqual([
      '大气巡查|30|次',
      '约谈|2|次',
      '水巡查|20|次',
    ])
  })

  it('repeat a label over rows of its own values', () => {
    expect(rowsOf('指标\t数值\t单位\n宣传\t12\t场次\n\t3000\t份')).toEqual(['宣传|12|场次', '宣传|3000|份'])
  })

  it('repeat a unit and say so', () => {
    const paste = '指标\t数值\t单位\n巡查\t30\t次\n督导\t8\t'
    expect(rowsOf(paste)).toEqual(['巡查|30|次', '督导|8|次'])
    expect(reasonsOf(paste)).toEqual(['3:单位格是空的，沿用了上一行的“次”，请核对'])
  })
})

describe('what cannot be read', () => {
  const paste =
    '指标\t数值\t上年同期\n罚款（万元）\txx\t120\n立案\t#REF!\t3\n出动\t1204人次/359车次\t\n检查\t115次\t不详'
  it('is said with its line and reason, and keeps the row for mending', () => {
    const { facts, unread } = parseFacts(paste)
    expect(facts.map((fact) => fact.label)).toEqual(['检查'])
    expect(unread.map((each) => [each.line, each.field, each.fact?.label ?? null])).toEqual([
      [2, 'value', '罚款'],
      [3, 'value', '立案'],
      [4, 'value', '出动'],
      [5, 'lastYear', null],
    ])
    expect(unread[0]!.fact).toMatchObject({ value: 'xx', unit: '万元', lastYear: '120' })
    expect(unread[3]!.factId).toBe(facts[0]!.id)
    expect(unread.map((each) => each.reason).join()).toMatch(/没有填实.*公式出错.*一格里有几个数.*不是能读取的数值/)
  })

  it('covers digits left open, which would look like a unit', () => {
    const { facts, unread } = parseFacts('指标\t数值\t单位\n巡查\t+1204x\t人次\n宣传\t1xx\t次')
    expect(facts).toEqual([])
    expect(unread.map(({ reason, fact }) => [fact?.unit, reason])).toEqual([
      ['人次', '“+1204x”还没有填实，请填入数值'],
      ['次', '“1xx”还没有填实，请填入数值'],
    ])
  })

  it('covers footnotes and signatures', () => {
    expect(reasonsOf('指标\t数值\t同比\n巡查\t44次①\t10%\n注：①含夜查\t\t\n填表人：王某\t\t')).toEqual([
      '3:表下注释，没有收入；如要写进报告，请移到文字材料',
      '4:填表信息，不是指标',
    ])
  })

  it('covers two rows of one name with different values', () => {
    expect(reasonsOf('指标\t数值\n巡查\t44次\n巡查\t45次')).toEqual(['3:与第 2 行同名而数值不同，请区分名称或删去一项'])
  })
})

describe('words in a table', () => {
  it('become notes', () => {
    const { facts, notes } = parseFacts(
      '事项\t完成情况\t工作措施\n河道清淤\t已完成青溪段清淤并通过验收\t\n巡河\t66次\t落实村级河长责任',
    )
    expect(facts.map((fact) => fact.label)).toEqual(['巡河'])
    expect(notes).toEqual(['河道清淤：已完成青溪段清淤并通过验收', '巡河：落实村级河长责任'])
  })
})

describe('odd pastes', () => {
  it('give nothing and no error', () => {
    for (const paste of ['', '   \n\t\n', '\uFEFF', '|||', '\t\t\t', '"', ',,,', '指标\t数值']) {
      expect(parseFacts(paste).facts).toEqual([])
    }
  })

  it('may have line breaks and quotes in quoted cells', () => {
    expect(rowsOf('指标\t数值\n"出动\n巡查人员"\t1204人次\n"“回头看”检查"\t6次')).toEqual([
      '出动巡查人员|1204|人次',
      '“回头看”检查|6|次',
    ])
  })

  it('keep full-width digits as written', () => {
    expect(rowsOf('指标\t数值\n检查\t１２０次')).toEqual(['检查|１２０|次'])
  })
})

it('tells who filled in the form from indicators that begin alike', () => {
  const table =
    '指标\t数值\t单位\n审批建设项目环评文件\t26\t件\n联系群众\t120\t人次\n审核通过企业\t8\t家\n填表人\t张三\n审核：李四\t\n联系电话：\t12345\n负责人（签字）：\t'
  const { facts, unread } = parseFacts(table)
  expect(facts.map(({ label, value }) => [label, value])).toEqual([
    ['审批建设项目环评文件', '26'],
    ['联系群众', '120'],
    ['审核通过企业', '8'],
  ])
  expect(unread.map(({ reason }) => reason)).toEqual(Array(4).fill('填表信息，不是指标'))
})
