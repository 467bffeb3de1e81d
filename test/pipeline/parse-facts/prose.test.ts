import { describe, expect, it } from 'vitest'
import { parseFacts } from '../../../src/pipeline/parse-facts.ts'

const rowsOf = (paste: string): string[] => {
  const { facts } = parseFacts(paste)
  const labelOf = (id: string | null) => facts.find((fact) => fact.id === id)?.label ?? ''
  return facts.map((f) =>
    [f.label, f.value, f.unit ?? '', f.lastYear ?? '', f.lastPeriod ?? '', f.target ?? '', labelOf(f.partOf)]
      .join('|')
      .replace(/\|+$/, ''),
  )
}

describe('prose', () => {
  it('gives a fact for each figure, named by what stands before it', () => {
    expect(rowsOf('二季度，全镇累计出动巡查人员1204人次、车辆359车次，开展联合检查115次。')).toEqual([
      '出动巡查人员|1204|人次',
      '车辆|359|车次',
      '开展联合检查|115|次',
    ])
  })

  it('names a figure by what it counts where only a verb stands before it', () => {
    expect(rowsOf('发放3000份宣传资料，新建12座公厕。')).toEqual(['发放宣传资料|3000|份', '新建公厕|12|座'])
  })

  it('quotes no number cut in two, and says with … where words are left out', () => {
    const { unread } = parseFacts('投入资金：1235.6万元，完成年度目标（2000万元）的61.8%，其余资金正在积极向上争取。')
    expect(unread.map(({ text }) => text)).toEqual([
      '投入资金：1235.6万元，完成年度目标（2000万元）的61.8%，其余…',
      '…1235.6万元，完成年度目标（2000万元）的61.8%，其余资金正在积极向…',
    ])
  })

  it('takes earlier figures and targets to the fact before them', () => {
    expect(rowsOf('清运垃圾512吨，上年同期为430吨，目标500吨。')).toEqual(['清运垃圾|512|吨|430||500'])
  })

  it('reads the lines of a PDF, broken wherever they were full, as the paragraph that they were', () => {
    const lines = [
      '二季度，全镇累计出动巡查人员1204人次、车辆359',
      '车次，开展联合检查115次，上年同期为98次。清运垃圾五百',
      '一十二吨，上年同期为430吨，目标500吨。新建公厕12',
      '座，发放宣传资料3000份；整改问题47个，做到件件有',
      '着落。下一步，我们还要再加一把劲，把各项工作做实。',
    ]
    expect(rowsOf(lines.join('\n'))).toEqual(rowsOf(lines.join('')))
    expect(parseFacts(lines.join('\n')).facts[0]!.line).toBe(1)
  })

  it.each([
    ['joiners', '清运垃圾512\u200b吨，新建公厕12\u2060座。'],
    ['marks of direction', '清运垃圾\u200e512吨，新建公厕12\u200e座。'],
    ['soft hyphens', '清运垃圾5\u00ad12吨，新建公厕1\u00ad2座。'],
    ['no-break spaces', '清运垃圾512\u202f吨，新建公厕12&nbsp;座。'],
    ['breaks of Word', '清运垃圾512吨。\v新建公厕12座。'],
  ])('reads through %s', (_, paste) => {
    expect(rowsOf(paste)).toEqual(['清运垃圾|512|吨', '新建公厕|12|座'])
  })

  it('takes 其中 as parts', () => {
    expect(rowsOf('审批环评文件26件，其中报告书5件、报告表21件。')).toEqual([
      '审批环评文件|26|件',
      '报告书|5|件||||审批环评文件',
      '报告表|21|件||||审批环评文件',
    ])
  })

  it('takes growth without its base as a fact of its own, and leaves out what the base gives', () => {
    expect(rowsOf('清运垃圾512吨，同比增长19.1%。')).toEqual(['清运垃圾|512|吨', '清运垃圾同比增速|19.1|%'])
    expect(rowsOf('清运垃圾512吨，上年同期为430吨，同比增长19.1%。')).toEqual(['清运垃圾|512|吨|430'])
  })

  it('says where growth contradicts its base', () => {
    const { facts, unread } = parseFacts('清运垃圾512吨，上年同期为430吨，同比增长21.1%。')
    expect(facts).toHaveLength(1)
    expect(unread).toMatchObject([
      { text: '21.1%', factId: 'f1', field: 'lastYear', reason: '文中写作 21.1%，按数值算得 19.1%，请核对' },
    ])
  })

  it('keeps a comparison as a note by itself where a fact cannot hold it', () => {
    const sentence = '清运垃圾512吨，占全县的19.1%。'
    expect(rowsOf(sentence)).toEqual(['清运垃圾|512|吨'])
    expect(parseFacts(sentence).notes).toEqual(['清运垃圾占全县的19.1%。'])
  })

  it('gives the values behind 分别 to the heads before it in turn', () => {
    expect(rowsOf('新增企业12家、个体工商户56户，同比分别增长12.4%、8.8%。')).toEqual([
      '新增企业|12|家',
      '个体工商户|56|户',
      '新增企业同比增速|12.4|%',
      '个体工商户同比增速|8.8|%',
    ])
    expect(rowsOf('PM2.5、PM10平均浓度分别为32、56微克/立方米。')).toEqual([
      'PM2.5平均浓度|32|微克/立方米',
      'PM10平均浓度|56|微克/立方米',
    ])
    expect(rowsOf('税收收入、非税收入分别为1.2、2.3亿元。')).toEqual(['税收收入|1.2亿|元', '非税收入|2.3亿|元'])
    expect(rowsOf('脱贫户326户1126人、监测户36户112人，同比分别减少3户、2户。').slice(4)).toEqual([
      '脱贫户同比减少|3|户',
      '监测户同比减少|2|户',
    ])
  })

  it('gives nothing to anyone where there are not as many values as heads, and says so', () => {
    const sentence = '新增企业12家、个体工商户56户、合作社3家，同比分别增长12.4%、8.8%。'
    const { facts, notes, unread } = parseFacts(sentence)
    expect(facts.map(({ label }) => label)).toEqual(['新增企业', '个体工商户', '合作社'])
    expect(notes).toEqual([sentence])
    expect(unread.map(({ reason }) => reason)).toEqual(
      Array.from({ length: 2 }, () => '“分别”前是3项、后是2个数，对不上，句子已留作文字材料'),
    )
  })

  it('does not guess which of several a change or an earlier figure is of', () => {
    expect(rowsOf('新增企业12家、个体工商户56户，同比增长12.4%。')).toEqual(['新增企业|12|家', '个体工商户|56|户'])
    expect(rowsOf('清运垃圾512吨、整治沟渠36公里，上年同期为430吨。')).toEqual([
      '清运垃圾|512|吨|430',
      '整治沟渠|36|公里',
    ])
    expect(rowsOf('清运垃圾512吨，上年同期为430公斤。')).toEqual(['清运垃圾|512|吨'])
    expect(rowsOf('危房改造46户，为年度目标的65%，较目标少6户。')).toEqual([
      '危房改造|46|户',
      '危房改造完成率|65|%',
      '危房改造较目标少|6|户',
    ])
  })

  it('takes the number behind 增加到 as the figure and the one behind 由 as the earlier one', () => {
    expect(rowsOf('参保人数由上年的3.6万人增加到3.7万人。')).toEqual(['参保人数|3.7万|人|3.6万'])
    expect(rowsOf('参保人数增加到3.7万人。')).toEqual(['参保人数|3.7万|人'])
  })

  it('names no figure by the heading before a colon', () => {
    expect(rowsOf('森林防火：开展巡护326次。')).toEqual(['开展巡护|326|次'])
    expect(rowsOf('我镇人居环境整治情况：累计出动人员3260人次。')).toEqual(['出动人员|3260|人次'])
    expect(rowsOf('低保：户数326户，特困：人数46人。')).toEqual(['低保户数|326|户', '特困人数|46|人'])
    expect(rowsOf('出动人员：累计1204人次。')).toEqual(['出动人员|1204|人次'])
  })

  it('takes a second measure of what was counted', () => {
    expect(rowsOf('拆除违建68处4120平方米，整治河道3条、共12.6公里，惠及326人。')).toEqual([
      '拆除违建|68|处',
      '拆除违建面积|4120|平方米',
      '整治河道|3|条',
      '整治河道长度|12.6|公里',
      '整治河道惠及人数|326|人',
    ])
  })

  it('takes a bracket of named parts as parts, if they fit', () => {
    expect(rowsOf('投入资金86万元（县级45万元、镇级41万元）。').slice(1)).toEqual([
      '县级|45万|元||||投入资金',
      '镇级|41万|元||||投入资金',
    ])
    expect(rowsOf('投入资金86万元（县级45万元、镇级51万元）。').slice(1)).toEqual(['县级|45万|元', '镇级|51万|元'])
  })

  it('reads lines of label and value', () => {
    expect(rowsOf('出动巡查人员：1204人次\n秸秆综合利用率：95%以上')).toEqual([
      '出动巡查人员|1204|人次',
      '秸秆综合利用率|95%以上',
    ])
  })

  it('keeps sentences without figures as notes and leaves headings out', () => {
    expect(parseFacts('一、存在问题\n部分村社垃圾分类不到位。')).toEqual({
      facts: [],
      notes: ['部分村社垃圾分类不到位。'],
      unread: [],
    })
  })

  it('keeps what a clause beside the figures says', () => {
    expect(parseFacts('召开推进会3次，与各村签订目标管理责任书。').notes).toEqual(['与各村签订目标管理责任书。'])
  })

  it('says where a place was left open', () => {
    expect(parseFacts('出动人员xx人次。').unread.map((each) => each.reason)).toEqual(['“xx人次”还没有填实，请填入数值'])
  })

  it('reads prose around a table', () => {
    const { facts, notes } = parseFacts(
      '现将数据报送如下，请审阅。\n\n指标\t数值\n巡查\t44次\n\n下一步将继续加强巡查力度。',
    )
    expect(facts.map((fact) => fact.label)).toEqual(['巡查'])
    expect(notes).toEqual(['下一步将继续加强巡查力度。'])
  })
})
