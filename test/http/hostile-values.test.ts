import { Parser } from 'htmlparser2'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Draft } from '../../src/domain/draft.ts'
import { csvCell } from '../../src/pipeline/csv.ts'
import { zipEntries } from '../adapters/zip-entries.ts'
import { call, drafted, SMALL, send } from './client.ts'

/* What comes from outside, in every document that leaves: it is words there and nothing else. */

const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  "');alert(1)//",
  '[点](javascript:alert(1))',
  '![图](http://evil.example/x.png)',
  '<a href="data:text/html,x">链</a>',
  ']]></w:t><w:t>&#x41;&xxe;<!--',
  '{{constructor}}',
  '=cmd|calc!A1',
]
const SHEET = {
  ...SMALL,
  organisation: '云溪镇<b>人民</b>政府',
  recipient: '县&<i>府</i>"\'',
  title: `报告${HOSTILE[0]}`,
  facts: [{ id: 'inspectors', label: '出动<u onclick=x>巡查</u>人员', value: '1204', unit: '人次' }],
  notes: HOSTILE.map((text) => ({ text: `推进${text}工作。` })),
}

let draft: Draft
beforeAll(async () => {
  const { id, text } = await drafted({ factSheet: SHEET })
  draft = await (await send('PUT', `/v1/drafts/${id}/text`, { text: `${text}\n${HOSTILE.join('\n')}` })).json<Draft>()
})
const exported = (format: string) => call(`/v1/drafts/${draft.id}/export?format=${format}&watermark=draft&annex=facts`)

/** Elements that run, load or lead somewhere, and attributes that do. */
function dangersIn(html: string): string[] {
  const found: string[] = []
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (/^(?:script|iframe|object|embed|link|base|form|svg|math|img|video|audio|a)$/.test(name))
        found.push(`<${name}>`)
      for (const [attribute, value] of Object.entries(attributes))
        if (/^on|^(?:src|srcset|href|action|formaction|srcdoc)$/i.test(attribute))
          found.push(`${name} ${attribute}=${value}`)
    },
  })
  parser.end(html)
  return found
}

describe('hostile values', () => {
  it('are words on the HTML page, which may run nothing anyway', async () => {
    const response = await exported('html')
    const html = await response.text()
    expect(dangersIn(html)).toEqual([])
    expect(html).toContain('&lt;script&gt;')
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
  })

  it('are words in Markdown: what is made of it has no element of theirs', async () => {
    const { marked } = await import('marked')
    const markdown = await (await exported('md')).text()
    expect(dangersIn(await marked.parse(markdown))).toEqual([])
  })

  it('are words in Word: every part is well-formed, nothing is linked or included', async () => {
    const parts = zipEntries(new Uint8Array(await (await exported('docx')).arrayBuffer()))
    const document = parts.get('word/document.xml')!
    for (const [name, xml] of parts) if (/\.(?:xml|rels)$/.test(name)) expect(faultOf(xml), name).toBeNull()
    expect(document).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect([...parts.values()].join('')).not.toMatch(
      /<!ENTITY|TargetMode="External"|<w:instrText[^>]*>[^<]*(?:DDE|INCLUDE|HYPERLINK)/,
    )
  })

  it('stay as they are in plain text', async () => {
    expect(await (await exported('txt')).text()).toContain(HOSTILE[0])
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠A'])(
    'run nothing in a table: %j',
    (value) => {
      const words = csvCell(value).replace(/^"|"$/g, '')
      expect(words.startsWith("'")).toBe(true)
    },
  )
  it('keep to their cell in a table', () => {
    expect(csvCell('a"b,c\r\nd')).toBe('"a""b,c\r\nd"')
    expect(csvCell('平常的话')).toBe('平常的话')
  })
})

/** Where tags do not close as they opened, or a bare mark stands; null where the XML holds together. */
function faultOf(xml: string): string | null {
  const open: string[] = []
  const body = xml.replace(/<\?[^>]*\?>/g, '')
  if (/<!(?!--)/.test(body)) return 'a declaration'
  if (/&(?!(?:lt|gt|amp|quot|apos|#\d+|#x[\da-f]+);)/i.test(body)) return 'a bare &'
  for (const [, closing, name, rest] of body.matchAll(/<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*\s*\/?)>/g)) {
    if (closing) {
      if (open.pop() !== name) return `</${name}>`
    } else if (!rest!.endsWith('/')) open.push(name!)
  }
  const words = body.replace(/<\/?[\w:]+(?:\s+[\w:]+="[^"<]*")*\s*\/?>/g, '')
  if (words.includes('<')) return `a bare < at ${words.slice(words.indexOf('<'), words.indexOf('<') + 40)}`
  return open.length > 0 ? `<${open.at(-1)}> stays open` : null
}
