import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { mask } from '../../../src/pipeline/mask.ts'
import { readSampleFile } from '../../../src/pipeline/read-sample-file.ts'
import { splitSample } from '../../../src/pipeline/split-sample.ts'

describe('masking a passage', () => {
  it('masks figures with their units and remembers them', () => {
    const { text, hidden } = mask('全年出动检查人员1204人次，劝阻露天焚烧115次，同比下降31.1%。')
    expect(text).toBe('全年出动检查人员⟦数⟧，劝阻露天焚烧⟦数⟧，同比下降⟦数⟧。')
    expect(hidden).toEqual(['1204人次', '115次', '31.1%'])
  })

  it('masks figures in Chinese numerals that are claims', () => {
    expect(mask('清理河道垃圾一百二十余吨，惠及农户三百六十户。').text).toBe('清理河道垃圾⟦数⟧，惠及农户⟦数⟧。')
  })

  it.each([
    '一是压实责任。',
    '（二）加强大气污染防治。',
    '坚持“党政同责、一岗双责”，落实五位一体总体布局。',
    'PM2.5和臭氧协同控制，断面水质稳定在Ⅲ类。',
    '统筹抓好“三夏”“三秋”禁烧工作。',
    '第三方检测机构按要求开展比对。',
  ])('leaves what belongs to the style: %s', (text) => {
    expect(mask(text)).toEqual({ text, hidden: [] })
  })

  it('does not remember what every report says', () => {
    expect(mask('第二季度召开会议两次，一季度新增三家。').hidden).toEqual([])
    expect(mask('一季度清理垃圾一百二十余吨。').hidden).toEqual(['一百二十余吨'])
  })

  it('masks dates', () => {
    const { text, hidden } = mask('2024年11月5日召开动员会，截至12月底完成整改。')
    expect(text).not.toMatch(/\d/)
    expect(text).toMatch(/^⟦期⟧召开动员会/)
    expect(hidden[0]).toBe('2024年11月5日')
  })

  it('masks places, organisations and people', () => {
    const { text, hidden } = mask(
      '柳渡镇沿芦江岸线设点，民峰建材厂完成整改，镇长周正平带队验收，柳渡镇人民政府通报表扬。',
      {
        title: '柳渡镇2025年第一季度绿色发展工作自评报告',
      },
    )
    expect(text).toBe('⟦地⟧沿⟦地⟧岸线设点，⟦机构⟧完成整改，镇长⟦人⟧带队验收，⟦机构⟧通报表扬。')
    expect(hidden).toEqual(['柳渡镇', '芦江', '民峰建材厂', '周正平', '柳渡镇人民政府'])
  })

  it.each([
    '全镇各村（社区）清理农村生活垃圾。',
    '镇村两级河长巡河护河。',
    '县委、县政府要求加强辖区河道保洁。',
    '改善农村人居环境，建设美丽乡村。',
  ])('takes no common word for a name: %s', (text) => {
    expect(mask(text)).toEqual({ text, hidden: [] })
  })

  it('lets no digit through that is not part of a name, and hides nothing that stands in the masked text', () => {
    const folder = 'fixtures/reports'
    for (const name of readdirSync(folder)) {
      const { text: report, title, year } = readSampleFile(readFileSync(`${folder}/${name}`, 'utf8'), name)
      for (const { text } of splitSample(report)) {
        const masked = mask(text, { title, year })
        expect(masked.text.replace(/PM2\.5|PM10|环保110/g, ''), name).not.toMatch(/\d/)
        for (const figure of masked.hidden.filter((hidden) => /\d{2}/.test(hidden)))
          expect(masked.text).not.toContain(figure)
      }
    }
  })

  it('masks the own place of every embedded report', () => {
    const folder = 'fixtures/reports'
    for (const name of readdirSync(folder)) {
      const { text: report, title, year } = readSampleFile(readFileSync(`${folder}/${name}`, 'utf8'), name)
      const place = /(\p{Script=Han}{2})(?:镇|乡|区)/u.exec(title)![1]!
      for (const { text } of splitSample(report)) expect(mask(text, { title, year }).text, name).not.toContain(place)
    }
  })
})
