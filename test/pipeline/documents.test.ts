import { parseDocument } from 'htmlparser2'
import { marked } from 'marked'
import { describe, expect, it } from 'vitest'
import { exportDraft } from '../../src/pipeline/export-draft.ts'
import { attachment, fileName } from '../../src/pipeline/file-name.ts'
import { copyHtml } from '../../src/pipeline/formatted-html.ts'
import { toHtml } from '../../src/pipeline/html-document.ts'
import { toMarkdown } from '../../src/pipeline/markdown-document.ts'
import { type DocumentOptions, officialDocument } from '../../src/pipeline/official-document.ts'
import type { Documents } from '../../src/pipeline/ports.ts'
import { toText } from '../../src/pipeline/text-document.ts'
import { type DraftParts, draftOf, findingOn, REPORT, TITLE } from './official-report.ts'

const documentOf = (parts?: DraftParts, options?: DocumentOptions) => officialDocument(draftOf(parts), options)
const page = (parts?: DraftParts, options?: DocumentOptions) => toHtml(documentOf(parts, options))
const annual = { reportType: 'township-annual' } as const

interface Node {
  readonly type: string
  readonly name?: string
  readonly data?: string
  readonly attribs?: Record<string, string>
  readonly children?: readonly Node[]
}
const nodesOf = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(nodesOf)]
const elementsOf = (html: string) =>
  nodesOf(parseDocument(html) as unknown as Node).filter(({ type, name }) => name && type !== 'directive')
const wordsOf = (node: Node): string => node.data ?? (node.children ?? []).map(wordsOf).join('')
const bodyOf = (html: string) => wordsOf(elementsOf(html).find(({ name }) => name === 'body') as Node)

/** What must stay words, wherever it comes from. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</p><svg/onload=alert(1)>',
  '[点此](javascript:alert(1))',
  '![图](http://a.test/x.png)',
  '<http://a.test/b>',
  'http://a.test/auto',
  '`代码` **粗** ~~删~~ | 列 | &lt;b&gt; &#60;i&#62;',
  '    缩进',
  '```',
  '# 标题',
  '- 列表',
  '> 引用',
  '---',
  '[x]: javascript:alert(1)',
  '"引号" \' onmouseover=alert(1) x="',
  '{{inspectors}} <%= process.env %>',
  ']]><!-- x --> <?php echo 1 ?>',
]

describe('a page', () => {
  it('holds the report whole, once, in its order', () => {
    const lines = REPORT.split('\n')
    expect(bodyOf(page()).replace(/\s+/g, '')).toBe(lines.join('').replace(/\s+/g, ''))
  })

  it('sets title, levels, recipient and signature', () => {
    const elements = elementsOf(page())
    const words = (name: string) => elements.filter((node) => node.name === name).map(wordsOf)
    const classed = (name: string) => elements.filter(({ attribs }) => attribs?.class === name).map(wordsOf)
    expect(words('h1')).toEqual([TITLE])
    expect(words('h2')).toEqual(['一、主要做法', '二、下一步打算'])
    expect(words('h3')).toEqual(['（一）严格巡查管控'])
    expect(words('strong')).toEqual(['（二）压实责任'])
    expect(classed('recipient')).toEqual(['青川县人民政府：'])
    expect(classed('organisation')).toEqual(['云溪镇人民政府'])
    expect(classed('tied')).toContain('1204人')
  })

  it('has the red head where the type has one, with number and signer as given', () => {
    expect(page()).not.toContain('<header')
    const html = page({ sheet: annual }, { number: '云政〔2026〕12号', signer: '张明' })
    for (const words of ['云溪镇人民政府文件', '云政〔2026〕12号', '签发人：<b>张明</b>']) expect(html).toContain(words)
    expect(page({ sheet: annual })).not.toMatch(/〔|签发人/)
  })

  it('prints on A4 with the margins of the standard and numbers its pages', () => {
    expect(page()).toContain('@page { size: 210mm 297mm; margin: 37mm 26mm 35mm 28mm; }')
    expect(page()).toContain('"— " counter(page) " —"')
  })

  it('annexes the facts on request', () => {
    expect(page()).not.toContain('<table')
    const html = page({}, { annexFacts: true })
    const cells = elementsOf(html)
      .filter(({ name }) => name === 'td')
      .map(wordsOf)
    expect(cells.slice(0, 5)).toEqual(['1', '出动巡查人员', '人次', '1204', '1075'])
    expect(cells).toContain('其中：村级巡查人员')
    expect(html).toContain('<p class="annex">附件：主要指标数据表</p>')
  })
})

describe('nothing of a text runs', () => {
  const ALLOWED =
    /^(html|head|meta|title|style|body|main|h[1-3]|p|span|strong|br|div|section|ol|li|table|thead|tbody|tr|th|td|header|b)$/

  it.each(HOSTILE)('%s', (words) => {
    const text = `${REPORT.replace('特此报告。', `${words}\n（三）${words}。后文${words}\n特此报告。`)}\n${words}`
    const sheet = {
      ...annual,
      organisation: words,
      facts: [{ id: 'a', label: words, value: '1', unit: words.slice(0, 32) }],
    }
    const findings = [findingOn('1204人次', text, { message: words, fix: { start: 0, end: 1, text: words } })]
    const html = page({ text, sheet, findings }, { workingCopy: true, annexFacts: true })
    const elements = elementsOf(html)
    expect(elements.map(({ name }) => name).filter((name) => !ALLOWED.test(name!))).toEqual([])
    const attributes = new Set(elements.flatMap(({ attribs }) => Object.keys(attribs ?? {})))
    expect([...attributes].sort()).toEqual([
      'aria-hidden',
      'charset',
      'class',
      'content',
      'http-equiv',
      'lang',
      'style',
    ])
    for (const { attribs } of elements)
      expect(attribs?.style ?? '').toMatch(/^$|^(font-size|margin-right):[\d.]+(pt|em)$/)
    const copied = elementsOf(copyHtml(text, words))
    expect([...new Set(copied.map(({ name }) => name))].sort()).toEqual(['p', 'span'])
    expect([...new Set(copied.flatMap(({ attribs }) => Object.keys(attribs ?? {})))]).toEqual(['style'])
  })

  it.each(HOSTILE)('nor becomes Markdown of its own: %s', (words) => {
    const text = REPORT.replace('继续抓好各项工作。', words)
    const html = marked.parse(toMarkdown(documentOf({ text })), { async: false })
    const shown = elementsOf(html)
      .filter(({ name }) => name === 'p')
      .map(wordsOf)
    expect(shown).toContain(words.trim())
  })
})

describe('words that cannot be printed', () => {
  it('are left out: control characters, half characters, marks that turn the reading direction', () => {
    const text = REPORT.replace('1204人次', '12\u0000\u001b\u202e04\ud800人次\u2066')
    const html = page({ text })
    expect(html).toContain('1204\ufffd人次')
    for (const written of [html, toMarkdown(documentOf({ text })), toText(documentOf({ text }), text)])
      expect(written).not.toMatch(/[\u0000-\u0008\u001b\u202e\u2066]|[\ud800-\udbff](?![\udc00-\udfff])/)
  })
})

describe('plain text', () => {
  it('is the report itself', () => {
    expect(toText(documentOf(), REPORT)).toBe(REPORT)
  })

  it('carries mark, annex and findings of a working copy', () => {
    const findings = [findingOn('1204人次')]
    const text = toText(documentOf({ findings }, { workingCopy: true, annexFacts: true }), REPORT)
    expect(text).toMatch(/^【工作稿，有 1 处数字待核，不得作为正式文件使用】/)
    expect(text).toContain('1\t出动巡查人员\t人次\t1204\t1075')
    expect(text).toContain('【错误】“1204人次”与填报值不符。应为“1240人次”。')
  })
})

describe('formatted words for the clipboard', () => {
  it('carry on each line the style that Word keeps', () => {
    const lines = elementsOf(copyHtml(REPORT, '云溪镇人民政府')).filter(({ name }) => name === 'p')
    expect(lines.map(wordsOf)).toEqual(REPORT.split('\n'))
    const style = (at: number) => lines.at(at)?.attribs?.style
    expect(style(0)).toMatch(/text-align:center;.*font-family:'方正小标宋简体'.*font-size:22pt/)
    expect(style(5)).toMatch(/text-indent:32pt;mso-char-indent-count:2\.0;font-family:'仿宋_GB2312'.*font-size:16pt/)
    expect(style(-1)).toMatch(/text-align:right;margin-right:64pt/)
    expect(copyHtml(REPORT, '')).toContain("font-family:'黑体'")
    expect(copyHtml(REPORT, '')).toMatch(/<span style="font-family:'楷体_GB2312'[^>]*>（二）压实责任。<\/span>各村/)
  })
})

describe('the facts table', () => {
  const fact = (id: string, partOf: string | null = null, unit = '') => ({
    id,
    label: id,
    value: unit ? `1${unit}` : '1',
    partOf,
  })
  const rowsOf = (...facts: ReturnType<typeof fact>[]) => {
    const document = documentOf({ sheet: { facts } }, { annexFacts: true })
    return document.annex!.table.rows.map(([, label, ...cells]) => [label, ...cells])
  }

  it('sets parts right after their whole and says a unit once', () => {
    expect(rowsOf(fact('甲'), fact('乙', null, '%'), fact('丙', '甲'), fact('丁', '丙'))).toEqual([
      ['甲', '—', '1'],
      ['其中：丙', '—', '1'],
      ['其中：丁', '—', '1'],
      ['乙', '', '1%'],
    ])
  })

  it('loses none, even where facts are parts of each other', () => {
    expect(rowsOf(fact('甲', '乙'), fact('乙', '甲'), fact('丙')).map(([label]) => label)).toEqual([
      '丙',
      '其中：甲',
      '其中：乙',
    ])
  })

  it('joins the annexes that a report already names', () => {
    const text = REPORT.replace('特此报告。', '特此报告。\n附件：1. 台账')
    const document = documentOf({ text }, { annexFacts: true })
    expect(document.annex?.name).toBe('附件2')
    expect(document.lines.filter(({ role }) => role === 'annex').map((line) => line.text)).toEqual([
      '附件：1. 台账',
      '2. 主要指标数据表',
    ])
  })
})

describe('a file name', () => {
  it('keeps Chinese and loses what file systems refuse', () => {
    expect(fileName('关于"A/B"的：报告?\n', 'docx')).toBe('关于AB的：报告.docx')
    expect(fileName('..', 'md')).toBe('报告.md')
    expect([...fileName('𠮷'.repeat(200), 'txt')]).toHaveLength(84)
  })

  it('arrives whole, and in ASCII for old clients (RFC 6266)', () => {
    const value = attachment("云溪镇'总结'(定稿)*.docx", 'report-1"\r\n.docx')
    expect(value).toMatch(/^attachment; filename="report-1___\.docx"; filename\*=UTF-8''[A-Za-z0-9%._~-]+$/)
    expect(decodeURIComponent(value.split("UTF-8''")[1]!)).toBe("云溪镇'总结'(定稿)*.docx")
  })
})

describe('exporting', () => {
  const documents: Documents = { docx: async () => new Uint8Array([1]) }
  const asked = (parts: DraftParts, options: DocumentOptions = {}) =>
    exportDraft(draftOf(parts), 'docx', options, documents)
  const findings = [findingOn('1204人次')]

  it('refuses a draft with an open error unless a marked working copy is asked for', async () => {
    await expect(asked({ findings })).rejects.toMatchObject({
      code: 'not-ready',
      places: [
        { path: 'check.findings.f1' },
        { path: 'watermark', message: expect.stringContaining('watermark=draft') },
      ],
    })
    await expect(asked({ findings }, { workingCopy: true })).resolves.toMatchObject({ name: `${TITLE}（工作稿）.docx` })
    await expect(asked({})).resolves.toMatchObject({ name: `${TITLE}.docx` })
  })

  it('refuses what is not finished', async () => {
    for (const status of ['drafting', 'failed'] as const)
      await expect(asked({ status }, { workingCopy: true })).rejects.toMatchObject({ code: 'not-ready' })
  })

  it('puts no finding and no mark into a final document', () => {
    const warning = findingOn('1204人次', REPORT, { severity: 'warning', code: 'rounded' })
    expect(documentOf({ findings: [warning] })).toMatchObject({ mark: null, remarks: [] })
  })
})
