import { env } from 'cloudflare:workers'
import { deflateSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { D1Samples } from '../../src/adapters/d1-samples.ts'
import type { Sample, SampleDetail } from '../../src/domain/passage.ts'
import { EMBEDDED } from '../../src/pipeline/ports.ts'
import { docx, xlsx } from '../files/office.ts'
import { gbkBytes, pdf, withStream } from '../files/pdf.ts'
import { zip } from '../files/zip.ts'
import { embeddedReports } from '../workerd/embedded-reports.ts'
import { call, post, problemOf } from './client.ts'

type Added = Sample & { known: boolean; cleaning: { step: string; removed: string[] }[] }

const report = (place: string) => [
  `${place}2025年环境保护工作总结`,
  '一、主要工作',
  '（一）秸秆禁烧。组织网格员分片巡查，在田间设立值守点，对露天焚烧行为及时劝阻，责任落实到户、到田块。',
  '二、存在的问题',
  `${place}保洁员力量不足，个别村垃圾清运不及时，群众参与环境整治的积极性仍然不高。`,
]
const utf8 = (text: string) => new TextEncoder().encode(text)

const upload = (files: Readonly<Record<string, Uint8Array>>, fields: Readonly<Record<string, string>> = {}) => {
  const form = new FormData()
  for (const [name, bytes] of Object.entries(files)) form.append('file', new File([new Uint8Array(bytes)], name))
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return call('/v1/samples', { method: 'POST', body: form })
}
const added = async (response: Response): Promise<Added[]> => {
  expect(response.status, await response.clone().text()).toBe(201)
  return ((await response.json()) as { samples: Added[] }).samples
}
const detail = async (id: string): Promise<SampleDetail> => (await call(`/v1/samples/${id}`)).json()
const count = async (): Promise<number> =>
  (await env.DB.prepare('SELECT count(*) AS n FROM samples').first<{ n: number }>())!.n

beforeAll(async () => {
  await new D1Samples(env.DB).saveAll(EMBEDDED, await embeddedReports())
})

describe('taking in files', () => {
  it.each([
    ['.txt', '总结.txt', async () => utf8(report('青一镇').join('\n'))],
    ['.txt in GB18030', '总结.txt', async () => gbkBytes(report('青二镇').join('\n'))],
    ['.md', '总结.md', async () => utf8(report('青三镇').join('\n\n'))],
    [
      '.html',
      '总结.html',
      async () =>
        utf8(
          `<nav>首页</nav><main>${report('青四镇')
            .map((line) => `<p>${line}</p>`)
            .join('')}</main>`,
        ),
    ],
    ['.docx', '总结.docx', async () => docx(report('青五镇'))],
    ['.pdf', '总结.pdf', async () => pdf('GBK-EUC-H', [report('青六镇').map(gbkBytes)])],
  ] as const)('%s', async (_, name, make) => {
    const [sample] = await added(await upload({ [name]: await make() }))
    expect(sample).toMatchObject({ known: false, source: name, year: 2025, reportType: 'township-environment' })
    const { contents, original } = await detail(sample!.id)
    expect(contents.map(({ section }) => section)).toEqual(['主要举措', '存在问题'])
    expect(original).toContain('秸秆禁烧')
  })

  it('takes many at once, with what the sender says of them', async () => {
    const files = { 'a.txt': utf8(report('白一镇').join('\n')), 'b.docx': await docx(report('白二镇')) }
    const samples = await added(await upload(files, { reportType: 'township-annual', year: '2024' }))
    expect(samples).toHaveLength(2)
    for (const sample of samples) expect(sample).toMatchObject({ reportType: 'township-annual', year: 2024 })
  })

  it('knows the same report again, whatever file it comes in', async () => {
    const lines = report('红一镇')
    const [first] = await added(await upload({ '甲.txt': utf8(lines.join('\n')) }))
    const again = await upload({ '乙.docx': await docx(lines) })
    expect(again.status).toBe(200)
    expect(((await again.json()) as { samples: Added[] }).samples).toMatchObject([
      { id: first!.id, known: true, source: '甲.txt' },
    ])
  })

  it('takes rows of a workbook as text', async () => {
    const rows = [
      ['指标', '本季度工作开展情况的文字说明'],
      ['秸秆禁烧', '组织网格员分片巡查，在田间设立值守点，对露天焚烧行为及时劝阻。'],
    ]
    const [sample] = await added(await upload({ '季报.xlsx': await xlsx('紫一镇2025年季报', rows) }))
    expect((await detail(sample!.id)).text).toContain('秸秆禁烧')
  })

  it.each([
    ['an empty file', 422, '空文件', async () => ({ 'a.txt': utf8('') })],
    ['an executable renamed', 415, '可执行程序', async () => ({ 'a.docx': Uint8Array.of(0x4d, 0x5a, 0x90, 0, 3) })],
    [
      'a PDF with a bomb',
      413,
      '不像一篇报告',
      async () => ({
        'a.pdf': withStream(
          pdf('GBK-EUC-H', [report('灰八镇').map(gbkBytes)]),
          '/FlateDecode',
          deflateSync(new Uint8Array(70_000_000)),
        ),
      }),
    ],
    ['a scan', 422, '扫描件', async () => ({ 'a.pdf': pdf('GBK-EUC-H', [[], []]) })],
    [
      'a bomb',
      413,
      '解压后超过',
      async () => ({ 'a.docx': await zip({ 'word/document.xml': new Uint8Array(70_000_000) }, 9) }),
    ],
    ['50 MB', 413, '20 MB', async () => ({ 'a.txt': new Uint8Array(50_000_000).fill(0x61) })],
    ['no report', 422, '没有读到报告正文', async () => ({ 'a.txt': utf8('通知') })],
    [
      'one bad file among good ones',
      422,
      '空文件',
      async () => ({ 'a.txt': utf8(report('蓝一镇').join('\n')), 'b.txt': utf8('') }),
    ],
    ['a form without a file', 422, '缺少范文', async () => ({})],
  ] as const)('refuses %s and stores nothing', async (_, status, says, make) => {
    const before = await count()
    const response = await upload(await make())
    const problem = await problemOf(response)
    expect(response.status).toBe(status)
    expect(problem.detail).toContain(says)
    expect(await count()).toBe(before)
  })

  it('names every bad file', async () => {
    const response = await upload({
      'a.txt': utf8(''),
      'b.txt': utf8(report('蓝二镇').join('\n')),
      'c.docx': utf8('不是'),
    })
    expect((await problemOf(response)).errors.map(({ path }) => path)).toEqual(['files[0]', 'files[2]'])
  })

  it('refuses a form that is none', async () => {
    const headers = { 'content-type': 'multipart/form-data' }
    expect((await call('/v1/samples', { method: 'POST', headers, body: 'x' })).status).toBe(422)
  })
})

describe('taking in texts', () => {
  it('takes one or many', async () => {
    const one = await added(await post('/v1/samples', { text: report('橙一镇').join('\n'), source: '一.txt' }))
    expect(one).toMatchObject([{ title: '橙一镇2025年环境保护工作总结', source: '一.txt' }])
    const texts = ['橙二镇', '橙三镇'].map((place) => ({ text: report(place).join('\n') }))
    expect(await added(await post('/v1/samples', { samples: texts }))).toHaveLength(2)
  })

  it('stores none where one of them is no report, and says which', async () => {
    const before = await count()
    const response = await post('/v1/samples', { samples: [{ text: report('橙四镇').join('\n') }, { text: '短' }] })
    expect((await problemOf(response)).errors[0]?.path).toBe('samples[1]')
    expect(await count()).toBe(before)
  })

  it('tells what cleaning removed, and keeps the original beside the text', async () => {
    const text = ['范文网 首页', ...report('橙五镇'), '相关文章:', '- 乡镇工作总结2024-11-01'].join('\n')
    const [sample] = await added(await post('/v1/samples', { text }))
    const kept = await detail(sample!.id)
    expect(kept.original).toBe(text)
    expect(kept.text).not.toContain('相关文章')
    expect(kept.cleaning).toEqual(sample!.cleaning)
    expect(kept.cleaning.flatMap(({ removed }) => removed)).toContain('- 乡镇工作总结2024-11-01')
    expect(kept.contents[0]?.reasons.map(({ word }) => word)).toContain('主要工作')
  })
})

describe('correcting and deleting', () => {
  it('corrects a passage, and finds it by what it is now', async () => {
    const [sample] = await added(await post('/v1/samples', { text: report('灰一镇').join('\n') }))
    const [passage] = (await detail(sample!.id)).contents
    const path = `/v1/samples/${sample!.id}/passages/${passage!.id}`
    const changed: SampleDetail = await (await post(path, { section: '下一步', themes: ['信访投诉'] })).json()
    expect(changed.contents[0]).toMatchObject({ section: '下一步', themes: ['信访投诉'], corrected: true })
    const found = await call(
      `/v1/passages?q=${encodeURIComponent('信访投诉')}&section=${encodeURIComponent('下一步')}&k=20`,
    )
    expect(((await found.json()) as { passages: { id: string }[] }).passages.map(({ id }) => id)).toContain(passage!.id)

    expect((await problemOf(await post(path, { section: '结尾' }))).errors[0]?.path).toBe('section')
    expect((await problemOf(await post(path, { themes: ['天文'] }))).errors[0]?.path).toBe('themes')
    expect((await post(path, {})).status).toBe(422)
    expect((await post(`${path}9`, { section: '成效' })).status).toBe(404)
  })

  it('tells the second of two who correct a passage what the first made of it', async () => {
    const [sample] = await added(await post('/v1/samples', { text: report('灰五镇').join('\n') }))
    const [passage] = (await detail(sample!.id)).contents
    const path = `/v1/samples/${sample!.id}/passages/${passage!.id}`
    const seen = { section: passage!.section, themes: passage!.themes }
    expect((await post(path, { section: '下一步', seen })).status).toBe(200)
    const late = await post(path, { section: '成效', seen })
    expect(late.status).toBe(409)
    const { detail: told } = await problemOf(late)
    expect(told).toContain('改为“下一步')
    expect(told).toContain('你要改为“成效')
    expect((await detail(sample!.id)).contents[0]?.section).toBe('下一步')
    expect((await post(path, { section: '成效' })).status).toBe(200)
  })

  it('keeps the index whole when many correct a passage at once', async () => {
    const counts = () =>
      env.DB.prepare('SELECT term, passages FROM passage_terms WHERE passages > 0 ORDER BY term')
        .all()
        .then((r) => r.results)
    const before = await counts()
    const [sample] = await added(await post('/v1/samples', { text: report('灰六镇').join('\n') }))
    const path = `/v1/samples/${sample!.id}`
    const [passage] = (await detail(sample!.id)).contents
    const themes = ['水', '大气', '土壤', '固废', '教育', '信访投诉']
    const answers = await Promise.all(
      themes.map((theme) => post(`${path}/passages/${passage!.id}`, { themes: [theme] })),
    )
    expect(answers.map(({ status }) => status)).toEqual(themes.map(() => 200))
    await call(path, { method: 'DELETE' })
    expect(await counts()).toEqual(before)
  })

  it('gives the list page by page, each report once', async () => {
    await added(
      await post('/v1/samples', {
        samples: ['甲', '乙', '丙'].map((name) => ({ text: report(`灰七${name}镇`).join('\n') })),
      }),
    )
    const page = async (query: string) =>
      (await (await call(`/v1/samples?limit=4${query}`)).json()) as { samples: Sample[]; next: string | null }
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { samples, next }: { samples: Sample[]; next: string | null } = await page(
        cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`,
      )
      expect(samples.length).toBeLessThanOrEqual(4)
      seen.push(...samples.map(({ id }) => id))
      cursor = next
    }
    const { samples: all } = (await (await call('/v1/samples?limit=200')).json()) as { samples: Sample[] }
    expect(seen).toEqual(all.map(({ id }) => id))
    expect((await call('/v1/samples?cursor=x')).status).toBe(422)
    expect((await call('/v1/samples?limit=0')).status).toBe(422)
  })

  it('corrects a report’s title, type and year, and those of its passages', async () => {
    const [sample] = await added(await post('/v1/samples', { text: report('灰二镇').join('\n') }))
    const path = `/v1/samples/${sample!.id}`
    const said = { title: '新题', reportType: 'district-quarterly', year: 2023 }
    const changed: SampleDetail = await (await post(path, said)).json()
    expect(changed).toMatchObject(said)
    expect(changed.contents[0]).toMatchObject({
      reportType: 'district-quarterly',
      level: '区县',
      year: 2023,
      sampleTitle: '新题',
    })
    expect((await problemOf(await post(path, { reportType: 'village-daily' }))).code).toBe('unknown-report-type')
    expect((await call(path, { method: 'PATCH' })).status).toBe(405)
  })

  it('tells the second of two who correct a report what the first made of it, and keeps its passages with it', async () => {
    const [sample] = await added(await post('/v1/samples', { text: report('灰八镇').join('\n') }))
    const path = `/v1/samples/${sample!.id}`
    const { title, reportType, year } = sample!
    const seen = { title, reportType, year }
    expect((await post(path, { year: 2024, seen })).status).toBe(200)
    const late = await post(path, { reportType: 'living-environment', seen })
    expect(late.status).toBe(409)
    const told = await problemOf(late)
    expect(told.code).toBe('conflict')
    expect(told.detail).toContain('2024 年')
    expect(told.detail).toContain('人居环境')
    const now = await detail(sample!.id)
    expect(now).toMatchObject({ reportType, year: 2024 })
    expect(now.contents.map((passage) => passage.year)).toEqual(now.contents.map(() => 2024))
    expect((await post(path, { seen })).status).toBe(422)

    const answers = await Promise.all([2019, 2020, 2021].map((other) => post(path, { year: other })))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    const last = await detail(sample!.id)
    expect(new Set(last.contents.map((passage) => passage.year))).toEqual(new Set([last.year]))
  })

  it('deletes a report with all that was kept of it', async () => {
    const terms = () => env.DB.prepare('SELECT sum(passages) AS n FROM passage_terms').first<{ n: number }>()
    const before = await terms()
    const [sample] = await added(await post('/v1/samples', { text: report('灰三镇').join('\n') }))
    expect((await terms())!.n).toBeGreaterThan(before!.n)
    expect((await call(`/v1/samples/${sample!.id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await call(`/v1/samples/${sample!.id}`)).status).toBe(404)
    expect(await terms()).toEqual(before)
    const left = await env.DB.prepare('SELECT count(*) AS n FROM sample_origins WHERE id = ?')
      .bind(sample!.id)
      .first<{ n: number }>()
    expect(left?.n).toBe(0)
  })

  it('changes and deletes no embedded report, and says so', async () => {
    const { samples } = (await (await call('/v1/samples')).json()) as { samples: Sample[] }
    const embedded = samples.find((sample) => sample.embedded)!
    const path = `/v1/samples/${embedded.id}`
    const deleted = await call(path, { method: 'DELETE' })
    expect(deleted.status).toBe(403)
    expect((await problemOf(deleted)).detail).toContain('内置范文')
    expect((await post(path, { title: '我的' })).status).toBe(403)
    expect((await post(`${path}/passages/${embedded.id}-1`, { section: '成效' })).status).toBe(403)
    expect((await call('/v1/samples/none', { method: 'DELETE' })).status).toBe(404)
  })
})
