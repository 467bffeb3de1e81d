import fc from 'fast-check'
import mammoth from 'mammoth'
import { describe, expect, it } from 'vitest'
import { documents } from '../../src/adapters/docx-documents.ts'
import { layoutFrom } from '../../src/pipeline/layout-from.ts'
import { type DocumentOptions, officialDocument } from '../../src/pipeline/official-document.ts'
import { officialLines } from '../../src/pipeline/official-lines.ts'
import { printable } from '../../src/pipeline/printable.ts'
import { type DraftParts, draftOf, findingOn, REPORT, TITLE } from '../pipeline/official-report.ts'
import { zipEntries } from './zip-entries.ts'

const written = (parts?: DraftParts, options?: DocumentOptions) =>
  documents.docx(officialDocument(draftOf(parts), options))
const partsOf = async (parts?: DraftParts, options?: DocumentOptions) => zipEntries(await written(parts, options))
const bodyOf = async (parts?: DraftParts, options?: DocumentOptions) =>
  (await partsOf(parts, options)).get('word/document.xml')!
const textOf = (xml: string) => [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, words]) => words).join('')
const paragraphs = (xml: string) => xml.match(/<w:p>.*?<\/w:p>/gs) ?? []
const paragraphOf = (xml: string, words: string) => paragraphs(xml).find((p) => textOf(p).startsWith(words))!
const annual = { reportType: 'township-annual' } as const

describe('a Word document', () => {
  it('opens again with every line of the report, in order', async () => {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await written()) })
    const lines = value.split(/\n\n+/).map((line) => line.replaceAll('\n', ''))
    expect(lines.filter((line) => line !== '')).toEqual(REPORT.split('\n'))
  })

  it('knows title and levels as Word does', async () => {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await written()) })
    expect(value).toContain('<h1>一、主要做法</h1>')
    expect(value).toContain('<h2>（一）严格巡查管控</h2>')
    expect(paragraphOf(await bodyOf(), TITLE.slice(0, 5))).toContain('<w:pStyle w:val="Title"/>')
  })

  it('is A4 with the margins of the standard', async () => {
    const xml = await bodyOf()
    const mm = (twips: string | undefined) => Math.round((Number(twips) / 1440) * 25.4 * 10) / 10
    const [, width, height] = /<w:pgSz w:w="(\d+)" w:h="(\d+)"/.exec(xml)!
    expect([mm(width), mm(height)]).toEqual([210, 297])
    const margin = (side: string) => mm(new RegExp(`<w:pgMar [^>]*w:${side}="(\\d+)"`).exec(xml)?.[1])
    expect(['top', 'bottom', 'left', 'right'].map(margin)).toEqual([37, 35, 28, 26])
  })

  it('names the typefaces and sizes of each level', async () => {
    const xml = await bodyOf()
    const face = (words: string, run = 0) => {
      const runs = paragraphOf(xml, words).match(/<w:r>.*?<\/w:r>/gs)!
      return [/w:eastAsia="([^"]*)"/.exec(runs[run]!)?.[1], Number(/<w:sz w:val="(\d+)"/.exec(runs[run]!)?.[1]) / 2]
    }
    expect(face('云溪镇人民政府2026')).toEqual(['方正小标宋简体', 22])
    expect(face('青川县')).toEqual(['仿宋_GB2312', 16])
    expect(face('一、主要')).toEqual(['黑体', 16])
    expect(face('（一）')).toEqual(['楷体_GB2312', 16])
    expect(face('（二）压实责任。')).toEqual(['楷体_GB2312', 16])
    expect(face('（二）压实责任。', 1)).toEqual(['仿宋_GB2312', 16])
    expect(face('1.开展')).toEqual(['仿宋_GB2312', 16])
  })

  it('indents paragraphs by two characters, sets 主送 flush left and the signature at the right', async () => {
    const xml = await bodyOf()
    expect(paragraphOf(xml, '出动')).toContain('<w:ind w:firstLine="640" w:firstLineChars="200"/>')
    expect(paragraphOf(xml, '青川县')).not.toContain('<w:ind')
    expect(paragraphOf(xml, '2026年7月6日')).toMatch(/<w:ind w:right="1260"\/><w:jc w:val="right"\/>/)
    const order = paragraphs(xml).map(textOf)
    expect(order.slice(order.indexOf('特此报告。'))).toEqual(['特此报告。', '', '', '云溪镇人民政府', '2026年7月6日'])
    expect(order[1]).toBe('')
  })

  it('numbers pages outside: odd ones right, even ones left', async () => {
    const parts = await partsOf()
    const footer = (type: string) => {
      const id = new RegExp(`<w:footerReference w:type="${type}" r:id="([^"]+)"`).exec(
        parts.get('word/document.xml')!,
      )?.[1]
      const target = new RegExp(`Id="${id}"[^>]*Target="([^"]+)"|Target="([^"]+)"[^>]*Id="${id}"`).exec(
        parts.get('word/_rels/document.xml.rels')!,
      )
      return parts.get(`word/${target?.[1] ?? target?.[2]}`)!
    }
    expect(parts.get('word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
    for (const [type, side] of [
      ['default', 'right'],
      ['even', 'left'],
    ] as const) {
      expect(footer(type)).toContain(`<w:jc w:val="${side}"/>`)
      expect(footer(type)).toMatch(/— .*PAGE.* —/s)
      expect(footer(type)).toContain('w:eastAsia="宋体"')
    }
  })

  it('has the red head with a red rule where the type has one', async () => {
    const xml = await bodyOf({ sheet: annual }, { number: '云政〔2026〕12号', signer: '张明' })
    expect(paragraphOf(xml, '云溪镇人民政府文件')).toContain('<w:color w:val="FF0000"/>')
    expect(paragraphOf(xml, '云政〔2026〕12号签发人：张明')).toMatch(/<w:pBdr><w:bottom [^>]*w:color="FF0000"/)
    expect(textOf(await bodyOf({ sheet: annual }))).not.toMatch(/〔|签发人/)
    expect(await bodyOf()).not.toContain('FF0000')
  })

  it('annexes the facts on request, after 附件说明', async () => {
    const xml = await bodyOf({}, { annexFacts: true })
    const words = paragraphs(xml).map(textOf)
    expect(words.indexOf('附件：主要指标数据表')).toBe(words.indexOf('特此报告。') + 2)
    expect(paragraphOf(xml, '附件')).toBeDefined()
    expect(words.slice(words.lastIndexOf('附件'), words.lastIndexOf('附件') + 3)).toEqual([
      '附件',
      '',
      '主要指标数据表',
    ])
    expect(xml).toContain('<w:pageBreakBefore/>')
    for (const cell of ['出动巡查人员', '1204', '1075', '96.5%']) expect(words).toContain(cell)
    expect(await bodyOf()).not.toContain('<w:tbl>')
  })

  it('follows the profile of the office', async () => {
    const profile = layoutFrom(
      '{"margins":{"top":30},"faces":{"body":{"han":"宋体"}},"pageNumber":{"form":"第{n}页","outer":false},"signature":{"gap":3},"tieUnits":true}',
    )
    const parts = await partsOf({}, { profile })
    const xml = parts.get('word/document.xml')!
    expect(xml).toMatch(/<w:pgMar [^>]*w:top="1701"/)
    expect(paragraphOf(xml, '特此报告')).toContain('w:eastAsia="宋体"')
    expect(parts.get('word/footer1.xml')).toMatch(/第.*PAGE.*页/s)
    expect(textOf(xml)).toContain('1\u20602\u20600\u20604\u2060人次')
  })
})

describe('a marked working copy', () => {
  const findings = [
    findingOn('1204人次'),
    findingOn('12.0%', REPORT, { severity: 'warning', code: 'rounded', message: '四舍五入未说明' }),
    findingOn('', REPORT, {
      id: 'f3',
      code: 'omitted',
      severity: 'warning',
      start: REPORT.length,
      end: REPORT.length,
      message: '漏写“横幅”',
      expected: null,
    }),
  ]
  const copy = () => partsOf({ findings }, { workingCopy: true })

  it('carries each finding as a comment on the words concerned', async () => {
    const parts = await copy()
    const comments = [
      ...parts.get('word/comments.xml')!.matchAll(/<w:comment w:id="(\d+)"[^>]*w:author="([^"]*)".*?<\/w:comment>/gs),
    ]
    expect(comments.map(([xml, id, author]) => [id, author, textOf(xml)])).toEqual([
      ['0', '数准', '【错误】“1204人次”与填报值不符。应为“1240人次”。'],
      ['1', '数准', '【提示】四舍五入未说明。应为“1240人次”。'],
      ['2', '数准', '【提示】漏写“横幅”。'],
    ])
    const xml = parts.get('word/document.xml')!
    const words = (id: number) =>
      textOf(
        new RegExp(`<w:commentRangeStart w:id="${id}"/>(.*?)<w:commentRangeEnd w:id="${id}"/>`, 's').exec(xml)![1]!,
      )
    expect([words(0), words(1), words(2)]).toEqual(['1204人次', '12.0%', TITLE])
    expect([...xml.matchAll(/<w:commentReference w:id="(\d+)"/g)].map(([, id]) => id).sort()).toEqual(['0', '1', '2'])
    expect(textOf(xml)).toBe(REPORT.replaceAll('\n', ''))
  })

  it('holds comments that overlap, adjoin and run over lines', async () => {
    const at = REPORT.indexOf('出动')
    const spans: [number, number][] = [
      [at, at + 12],
      [at + 4, at + 16],
      [at + 12, at + 14],
      [at + 5, at + 40],
      [0, REPORT.length],
      [at - 1, at],
    ]
    const overlapping = spans.map(([start, end], id) => ({ ...findingOn('1204人次'), id: `f${id}`, start, end }))
    const xml = await bodyOf({ findings: overlapping }, { workingCopy: true })
    expect(textOf(xml)).toBe(REPORT.replaceAll('\n', ''))
    for (const id of spans.keys()) {
      const [from, to] = ['Start', 'End'].map((edge) => xml.indexOf(`<w:commentRange${edge} w:id="${id}"/>`))
      expect(from).toBeGreaterThan(0)
      expect(to).toBeGreaterThan(from!)
    }
  })

  it('says so on every page, odd and even, with 草稿 across it', async () => {
    const parts = await copy()
    const headers = [...parts].filter(([name]) => name.startsWith('word/header'))
    expect(headers).toHaveLength(2)
    for (const [, xml] of headers) {
      expect(textOf(xml)).toBe('草稿　工作稿，有 1 处数字待核，不得作为正式文件使用')
      expect(xml).toMatch(/<v:textpath [^>]*string="草稿"/)
    }
    const final = await partsOf()
    expect([...final.keys()].filter((name) => name.startsWith('word/header'))).toEqual([])
    expect(final.get('word/document.xml')).not.toContain('comment')
  })
})

describe('hostile words', () => {
  const HOSTILE = '</w:t><w:br/>&amp;<script>"\'\u0000\u0008\u001f\ufffe\ud800]]>\u202e人次 {PAGE} \\* 〈〉'
  it('stay words of a document that opens', async () => {
    const text = REPORT.replace('出动巡查人员', HOSTILE).replace(TITLE, `${TITLE}${HOSTILE}`)
    const sheet = { ...annual, organisation: HOSTILE, facts: [{ id: 'a', label: HOSTILE, value: '1', unit: '<b>' }] }
    const findings = [findingOn('1204人次', text, { message: HOSTILE })]
    const bytes = await written({ text, sheet, findings }, { workingCopy: true, annexFacts: true })
    for (const [name, xml] of zipEntries(bytes)) {
      expect([name, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\u202e]/.test(xml)]).toEqual([name, false])
      expect(xml.isWellFormed()).toBe(true)
      expect(xml).not.toContain('<script')
    }
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) })
    expect(value).toContain('</w:t><w:br/>&amp;<script>"\'\ufffd]]>人次 {PAGE} \\* 〈〉1204人次')
  })

  it('of any kind, with comments anywhere, are all there in a document that opens', async () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        '一、做法',
        '（一）责任。落实到人。',
        '附件：1. 表',
        '2. 表',
        '云溪镇人民政府',
        '2026年7月6日',
        '县政府：',
        '',
      ),
    )
    const spans = fc.array(fc.tuple(fc.nat(200), fc.nat(40)), { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 8 }), spans, async (lines, places) => {
        const text = lines.join('\n')
        const findings = places.map(([start, length], id) => ({
          ...findingOn('1204人次'),
          id: `f${id}`,
          start,
          end: start + length,
        }))
        const bytes = await written({ text, findings, sheet: annual }, { workingCopy: true })
        const xml = zipEntries(bytes).get('word/document.xml')!
        const words = officialLines(text, '云溪镇人民政府').map((each) => printable(each.text))
        const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) })
        expect(value.replace(/\s/gu, '')).toBe(`云溪镇人民政府文件${words.join('')}`.replace(/\s/gu, ''))
        expect((xml.match(/commentRangeStart/g) ?? []).length).toBe(words.length > 0 ? findings.length : 0)
        expect((xml.match(/commentRangeEnd/g) ?? []).length).toBe(words.length > 0 ? findings.length : 0)
      }),
      { numRuns: 40 },
    )
  }, 60_000)
})
