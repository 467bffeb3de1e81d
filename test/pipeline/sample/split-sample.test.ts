import { describe, expect, it } from 'vitest'
import { classifyPassage } from '../../../src/pipeline/classify-passage.ts'
import { splitSample } from '../../../src/pipeline/split-sample.ts'

const REPORT = `# 南桥镇2025年上半年环境保护工作总结

区环境保护委员会办公室：

上半年，南桥镇突出抓好大气、水、固废三项治理，环境质量保持稳定。现将工作情况总结如下。

## 一、基本情况

南桥镇辖12个村、3个社区，常住人口3.4万人，镇域面积46平方公里，耕地面积2.1万亩。

## 二、工作开展情况

（一）狠抓扬尘治理。对辖区8个工地落实围挡、覆盖、冲洗措施，查处带泥上路渣土车14台次，扬尘投诉明显减少。

### （二）加强畜禽养殖污染防治

对26家规模养殖场逐一核查粪污处理设施，督促3家修复破损的贮存池，粪污综合利用率保持在90%以上。

## 三、存在问题

一是管网建设滞后，老街片区雨污混流尚未解决。二是网格员业务能力不足。

## 四、下一步打算

一是加快管网改造。年底前完成老街片区雨污分流工程的施工图设计和招投标，同步做好与住户的沟通协调，统筹排水、供水、燃气管线一并入地，确保明年汛期前全部建成投用，从根本上解决雨季污水外溢的问题，并对沿线受影响的商户做好经营补偿和交通组织。二是加强网格员培训。每季度组织一次现场实训，重点讲授问题识别、拍照上传、跟踪回访等基本技能，对考核不合格的网格员及时调整，力争年底前持证率达到九成以上，并把考核结果与绩效补助挂钩。三是拓宽群众监督渠道，公布举报电话，做到件件有回音、事事有着落。

南桥镇人民政府

2025年7月3日

（此件公开发布）
`

describe('splitting a sample report', () => {
  const passages = splitSample(REPORT)

  it('gives paragraphs with the headings above them', () => {
    expect(passages.map(({ section, headings }) => [section, headings.join(' > ')])).toEqual([
      ['导语', ''],
      ['基本情况', '基本情况'],
      ['主要举措', '工作开展情况'],
      ['主要举措', '工作开展情况 > 加强畜禽养殖污染防治'],
      ['存在问题', '存在问题'],
      ['下一步', '下一步打算'],
      ['下一步', '下一步打算'],
      ['下一步', '下一步打算'],
    ])
  })

  it('cuts a long paragraph into its 一是、二是 units and leaves a short one whole', () => {
    expect(passages.filter(({ section }) => section === '下一步').map(({ text }) => text.slice(0, 8))).toEqual([
      '一是加快管网改造',
      '二是加强网格员培',
      '三是拓宽群众监督',
    ])
    expect(passages.find(({ section }) => section === '存在问题')?.text).toMatch(/^一是.*二是/)
  })

  it('puts what a paragraph says first above its units, and keeps it where it says more', () => {
    const units =
      '一是修复旧管网。全年修复破损管段六处，疏通检查井四十座，更换破损井盖十二块，老街雨后不再返水，沿街商户的投诉随之减少。二是新建主管网。沿河铺设收集管，把三个村的生活污水送到镇污水处理厂，接户工程与道路改造同步实施，群众出行没有受到影响，水质也稳定下来。'
    const split = (before: string) =>
      splitSample(`一、工作开展情况\n（一）${before}${units}`).map(({ text, headings }) => [
        text.slice(0, 6),
        headings.at(-1),
      ])
    expect(split('治水取得新进展。').slice(-2)).toEqual([
      ['一是修复旧管', '治水取得新进展'],
      ['二是新建主管', '治水取得新进展'],
    ])
    expect(split('治水取得新进展。全镇坚持厂网一体、泥水并重，逐村排查、逐段整改，一抓到底。')).toHaveLength(3)
  })

  it('keeps a list with the sentence that announces it, and takes no item for a heading', () => {
    const listed = splitSample(
      '一、存在的问题\n排查出的问题尚未全部整改到位，例如：\n（1）沿河住户的污水仍然直排；\n（2）两家养殖场没有整改。\n二、下一步打算\n（1）在集镇设置垃圾箱。\n（2）继续加大宣传力度，各村用好广播和宣传车，引导群众人人参与环保。',
    )
    expect(listed.map(({ text }) => text)).toEqual([
      '排查出的问题尚未全部整改到位，例如：（1）沿河住户的污水仍然直排；（2）两家养殖场没有整改。',
      '继续加大宣传力度，各村用好广播和宣传车，引导群众人人参与环保。',
    ])
    expect(listed[1]?.headings).toEqual(['下一步打算'])
  })

  it('leaves out title, 主送, 落款, date and note, and numbers before a paragraph', () => {
    const words = passages.map(({ text }) => text).join('\n')
    expect(words).not.toMatch(/办公室：|2025年7月3日|此件公开发布|^（一）/m)
    expect(words).toContain('狠抓扬尘治理。对辖区8个工地')
  })

  it('knows what a passage speaks of', () => {
    expect(passages[2]?.themes).toContain('大气')
    expect(passages[3]?.themes[0]).toBe('畜禽养殖')
    expect(passages.filter(({ themes }) => themes[0] === '队伍建设').map(({ text }) => text.slice(0, 8))).toEqual([
      '二是加强网格员培',
    ])
  })

  it('reads plain text without Markdown the same way', () => {
    const plain = REPORT.replace(/^#+ /gm, '').split('\n').slice(2).join('\n')
    expect(splitSample(plain).map(({ section }) => section)).toEqual(passages.map(({ section }) => section))
  })

  it('gives nothing for an empty text', () => {
    expect(splitSample('')).toEqual([])
    expect(splitSample('\n\n# 只有标题\n')).toEqual([])
  })
})

describe('classifying a passage', () => {
  it('tells by words where there is no heading', () => {
    const at = { headings: ['情况'], lead: false }
    expect(classifyPassage('垃圾分类设施不足，个别村仍存在混装混运，群众参与意识不高。', at).section).toBe('存在问题')
    expect(classifyPassage('PM2.5平均浓度同比下降5.1%，优良率较上年同期提高2个百分点。', at).section).toBe('成效')
    expect(classifyPassage('拟继续加快管网改造，力争年底前通水，确保达标。', at).section).toBe('下一步')
  })

  it('names the words that decided', () => {
    const { reasons } = classifyPassage('户厕改造进展滞后，公厕管护不到位。', { headings: ['存在问题'], lead: false })
    expect(reasons).toContainEqual({ of: '存在问题', word: '存在问题', in: 'heading', weight: 10 })
    expect(reasons).toContainEqual({ of: '存在问题', word: '不到位', in: 'text', weight: 1 })
    expect(reasons.filter(({ of }) => of === '厕所革命').map(({ word }) => word)).toEqual(
      expect.arrayContaining(['户厕', '公厕']),
    )
  })

  it('says nothing where no word tells', () => {
    expect(classifyPassage('甲乙丙丁。', { headings: [], lead: false })).toEqual({
      section: null,
      themes: [],
      reasons: [],
    })
  })
})
