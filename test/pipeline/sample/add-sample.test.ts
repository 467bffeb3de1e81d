import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { simplify } from '../../../src/adapters/simplify.ts'
import { addSamples } from '../../../src/pipeline/add-sample.ts'
import { decodeText } from '../../../src/pipeline/decode-text.ts'
import { guessReportType } from '../../../src/pipeline/guess-report-type.ts'
import type { Samples } from '../../../src/pipeline/ports.ts'
import { readSampleFile } from '../../../src/pipeline/read-sample-file.ts'
import type { TakenSample } from '../../../src/pipeline/take-in-sample.ts'

/** A library in memory that knows a report by its id, as the stored one does. */
function shelf(): Samples & { kept: Map<string, TakenSample> } {
  const kept = new Map<string, TakenSample>()
  const unused = () => {
    throw new Error('not asked for here')
  }
  return {
    kept,
    list: async () => ({ samples: [...kept.values()].map(({ sample }) => sample), next: null }),
    get: async (_, id) => {
      const taken = kept.get(id)
      return taken
        ? {
            ...taken.sample,
            ...taken,
            cleaning: [...taken.cleaning],
            contents: [...taken.passages],
            passages: taken.passages.length,
          }
        : null
    },
    delete: async (_, id) => kept.delete(id),
    saveAll: async (_, all) =>
      all.map((taken) => {
        const isNew = !kept.has(taken.sample.id)
        if (isNew) kept.set(taken.sample.id, taken)
        return isNew
      }),
    correct: unused,
    correctPassage: unused,
  }
}
const clock = { now: () => new Date('2026-07-01T00:00:00Z') }
const BODY =
  '今年以来，我镇扎实开展农村人居环境整治，组织党员干部入户宣传，清理河道垃圾，改造户厕三百余户，群众满意度稳步提升。'

describe('adding a sample', () => {
  it('keeps a report once, and reads title, type and year from it', async () => {
    const samples = shelf()
    const deps = { samples, clock, simplify }
    const text = `青岚镇2024年人居环境整治工作汇报\n${BODY}\n一、存在问题\n保洁员力量不足，个别村垃圾清运不及时，群众参与积极性仍然不高。`
    const first = await addSamples('qinglan', [{ text, source: '/tmp/汇报.txt' }], deps)
    expect(first[0]).toMatchObject({
      known: false,
      title: '青岚镇2024年人居环境整治工作汇报',
      reportType: 'living-environment',
      year: 2024,
      passages: 2,
    })
    const copy = { text: text.replaceAll('\n', '\r\n\r\n'), source: '副本.txt' }
    const again = await addSamples('qinglan', [copy, copy], deps)
    expect(again).toMatchObject([
      { known: true, source: '/tmp/汇报.txt' },
      { known: true, source: '/tmp/汇报.txt' },
    ])
    expect(samples.kept.size).toBe(1)
  })

  it('believes a Markdown file what it says of itself at its head', async () => {
    const head = '---\ntitle: 青岚镇环境保护工作总结\nreportType: township-environment\nyear: 2023\n---\n\n'
    const deps = { samples: shelf(), clock, simplify }
    const [added] = await addSamples('qinglan', [{ text: `${head}# 小标题\n\n${BODY}`, source: '总结.md' }], deps)
    expect(added).toMatchObject({ title: '青岚镇环境保护工作总结', reportType: 'township-environment', year: 2023 })
    expect(JSON.stringify([...deps.samples.kept.values()][0]!.passages)).not.toContain('reportType:')
  })

  it('takes no year to come for the year of a report', async () => {
    const text = `青岚镇人居环境整治工作汇报\n到2027年户厕普及率达到九成。${BODY}\n一、存在问题\n2025年以来保洁员力量不足，个别村垃圾清运不及时。`
    const [added] = await addSamples('qinglan', [{ text, source: '汇报.txt' }], { samples: shelf(), clock, simplify })
    expect(added?.year).toBe(2025)
  })

  it('keeps what the sender says of it', async () => {
    const offered = { text: `旧稿\n${BODY}`, source: 'a.txt', title: '新题', reportType: 'township-annual', year: 2020 }
    const [added] = await addSamples('x', [offered], { samples: shelf(), clock, simplify })
    expect(added).toMatchObject({ title: '新题', reportType: 'township-annual', year: 2020 })
  })

  it.each(['', '  \n\n', '推荐访问：首页', '通知'])('refuses what holds no report: %j', async (text) => {
    const samples = shelf()
    const good = { text: `旧稿\n${BODY}`, source: 'b.txt' }
    const offered = [good, { text, source: 'a.txt' }]
    await expect(addSamples('x', offered, { samples, clock, simplify })).rejects.toMatchObject({
      code: 'invalid',
      places: [{ path: 'samples[1]' }],
    })
    expect(samples.kept.size).toBe(0)
  })

  const SEEDS = '../shared/seeds'
  it.skipIf(!existsSync(SEEDS))(
    'takes in the five seeds as six reports (skipped where ../shared/seeds is absent)',
    async () => {
      const samples = shelf()
      for (const name of readdirSync(SEEDS)) {
        const { text } = decodeText(readFileSync(`${SEEDS}/${name}`))
        await addSamples('x', [{ text, source: name }], { samples, clock, simplify })
      }
      expect([...samples.kept.values()].map(({ sample }) => sample.reportType)).toEqual([
        'township-quarterly',
        'township-environment',
        'district-quarterly',
        'township-annual',
        'living-environment',
        'living-environment',
      ])
    },
  )
})

describe('guessing the report type', () => {
  it('agrees with the embedded reports', () => {
    for (const name of readdirSync('fixtures/reports')) {
      const { title, text, reportType } = readSampleFile(readFileSync(`fixtures/reports/${name}`, 'utf8'), name)
      expect(guessReportType(title, text), name).toBe(reportType)
    }
  })
  it('says nothing of other texts', () => {
    expect(guessReportType('会议通知', '请各单位派员参加。')).toBeNull()
  })
})

describe('decoding a text file', () => {
  const GBK = Uint8Array.of(0xc7, 0xe0, 0xe1, 0xb0, 0xd5, 0xf2)
  const UTF16 = Uint8Array.of(0xff, 0xfe, 0x52, 0x97, 0x9a, 0x5c, 0x47, 0x95)

  it('knows UTF-8, GB18030 and UTF-16', () => {
    expect(decodeText(new TextEncoder().encode('\ufeff青岚镇'))).toEqual({ text: '青岚镇', encoding: 'utf-8' })
    expect(decodeText(GBK)).toEqual({ text: '青岚镇', encoding: 'gb18030' })
    expect(decodeText(UTF16)).toEqual({ text: '青岚镇', encoding: 'utf-16le' })
  })
  it('refuses a program and a picture', () => {
    for (const bytes of [Uint8Array.of(0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0), Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0)])
      expect(() => decodeText(bytes)).toThrow('编码无法识别')
  })
})
