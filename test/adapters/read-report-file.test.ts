import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readReportFile } from '../../src/adapters/intake/read-report-file.ts'
import { docx, xlsx } from '../files/office.ts'
import { gbkBytes, lzwZeros, pdf, ucs2, withStream } from '../files/pdf.ts'
import { zip } from '../files/zip.ts'

const TITLE = '青岚镇2025年环境保护工作总结'
const BODY = '组织网格员分片巡查，在田间设立值守点，对露天焚烧行为及时劝阻，责任落实到户、到田块。'
const utf8 = (text: string) => new TextEncoder().encode(text)

describe('reading an office’s file', () => {
  it('reads text in UTF-8, GB18030 and UTF-16 with and without a mark', async () => {
    const text = `${TITLE}\n${BODY}\n`
    const littleEnd = Uint8Array.from([...text].flatMap((c) => [c.charCodeAt(0) & 0xff, c.charCodeAt(0) >> 8]))
    for (const bytes of [utf8(text), gbkBytes(text), littleEnd, ucs2(text)])
      expect(await readReportFile('总结.txt', bytes)).toBe(text)
  })

  it('reads the paragraphs and tables of a Word document', async () => {
    const file = await docx([
      TITLE,
      '一、主要工作',
      BODY,
      [
        ['指标', '数值'],
        ['巡查', '1204人次'],
      ],
    ])
    expect(await readReportFile('总结.docx', file)).toBe(
      [TITLE, '一、主要工作', BODY, '指标\t数值', '巡查\t1204人次'].join('\n'),
    )
  })

  it('knows a Word document whatever it is called', async () => {
    expect(await readReportFile('总结.txt', await docx([TITLE, BODY]))).toBe(`${TITLE}\n${BODY}`)
  })

  it('reads the sheets of a workbook', async () => {
    const file = await xlsx('季度数据', [
      ['指标', '数值'],
      ['优良率', 86.8],
    ])
    expect(await readReportFile('数据.xlsx', file)).toBe('季度数据\n指标\t数值\n优良率\t86.8')
  })

  it('reads an article out of a page and leaves the site around it', async () => {
    const page = `<html><head><meta name="ArticleTitle" content="${TITLE}"><style>p{}</style></head><body>
      <nav><a href="/">首页</a></nav><div class="banner">政务公开</div>
      <div id="zoom"><p>一、主要&nbsp;工作</p><p>${BODY.repeat(6)}</p><table><tr><td>优良率</td><td>86.8%</td></tr></table><p style="display:none">埋词</p></div>
      <div class="links">相关文章</div><script>alert('一二三')</script><footer>版权所有</footer></body></html>`
    expect(await readReportFile('a.html', utf8(page))).toBe(
      [TITLE, '一、主要\u00a0工作', BODY.repeat(6), '优良率\t86.8%'].join('\n'),
    )
  })

  it.each([
    ['UniGB-UCS2-H', ucs2],
    ['GBK-EUC-H', gbkBytes],
  ] as const)('reads a PDF whose fonts are not embedded: %s', async (encoding, encode) => {
    const file = pdf(encoding, [[encode(TITLE), encode(BODY)], [encode('二、存在问题')]])
    const text = await readReportFile('总结.pdf', file)
    expect(text.replace(/\s/g, '')).toBe(`${TITLE}${BODY}二、存在问题`)
  })
})

describe('refusing what is no report', () => {
  const bytes = (...values: number[]) => Uint8Array.from(values)

  it.each([
    ['an empty file', '空.txt', bytes(), '空文件'],
    ['an executable renamed', '总结.docx', bytes(0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0), '可执行程序'],
    ['a text renamed', '总结.docx', utf8('这不是文档'), '扩展名'],
    ['an old Word file', '总结.doc', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), '另存为 .docx'],
    ['data of a program', 'report.json', utf8('{"a": 1}'), '不是报告'],
    ['a picture', '扫描.jpg', bytes(0xff, 0xd8, 0xff, 0xe0), '图片'],
    ['bytes of nothing', '乱.txt', bytes(0, 0, 1, 2, 0, 0), '编码无法识别'],
    ['a damaged PDF', '坏.pdf', utf8('%PDF-1.4\n一二三'), '已损坏'],
    ['a cut Word document', '坏.docx', bytes(0x50, 0x4b, 3, 4, 0, 0, 0, 0), '已损坏'],
  ])('%s', async (_, name, file, says) => {
    await expect(readReportFile(name, file)).rejects.toThrow(says)
  })

  it('a scanned PDF', async () => {
    await expect(readReportFile('扫描.pdf', pdf('UniGB-UCS2-H', [[], []]))).rejects.toThrow('扫描件')
  })
  it('an archive of other things', async () => {
    await expect(readReportFile('资料.zip', await zip({ 'a.txt': '一' }))).rejects.toThrow('没有 Word 文档')
  })
  it('a bomb, whatever size it claims', async () => {
    const bomb = await zip({ 'word/document.xml': new Uint8Array(70_000_000) }, 100)
    await expect(readReportFile('总结.docx', bomb)).rejects.toMatchObject({ code: 'too-large' })
  }, 20_000)

  const page = () => pdf('UniGB-UCS2-H', [[ucs2(TITLE), ucs2(BODY)]])
  it.each([
    [1, '/FlateDecode'],
    [2, '[/FlateDecode /Fl]'],
  ] as const)(
    'a PDF with a bomb deflated %i times',
    async (layers, filter) => {
      let packed: Uint8Array = deflateSync(new Uint8Array(300_000_000))
      for (let layer = 1; layer < layers; layer++) packed = deflateSync(packed)
      await expect(readReportFile('总结.pdf', withStream(page(), filter, packed))).rejects.toMatchObject({
        code: 'too-large',
      })
    },
    30_000,
  )
  it.each([
    ['packed with LZW', '/LZWDecode', () => lzwZeros(10)],
    [
      'packed with LZW in hexadecimal',
      '[/AHx /LZW]',
      () => new TextEncoder().encode(Buffer.from(lzwZeros(10)).toString('hex')),
    ],
    ['whose filter stands elsewhere in the file', '98 0 R', () => lzwZeros(10)],
  ] as const)('a PDF with a bomb %s', async (_, filter, packed) => {
    await expect(readReportFile('总结.pdf', withStream(page(), filter, packed()))).rejects.toMatchObject({
      code: 'too-large',
    })
  })
  it('no PDF whose pages are deflated as usual', async () => {
    const file = withStream(page(), '/FlateDecode', deflateSync(new Uint8Array(1000)))
    const text = await readReportFile('总结.pdf', file)
    expect(text.replace(/\s/g, '')).toBe(`${TITLE}${BODY}`)
  })
})
