import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FactSheet, type FactSheetInput } from '../../src/domain/fact-sheet.ts'
import { offeredSlots } from '../../src/pipeline/fact-slots.ts'
import { renderSlots } from '../../src/pipeline/render-slots.ts'
import { factsStated, readSlots, resolveSlot } from '../../src/pipeline/slot.ts'

type FactInput = FactSheetInput['facts'] extends (infer F)[] ? F : never
const sheetOf = (facts: object[], rest: object = {}): FactSheet =>
  FactSheet.parse({
    reportType: 'township-quarterly',
    organisation: '云溪镇人民政府',
    period: { year: 2026, quarter: 2 },
    facts: facts as FactInput[],
    ...rest,
  })
/** The words of a slot of a sheet with the one fact `x`; null where it is refused. */
const wordsOf = (fact: object, slot = 'x', rest: object = {}): string | null => {
  const { text, faults } = renderSlots(`{{${slot}}}`, sheetOf([{ id: 'x', label: '指标', ...fact }], rest))
  return faults.length > 0 ? null : text
}

describe('a value', () => {
  it.each([
    [{ value: '1204', unit: '人次' }, '1204人次'],
    [{ value: 1204, unit: '人次' }, '1204人次'],
    [{ value: '1,204', unit: '人次' }, '1204人次'],
    [{ value: '１２０４', unit: '人次' }, '1204人次'],
    [{ value: '一千二百零四', unit: '人次' }, '1204人次'],
    [{ value: '1204人次' }, '1204人次'],
    [{ value: '69.60', unit: '微克/立方米' }, '69.60微克/立方米'],
    [{ value: '0.1', unit: '吨' }, '0.1吨'],
    [{ value: '2.385' }, '2.385'],
    [{ value: '66%' }, '66%'],
    [{ value: '66', unit: '％' }, '66%'],
    [{ value: '百分之六十六' }, '66%'],
    [{ value: '9.16', unit: '‰' }, '9.16‰'],
    [{ value: '1.2万', unit: '份' }, '1.2万份'],
    [{ value: '120', unit: '万元' }, '120万元'],
    [{ value: '120万元', unit: '万元' }, '120万元'],
    [{ value: '3.45亿', unit: '元' }, '3.45亿元'],
    [{ value: '3万5千', unit: '吨' }, '35000吨'],
    [{ value: '640余', unit: '张' }, '640余张'],
    [{ value: '640余万', unit: '元' }, '640余万元'],
    [{ value: '3万余', unit: '人' }, '3万余人'],
    [{ value: '120多', unit: '人次' }, '120多人次'],
    [{ value: '五百余', unit: '份' }, '五百余份'],
    [{ value: '十余', unit: '次' }, '十余次'],
    [{ value: '近百', unit: '家' }, '近百家'],
    [{ value: '3~5', unit: '名' }, '3～5名'],
    [{ value: '3-5', unit: '名' }, '3～5名'],
    [{ value: '18%~25%' }, '18%～25%'],
    [{ value: '18~25', unit: '%' }, '18%～25%'],
    [{ value: '2~5万', unit: '人' }, '2万～5万人'],
    [{ value: '95%以上' }, '95%以上'],
    [{ value: '95以上', unit: '%' }, '95%以上'],
    [{ value: '≥95', unit: '%' }, '不低于95%'],
    [{ value: '约300', unit: '户' }, '约300户'],
    [{ value: '近3000', unit: '平方米' }, '近3000平方米'],
    [{ value: '2', unit: '次/月' }, '每月2次'],
    [{ value: '500', unit: '吨/日' }, '500吨/日'],
    [{ value: '500千米' }, '500千米'],
    [{ value: '12.5千克' }, '12.5千克'],
    [{ value: '5千', unit: '份' }, '5000份'],
    [{ value: '0', unit: '起' }, '0起'],
    [{ label: '优良天数全县排名', value: '3', unit: '位' }, '第3位'],
    [{ label: '综合考核', value: '第2名' }, '第2名'],
  ])('%j reads %s', (fact, words) => {
    expect(wordsOf(fact)).toBe(words)
  })
})

it.each(['十几万', '百余万', '近百万', '二十几', '万', '3万人2'])(
  '%s is no value, and is refused rather than misread',
  (value) => {
    expect(() => sheetOf([{ label: '指标', value }])).toThrow('数值无法读取')
  },
)

describe('a comparison', () => {
  const people = { value: '1204', unit: '人次', lastYear: '1075', lastPeriod: '1190', target: '1000' }
  const rate = { value: '65.9', unit: '%', lastYear: '63.7', target: '64.3' }
  it.each([
    ['x.yoy', people, '同比增长12.0%'],
    ['x.yoyDiff', people, '比上年同期增加129人次'],
    ['x.qoq', people, '环比增长1.2%'],
    ['x.qoqDiff', people, '环比增加14人次'],
    ['x.completion', people, '完成目标的120.4%'],
    ['x.gap', people, '高于目标204人次'],
    ['x.lastYear', people, '1075人次'],
    ['x.target', people, '1000人次'],
    ['x.yoy', { ...people, value: '1000' }, '同比下降7.0%'],
    ['x.yoy', { ...people, value: '1075' }, '与上年同期持平'],
    ['x.completion', { ...people, value: '1000' }, '完成目标任务'],
    ['x.completion', { value: '9999', target: '10000', unit: '份' }, '完成目标的99.99%'],
    ['x.gap', { value: '1.2万', unit: '份', target: '12167' }, '距目标还差167份'],
    ['x.gap', { value: '4.36', unit: '亿元', target: '5' }, '距目标还差6400万元'],
    ['x.gap', { label: '平均办理时长', value: '3.2', unit: '个工作日', target: '3' }, '高于目标0.2个工作日'],
    ['x.completion', { label: '平均接通等待时间', value: '11', unit: '秒', target: '12' }, null],
    ['x.gap', { value: '4.9996', unit: '亿元', target: '5' }, '距目标还差4万元'],
    ['x.yoy', rate, '同比提高2.2个百分点'],
    ['x.yoyDiff', rate, '比上年同期提高2.2个百分点'],
    ['x.gap', rate, '高于目标1.6个百分点'],
    ['x.gap', { ...rate, target: '65.9' }, '达到目标要求'],
    ['x.gap', { ...rate, target: '67' }, '低于目标1.1个百分点'],
    ['x.yoy', { label: '工地扬尘超标率', value: '3', unit: '%', lastYear: '2.5' }, '同比上升0.5个百分点'],
    ['x.yoy', { label: 'PM2.5平均浓度', value: '69.6', unit: '微克/立方米', lastYear: '71.2' }, '同比下降2.2%'],
    ['x.gap', { label: 'PM2.5平均浓度', value: '32', unit: '微克/立方米', target: '35' }, '低于目标3微克/立方米'],
    ['x.yoy', { value: '18', unit: '起', lastYear: '15' }, '同比增加3起'],
    ['x.yoy', { value: '1000010', unit: '元', lastYear: '1000000' }, '同比增加10元'],
    ['x.yoy', { value: '0', unit: '起', lastYear: '30' }, '同比减少30起'],
    ['x.yoyDiff', { value: '5', unit: '起', lastYear: '0' }, '比上年同期增加5起'],
    ['x.yoy', { label: '全县排名', value: '3', unit: '位', lastYear: '6' }, '较上年同期前移3位'],
    ['x.yoy', { label: '全县排名', value: '6', unit: '位', lastYear: '6' }, '与上年同期持平'],
    ['x.change', { label: '固定资产投资增速', value: '-18.2%' }, '下降18.2%'],
    ['x.change', { label: '工业增加值增速', value: '5.0%' }, '增长5.0%'],
    ['x.yoyDiff', { value: '120', unit: '万元', lastYear: '98.5' }, '比上年同期增加21.5万元'],
    ['x.yoyDiff', { value: '2', unit: '公顷', lastYear: '5000平方米' }, '比上年同期增加1.5公顷'],
  ])('%s of %j reads %s', (slot, fact, words) => {
    expect(wordsOf(fact, slot)).toBe(words)
  })

  it('speaks of 上年 and 年度目标 where the sheet reports a whole year', () => {
    const year = { period: { year: 2026 } }
    expect(wordsOf(people, 'x.yoyDiff', year)).toBe('比上年增加129人次')
    expect(wordsOf(people, 'x.completion', year)).toBe('完成年度目标的120.4%')
    expect(wordsOf({ ...people, value: '1075' }, 'x.yoy', year)).toBe('与上年持平')
  })

  it.each([
    ['x.yoy', { value: '1204', unit: '人次' }],
    ['x.yoy', { value: '640余', unit: '张', lastYear: '600' }],
    ['x.yoy', { value: '640', unit: '张', lastYear: '600余' }],
    ['x.yoy', { value: '3~5', unit: '名', lastYear: '4' }],
    ['x.yoy', { value: '5吨', lastYear: '4户' }],
    ['x.completion', { value: '65', unit: '%', target: '64' }],
    ['x.completion', { label: 'PM2.5平均浓度', value: '32', unit: '微克/立方米', target: '35' }],
    ['x.change', { value: '5.0%' }],
    ['x.share', { value: '5', unit: '件' }],
    ['x.parts', { value: '5', unit: '件' }],
  ])('%s of %j is not offered, and refused when written', (slot, fact) => {
    const sheet = sheetOf([{ id: 'x', label: '指标', ...fact }])
    expect(offeredSlots(sheet.facts[0]!, sheet).map((offer) => offer.slot)).not.toContain(`{{${slot}}}`)
    expect(renderSlots(`{{${slot}}}`, sheet).faults).not.toEqual([])
  })
})

describe('a whole and its parts', () => {
  const sheet = sheetOf([
    { id: 'cases', label: '审批环评文件', value: '26', unit: '件' },
    { id: 'books', label: '其中：报告书', value: '5', unit: '件', partOf: 'cases' },
    { id: 'forms', label: '报告表', value: '21', unit: '件', partOf: 'cases' },
  ])
  it('lists the parts and their share', () => {
    expect(renderSlots('审批环评文件{{cases}}，{{cases.parts}}；报告表{{forms.share}}。', sheet)).toEqual({
      text: '审批环评文件26件，其中报告书5件、报告表21件；报告表占审批环评文件的80.8%。',
      faults: [],
    })
  })
  it('counts the listed parts as stated', () => {
    expect(factsStated('{{cases}}{{cases.parts}}', sheet)).toEqual(new Set(['cases', 'books', 'forms']))
    expect(factsStated('{{cases.label}}', sheet)).toEqual(new Set())
  })
})

describe('slot text', () => {
  const sheet = sheetOf(
    [
      { id: 'a', label: '出动巡查人员', value: '1204', unit: '人次', lastYear: '1075' },
      { id: 'b', label: '检查企业', value: '51', unit: '家', lastYear: '40' },
      { id: 'b.yoy', label: '怪编号', value: '7', unit: '件' },
      { id: 'fall', label: '投资增速', value: '-18.2%' },
    ],
    { notes: [{ text: '5月18日召开推进会3次，PM2.5管控纳入“十四五”规划，一是抓落实。' }] },
  )
  it.each([
    ['出动{{a}}人次。', '出动1204人次。'],
    ['出动人员同比{{a.yoy}}。', '出动人员同比增长12.0%。'],
    ['出动人员同比增长{{a.yoy}}。', '出动人员同比增长12.0%。'],
    ['出动人员较上年的{{a.lastYear}}增加了{{a.yoyDiff}}。', '出动人员较上年的1075人次比上年同期增加129人次。'],
    ['投资同比下降{{fall.change}}。', '投资同比下降18.2%。'],
  ])('%s does not double what a slot brings', (slotText, text) => {
    expect(renderSlots(slotText, sheet)).toEqual({ text, faults: [] })
  })
  it('refuses a verb against the slot', () => {
    expect(renderSlots('出动人员同比下降{{a.yoy}}。', sheet).faults).toEqual(['“下降”与资料不符，增减由槽位自己说'])
    expect(renderSlots('投资增长{{fall.change}}。', sheet).faults).not.toEqual([])
  })
  it('reads an id with a dot before an aspect', () => {
    expect(resolveSlot('b.yoy', sheet)).toMatchObject({ aspect: 'value', fact: { label: '怪编号' } })
  })
  it('offers no slot that is another fact’s id', () => {
    expect(offeredSlots(sheet.facts[1]!, sheet).map(({ slot }) => slot)).not.toContain('{{b.yoy}}')
  })
  it('gives back the figures of a note as written', () => {
    expect(renderSlots('于{{note:1.1}}召开推进会{{ note:1.2 }}', sheet).text).toBe('于5月18日召开推进会3次')
    expect(renderSlots('{{note:1.3}}', sheet).faults).not.toEqual([])
    expect(renderSlots('{{note:2.1}}', sheet).faults).not.toEqual([])
  })
  it('names what it cannot write', () => {
    expect(renderSlots('{{nobody}}', sheet).faults).toEqual(['槽位“{{nobody}}”在数据表中没有对应的数据'])
    expect(renderSlots('{{a', sheet).faults).toEqual(['文中有不完整的槽位括号'])
    expect(renderSlots('投资增长{{fall}}', sheet).faults).toEqual(['“增长”后面不能再跟负数'])
  })
  it('splits and joins without loss', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('{{a}}', '出动', '{', '}}', '{{', '{{ a.yoy }}', '。', '{{a b}}')),
        (pieces) => {
          const text = pieces.join('')
          const joined = readSlots(text).map((s) => (s.kind === 'text' ? s.text : text.slice(s.start, s.end)))
          expect(joined.join('')).toBe(text)
        },
      ),
    )
  })
})

/** Integers of hundredths: an arithmetic of its own, without decimals and without the renderer's code. */
const hundredths = fc.bigInt({ min: 1n, max: 10n ** 11n })
const digitsOf = (n: bigint): string => `${n / 100n}.${String(n % 100n).padStart(2, '0')}`
const abs = (n: bigint) => (n < 0n ? -n : n)
/** n/d rounded half up to one digit after the point, as tenths. */
const tenths = (n: bigint, d: bigint): bigint => (n * 20n + d) / (2n * d)

describe('every comparison agrees with an independent calculation', () => {
  it('rates of change', () => {
    fc.assert(
      fc.property(hundredths, hundredths, (now, before) => {
        const words = wordsOf({ value: digitsOf(now), lastYear: digitsOf(before), unit: '吨' }, 'x.yoy')
        const rate = tenths(abs(now - before) * 100n, before)
        if (now === before) expect(words).toBe('与上年同期持平')
        else if (rate === 0n || abs(now - before) >= before * 10n)
          expect(words).toMatch(now > before ? /^同比增加/ : /^同比减少/)
        else expect(words).toBe(`同比${now > before ? '增长' : '下降'}${rate / 10n}.${rate % 10n}%`)
      }),
    )
  })
  it('differences in 百分点', () => {
    const percent = fc.bigInt({ min: 0n, max: 10_000n })
    fc.assert(
      fc.property(percent, percent, (now, before) => {
        const words = wordsOf({ value: digitsOf(now), lastYear: digitsOf(before), unit: '%' }, 'x.yoy')
        if (now === before) expect(words).toBe('与上年同期持平')
        else expect(words).toBe(`同比${now > before ? '提高' : '下降'}${digitsOf(abs(now - before))}个百分点`)
      }),
    )
  })
  it('completion and gap', () => {
    const count = fc.bigInt({ min: 1n, max: 10n ** 9n })
    fc.assert(
      fc.property(count, count, (now, target) => {
        const fact = { value: String(now), target: String(target), unit: '份' }
        const gap = wordsOf(fact, 'x.gap')
        if (now === target) expect(gap).toBe('完成目标任务')
        else expect(gap).toBe(now > target ? `高于目标${now - target}份` : `距目标还差${target - now}份`)
        const percent = tenths(now * 100n, target)
        if (now !== target && percent !== 1000n && percent !== 0n)
          expect(wordsOf(fact, 'x.completion')).toBe(`完成目标的${percent / 10n}.${percent % 10n}%`)
      }),
    )
  })
  it('never writes a direction before a negative number', () => {
    const literal = fc
      .tuple(fc.integer({ min: -99999, max: 99999 }), fc.constantFrom('', '%', '万'))
      .map((p) => p.join(''))
    const cell = fc.option(literal, { nil: null })
    fc.assert(
      fc.property(
        literal,
        cell,
        cell,
        cell,
        fc.constantFrom(null, '%', '元', '位'),
        (value, lastYear, lastPeriod, target, unit) => {
          const sheet = sheetOf([{ id: 'x', label: '投资增速', value, lastYear, lastPeriod, target, unit }])
          for (const { slot } of offeredSlots(sheet.facts[0]!, sheet)) {
            const { text, faults } = renderSlots(slot, sheet)
            expect(faults).toEqual([])
            expect(text).not.toMatch(/(增长|增加|上升|提高|下降|减少|前移|后移|高于|低于|还差)[^\d]*-/)
          }
        },
      ),
    )
  })
})
