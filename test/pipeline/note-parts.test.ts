import { describe, expect, it } from 'vitest'
import { fullWidth, noteParts } from '../../src/pipeline/note-parts.ts'

const kinds = (note: string) => noteParts(note).map(({ kind, text }) => `${kind}:${text}`)

describe('kinds of parts', () => {
  it.each([
    '召开大气污染治理推进会',
    '更换老化供水管网5公里',
    '毫不放松抓好秸秆禁烧',
    '走访慰问困难群众36户',
    '针对人手不足的问题，组建党员突击队2支',
    '聚焦薄弱环节开展帮扶',
    '淘汰落后产能企业2家',
    '县局8月通报的4个运维问题已全部整改',
    '对履职不到位的河长严格问责',
    '约谈履职不力村级河长3人次',
    '印发《2026年空气质量改善行动计划》',
    '将禁烧要求写入村规民约',
    '部分村率先建成分散式污水处理设施',
    '主要做法：建立长效机制',
    '对3处火险隐患突出地段安装语音宣传杆9根',
    '强降雨后，连夜组织排查低洼地段溢流点6处',
    '约谈扬尘问题突出的施工单位3家',
  ])('%s is work', (note) => {
    expect(noteParts(note)[0]!.kind).toBe('work')
  })

  it.each([
    '部分村污水管网老化',
    '环保资金缺口较大',
    '群众绿色生活习惯尚未完全形成',
    '夏季臭氧污染防控压力较大',
    '部分站点雨季外水渗入较多',
    '打捆机数量偏少',
    '部分田块雨后离田难',
    '水质检测工作尚未完成',
    '对履职不到位的问题整改不彻底',
    '部分偏远自然湾垃圾转运距离较远',
    '个别企业存在超标现象',
    '老旧小区消防通道堵塞问题反复出现',
    '存在的主要问题：群众参与度低',
    '目前仍有2个村生活污水管网未接入主管网',
    '夏季臭氧污染问题突出',
    '对养殖户开展的指导不够经常',
  ])('%s is a problem', (note) => {
    expect(noteParts(note)[0]!.kind).toBe('problem')
  })

  it.each([
    '三季度计划更换老化污水支管',
    '下一步，尽快开展水质检测',
    '2026年计划实施雨污分流改造3.2公里，力争优良天数达到288天',
    '下半年，力争三季度前完成在建公厕建设',
    '四季度拟新设调解室4个',
    '2026年春季计划投用学校2所',
    '计划7月份再举办1场集中签约活动',
    '2026年一季度拟对16家重点排污单位开展交叉检查',
  ])('%s is a plan', (note) => {
    expect(kinds(note)).toEqual([`plan:${note}`])
  })

  it('takes a note apart where its matter changes', () => {
    expect(kinds('部分支流枯水期水质不够稳定，2026年拟新增视频监控点位8个。')).toEqual([
      'problem:部分支流枯水期水质不够稳定',
      'plan:2026年拟新增视频监控点位8个',
    ])
    expect(kinds('问题：部分村资金少。打算：购置垃圾车')).toEqual(['problem:部分村资金少', 'plan:购置垃圾车'])
    expect(kinds('临时堆场不足，拟再选址2处')).toEqual(['plan:临时堆场不足，拟再选址2处'])
    expect(kinds('污水处理率：数据由区水务局提供')).toEqual(['remark:污水处理率：数据由区水务局提供'])
    expect(kinds('数据由区水务局提供')).toEqual(['remark:数据由区水务局提供'])
    expect(kinds('1.开展宣传;\n2.部分群众意识不强')).toEqual(['work:开展宣传', 'problem:部分群众意识不强'])
    expect(kinds('一件工单可能同时反映多类问题,分类统计之和大于受理总数')).toEqual([
      'counting:一件工单可能同时反映多类问题，分类统计之和大于受理总数',
    ])
    expect(kinds('上期为2026年4月')).toEqual(['remark:上期为2026年4月'])
    expect(kinds('除注明三季度外，本表均为1—9月累计数')).toEqual(['remark:除注明三季度外，本表均为1—9月累计数'])
    expect(kinds('开展专家会诊2轮，上期数为一季度数')[0]).toMatch(/^work/)
    expect(kinds('表内上期数均为一季度数。')).toEqual(['remark:表内上期数均为一季度数'])
    expect(kinds('。；，')).toEqual([])
  })
})

it('writes full-width punctuation and leaves figures alone', () => {
  expect(fullWidth('召开会议(镇、村),时间8:30,发放1,204份;占比5.2%')).toBe(
    '召开会议（镇、村），时间8:30，发放1,204份；占比5.2%',
  )
})
