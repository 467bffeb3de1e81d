import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FactSheet } from '../../src/domain/fact-sheet.ts'
import { figureSpans } from '../../src/pipeline/figure-spans.ts'
import { maskNote, noteFigures } from '../../src/pipeline/note-figures.ts'
import { renderSlots } from '../../src/pipeline/render-slots.ts'

const figuresIn = (text: string, names: string[] = []) =>
  figureSpans(text, names).map(({ start, end }) => text.slice(start, end))

describe('figures of a text', () => {
  it.each([
    ['出动人员1204人次、车辆359车次', ['1204人次', '359车次']],
    ['投入1.2万元，清理470余吨', ['1.2万元', '470余吨']],
    ['5月12日召开会议，1—3月完成60%', ['5月12日', '1—3月', '60%']],
    ['３０处隐患', ['３０处']],
    ['在三个场镇开展了两次培训', ['三个', '两次']],
    ['百分之六十以上，三分之一，近半数，翻一番', ['百分之六十', '三分之一', '近半数', '翻一番']],
    ['十余次、数百户、几十家、上百人', ['十余次', '数百户', '几十家', '上百人']],
    ['排名第三位，六成五', ['第三位', '六成']],
  ])('%s', (text, figures) => {
    expect(figuresIn(text)).toEqual(figures)
  })

  it.each([
    'PM2.5和PM10协同控制，“十四五”规划',
    '一是压实责任。二是加强宣传。十是督查',
    '进一步统一思想，逐一排查，一律整改到位',
    '一村一策、一事一议，一月一考评',
    '落实“三同时”和“双随机、一公开”，一体推进',
    '一季度、上半年、前三季度，第一时间处置',
    '千方百计、千家万户、万无一失，数据准确，几乎没有',
    '第二污水处理厂一级保护区，二次污染',
  ])('%s has none', (text) => {
    expect(figuresIn(text)).toEqual([])
  })

  it('lets the figures of a label stand', () => {
    expect(figuresIn('50户以上自然村覆盖50户', ['50户以上自然村'])).toEqual(['50户'])
  })

  it('finds every Arabic digit that is not in a name', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('清', '理', '3', '５', '.', '万', '户', '，', ' ', '%', '~') }),
        (text) => {
          const inside = new Set(
            figureSpans(text).flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)),
          )
          ;[...text].forEach((c, at) => {
            if (/[0-9０-９]/.test(c)) expect(inside.has(at)).toBe(true)
          })
        },
      ),
    )
  })
})

describe('a note', () => {
  const sheetOf = (text: string) =>
    FactSheet.parse({
      reportType: 'x',
      organisation: '云溪镇人民政府',
      period: { year: 2026 },
      facts: [{ id: 'a', label: '甲指标', value: 7 }],
      notes: [{ text }],
    })
  it('keeps the hedge with its figure', () => {
    expect(noteFigures('投入约2.3万元，利用率95%以上').map(({ text }) => text)).toEqual(['约2.3万元', '95%以上'])
  })
  it('loses its figures to slots and gets them back unchanged', () => {
    const words = fc.constantFrom(
      '召开',
      '5月12日',
      '会议',
      '3次',
      '，',
      '约',
      '40余',
      '户',
      '“十四五”',
      '一是',
      '。',
      '百分之六',
    )
    fc.assert(
      fc.property(fc.array(words, { minLength: 1 }), (pieces) => {
        const text = pieces.join('')
        const sheet = sheetOf(text)
        const masked = maskNote(sheet.notes[0]!, sheet)
        expect(masked.replace(/\{\{[^}]*\}\}/g, '')).not.toMatch(/\d/)
        const rendered = masked.replace(/\{\{[^}]*\}\}/g, (slot) => renderSlots(slot, sheet).text)
        expect(rendered).toBe(text)
      }),
    )
  })
  it('gives away no slot that was typed into it', () => {
    const sheet = sheetOf('写入{{a}}和{{note:1.1}}')
    expect(renderSlots(maskNote(sheet.notes[0]!, sheet), sheet)).toMatchObject({
      faults: [],
      text: expect.not.stringContaining('7'),
    })
  })
})
