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

  it('takes earlier figures and targets to the fact before them', () => {
    expect(rowsOf('清运垃圾512吨，上年同期为430吨，目标500吨。')).toEqual(['清运垃圾|512|吨|430||500'])
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

  it('keeps a sentence as a note where a fact cannot hold its comparison', () => {
    const sentence = '清运垃圾512吨，占全县的19.1%。'
    expect(rowsOf(sentence)).toEqual(['清运垃圾|512|吨'])
    expect(parseFacts(sentence).notes).toEqual([sentence])
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
