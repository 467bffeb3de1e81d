import mammoth from 'mammoth'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Draft } from '../../src/domain/draft.ts'
import { call, drafted, problemOf, SHEETS, SMALL, send } from './client.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const exported = (draft: Draft, query: string) => call(`/v1/drafts/${draft.id}/export?${query}`)
const nameOf = (response: Response) =>
  decodeURIComponent(response.headers.get('content-disposition')!.split("filename*=UTF-8''")[1]!)
const wordsOf = async (response: Response) => {
  const bytes = await response.bytes()
  // Two builds of one library: in Node, and in these tests, it takes `buffer`, in the Worker `arrayBuffer`.
  const input = { buffer: bytes as Buffer, arrayBuffer: bytes.slice().buffer }
  return (await mammoth.extractRawText(input)).value
}

describe('export', () => {
  let clean: Draft
  let flawed: Draft
  beforeAll(async () => {
    clean = await drafted({ factSheet: SMALL })
    const other = await drafted({ factSheet: SMALL })
    const text = other.text.replace('1204人次', '1240人次')
    flawed = await (await send('PUT', `/v1/drafts/${other.id}/text`, { text })).json()
  })

  it('gives a Word document under its Chinese name, with the words of the draft', async () => {
    const response = await exported(clean, 'format=docx')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(DOCX)
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="report-[\w-]+\.docx"; filename\*=/,
    )
    expect(nameOf(response)).toBe(`${clean.title}.docx`)
    const lines = (await wordsOf(response)).split(/\n\n+/).map((line) => line.replaceAll('\n', ''))
    expect(lines.filter((line) => line !== '')).toEqual(clean.text.split('\n'))
  })

  it.each(['docx', 'html', 'md', 'txt'])(
    'refuses %s with 409 while an error is open, and gives a marked copy',
    async (format) => {
      const refused = await exported(flawed, `format=${format}`)
      expect(refused.status).toBe(409)
      expect(await problemOf(refused)).toMatchObject({
        code: 'not-ready',
        errors: [
          { path: expect.stringContaining('check.findings.') },
          { path: 'watermark', message: expect.stringContaining('watermark=draft') },
        ],
      })
      const copy = await exported(flawed, `format=${format}&watermark=draft`)
      expect(copy.status).toBe(200)
      expect(nameOf(copy)).toBe(`${flawed.title}（工作稿）.${format}`)
      if (format !== 'docx') expect(await copy.text()).toContain('工作稿，有 1 处数字待核')
    },
  )

  it('annexes the facts on request, in every format', async () => {
    expect(await wordsOf(await exported(clean, 'format=docx&annex=facts'))).toContain('附件：主要指标数据表')
    for (const format of ['html', 'md', 'txt'])
      expect(await (await exported(clean, `format=${format}&annex=facts`)).text()).toContain('主要指标数据表')
  })

  it('shows number and signer in the red head of a type that has one', async () => {
    const annual = await drafted({ factSheet: SHEETS['township-annual'] })
    const head = `documentNumber=${encodeURIComponent('云政〔2026〕12号')}&signer=${encodeURIComponent('张明')}`
    const words = await wordsOf(await exported(annual, `format=docx&${head}`))
    for (const part of [`${annual.factSheet.organisation}文件`, '云政〔2026〕12号', '签发人：张明'])
      expect(words).toContain(part)
    expect(await (await exported(clean, `format=html&${head}`)).text()).not.toContain('张明')
  })

  it.each([
    ['format=pdf', 'format'],
    ['', 'format'],
    ['format=docx&watermark=final', 'watermark'],
    ['format=docx&annex=all', 'annex'],
    [`format=docx&documentNumber=${encodeURIComponent('云政[2026]012号')}`, 'documentNumber'],
    [`format=docx&signer=${encodeURIComponent('<b>')}`, 'signer'],
  ])('says what is wrong with “%s”', async (query, path) => {
    const response = await exported(clean, query)
    expect(response.status).toBe(422)
    expect((await problemOf(response)).errors[0]?.path).toBe(path)
  })

  it('lets nothing that a file holds run in the browser', async () => {
    const policy = (await exported(clean, 'format=html')).headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain('sandbox')
    expect((await exported(clean, 'format=html')).headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('is described', async () => {
    const description = (await (await call('/openapi.json')).json()) as {
      paths: Record<string, { get: { parameters: { name: string }[]; responses: Record<string, { content: object }> } }>
    }
    const { parameters, responses } = description.paths['/v1/drafts/{id}/export']!.get
    expect(parameters.map(({ name }) => name)).toEqual([
      'id',
      'format',
      'watermark',
      'annex',
      'documentNumber',
      'signer',
    ])
    expect(Object.keys(responses['200']!.content)).toEqual([DOCX, 'text/html', 'text/markdown', 'text/plain'])
    expect(responses['409']).toBeDefined()
  })

  it('writes a Word document within a second, also the first one', async () => {
    const annual = await drafted({ factSheet: SHEETS['district-quarterly'] })
    const begun = Date.now()
    for (let n = 0; n < 10; n++) await (await exported(annual, 'format=docx&annex=facts')).arrayBuffer()
    const each = (Date.now() - begun) / 10
    console.log(`a Word document in ${each} ms`)
    expect(each).toBeLessThan(1000)
  })
})
