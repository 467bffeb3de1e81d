import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { D1Samples } from '../../src/adapters/d1-samples.ts'
import { D1Passages } from '../../src/adapters/passages-retriever.ts'
import { simplify } from '../../src/adapters/simplify.ts'
import { addSamples } from '../../src/pipeline/add-sample.ts'
import { EMBEDDED } from '../../src/pipeline/ports.ts'
import { takeInSample } from '../../src/pipeline/take-in-sample.ts'
import { embeddedReports } from './embedded-reports.ts'

const library = new D1Samples(env.DB)
const passages = new D1Passages(env.DB)
const at = new Date('2026-07-01T00:00:00Z')

const OWN_REPORT = `# 青岚镇2026年第一季度绿色发展工作自评报告

## 一、主要举措

（一）秸秆禁烧。组织网格员分片巡查，在田间设立值守点，对露天焚烧行为及时劝阻，秸秆禁烧责任落实到户、到田块。

（二）河道保洁。镇级河长带队巡河，清理河道漂浮物和岸坡垃圾，沿河设置警示牌，保洁员每日打捞。
`
const ownReport = (text = OWN_REPORT) =>
  takeInSample({ title: '青岚镇自评报告', reportType: 'township-quarterly', year: 2026, source: '自拟.md', text }, at)

beforeAll(async () => {
  for (const taken of await embeddedReports()) await library.save(EMBEDDED, taken)
})

describe('sample library', () => {
  it('lists the embedded reports for everybody, with their passages counted', async () => {
    const listed = (await library.list('qinglan', { limit: 100 })).samples
    expect(listed.length).toBeGreaterThanOrEqual(10)
    for (const sample of listed) expect(sample.passages, sample.title).toBeGreaterThan(8)
  })

  it('stores the same report once', async () => {
    const taken = await ownReport()
    expect(await library.save('once', taken)).toBe(true)
    expect(await library.save('once', taken)).toBe(false)
    expect(await library.save('once', await ownReport(OWN_REPORT.replaceAll('\n\n', '\n')))).toBe(false)
    const found = await passages.find('once', { text: '河道保洁 漂浮物 打捞', k: 20 })
    expect(found.filter(({ sampleId }) => sampleId === taken.sample.id)).toHaveLength(1)
  })

  it('stores a report once however many requests bring it at once', async () => {
    const taken = await ownReport(OWN_REPORT.replaceAll('青岚镇', '同时镇'))
    const other = await ownReport(OWN_REPORT.replaceAll('青岚镇', '另一镇'))
    const saved = await Promise.all([
      library.saveAll('atonce', [taken, other]),
      library.saveAll('atonce', [taken]),
      library.saveAll('atonce', [other, taken, taken]),
    ])
    expect(saved.flat().filter(Boolean)).toHaveLength(2)
    expect((await library.list('atonce', { limit: 100 })).samples.filter(({ embedded }) => !embedded)).toHaveLength(2)
  })

  it('keeps organisations apart', async () => {
    const taken = await ownReport(OWN_REPORT.replaceAll('青岚镇', '白岩镇'))
    await library.save('baiyan', taken)
    expect(await library.get('baiyan', taken.sample.id)).not.toBeNull()
    expect(await library.get('other', taken.sample.id)).toBeNull()
    expect(await library.delete('other', taken.sample.id)).toBe(false)
    const found = await passages.find('other', { text: '秸秆禁烧 田间值守点 分片巡查', k: 10 })
    expect(found.some(({ sampleId }) => sampleId === taken.sample.id)).toBe(false)
  })

  it('deletes a report with its passages and terms, and none of the embedded ones', async () => {
    const taken = await ownReport(OWN_REPORT.replaceAll('青岚镇', '蓝溪镇'))
    await library.save('lanxi', taken)
    expect(await library.delete('lanxi', taken.sample.id)).toBe(true)
    expect(await library.delete('lanxi', taken.sample.id)).toBe(false)
    const found = await passages.find('lanxi', { text: '秸秆禁烧 田间值守点 分片巡查', k: 10 })
    expect(found.some(({ sampleId }) => sampleId === taken.sample.id)).toBe(false)
    const [embedded] = (await library.list(EMBEDDED, { limit: 100 })).samples
    expect(await library.delete('lanxi', embedded!.id)).toBe(false)
    const left = await env.DB.prepare('SELECT count(*) AS n FROM passages WHERE org = ?')
      .bind('lanxi')
      .first<{ n: number }>()
    expect(left?.n).toBe(0)
  })
})

describe('finding passages', () => {
  it('finds a two-character word', async () => {
    const found = await passages.find('nobody', { text: '臭氧', k: 3 })
    expect(found.length).toBeGreaterThan(0)
    for (const { text } of found) expect(text).toContain('臭氧')
  })

  it('keeps to the report type and the section', async () => {
    const found = await passages.find('nobody', {
      text: '粪污 养殖场 资源化利用',
      reportType: 'township-annual',
      section: '存在问题',
      k: 5,
    })
    expect(found.length).toBeGreaterThan(0)
    for (const passage of found) expect(passage).toMatchObject({ reportType: 'township-annual', section: '存在问题' })
  })

  it('puts best first: a passage on toilets for a query on toilets', async () => {
    const [best] = await passages.find('nobody', {
      text: '户厕改造 公厕 厕所革命',
      reportType: 'living-environment',
      k: 3,
    })
    expect(best?.themes).toContain('厕所革命')
  })

  it('prefers the report type that is written, and its level, without keeping to them', async () => {
    const text = '执法 监测 人员 力量 能力 水质 断面'
    const like = { reportType: 'district-quarterly', level: '区县' }
    const found = await passages.find('nobody', { text, section: '存在问题', like, k: 40 })
    const plain = await passages.find('nobody', { text, section: '存在问题', k: 80 })
    const gains = new Map(found.map(({ id, score }) => [id, score / plain.find((one) => one.id === id)!.score]))
    for (const { id, reportType, level } of found)
      expect(gains.get(id)).toBeCloseTo(reportType === like.reportType ? 1 : level === '区县' ? 0.75 : 0.45)
    expect(new Set(found.map(({ level }) => level)).size).toBe(2)
  })

  it('finds what shares no word with the query but is of a theme that is wanted', async () => {
    const found = await passages.find('nobody', {
      text: '鎏金铜佛',
      section: '存在问题',
      themes: new Map([['队伍建设', 1]]),
      k: 3,
    })
    expect(found.map(({ themes }) => themes.includes('队伍建设'))).toEqual([true, true, true])
  })

  it('prefers the own office and recent years, all else equal', async () => {
    const old = await takeInSample(
      {
        title: '旧报告',
        reportType: 'township-quarterly',
        year: 2019,
        source: '旧.md',
        text: OWN_REPORT.replaceAll('青岚镇', '红石镇').replace('及时劝阻', '当场劝阻并登记造册'),
      },
      at,
    )
    await library.save('prefer', await ownReport())
    await library.save('prefer', old)
    const found = await passages.find('prefer', { text: '秸秆禁烧 网格员分片巡查 值守点 露天焚烧', k: 3 })
    expect(found[0]?.sampleTitle).toBe('青岚镇自评报告')
  })

  it('gives no two passages that are nearly the same', async () => {
    await library.save('twins', await ownReport())
    await library.save('twins', await ownReport(OWN_REPORT.replace('及时劝阻', '立即劝阻')))
    const found = await passages.find('twins', { text: '秸秆禁烧 网格员分片巡查 值守点 露天焚烧', k: 10 })
    expect(found.filter(({ text }) => text.includes('网格员分片巡查'))).toHaveLength(1)
  })

  it('puts a passage with placeholders last', async () => {
    await library.save(
      'gaps',
      await ownReport(OWN_REPORT.replace('镇级河长带队巡河，', '镇级河长带队巡河xx次，清淤xx公里，')),
    )
    const found = await passages.find('gaps', { text: '镇级河长带队巡河 清淤 漂浮物 岸坡垃圾 警示牌', k: 50 })
    expect(found.length).toBeGreaterThan(1)
    expect(found.at(-1)?.text).toContain('xx次')
  })

  it.each(['"', "' OR 1=1 --", 'NEAR(', '*', 'AND OR NOT', '{}()[]:^', 'a"b', '', '的'])(
    'takes any text as words to look for: %s',
    async (text) => {
      await expect(passages.find('nobody', { text, k: 3 })).resolves.toBeInstanceOf(Array)
    },
  )
})

describe('naming a section', () => {
  const ofSection = (section: string, reportType?: string) =>
    passages.find('nobody', { text: '扬尘 油烟 优良天数 管网 网格员', section, reportType, k: 10 })

  it('takes a part of a report', async () => {
    const found = await ofSection('存在问题')
    expect(found.length).toBeGreaterThan(0)
    for (const { section } of found) expect(section).toBe('存在问题')
  })

  it('takes the id or the heading of an outline section, and prefers its themes', async () => {
    const found = await ofSection('air', 'township-quarterly')
    expect(found[0]?.themes).toContain('大气')
    for (const { section } of found) expect(['主要举措', '成效', '基本情况']).toContain(section)
    expect(await ofSection('改善空气质量', 'township-quarterly')).toEqual(found)
  })

  it('finds nothing in a section that no outline knows', async () => {
    expect(await ofSection('没有这一节')).toEqual([])
  })
})

describe('an office’s own report', () => {
  it('is cleaned, kept and found before the embedded ones', async () => {
    const scraped = `首頁 > 工作總結 > 鄉鎮工作總結
紅葉鎮2025年環境保護工作總結
今年以來，我鎮(zhèn)扎實推進水庫(kù)庫岸垃圾打撈和養殖網箱清退工作，現將情況總結如下。
一、主要工作
組織漁政、水務人員開展水庫(kù)網箱清退，逐戶簽訂退養協議，庫岸垃圾打撈做到日清日結，水庫水質明顯改善。`
    const deps = { samples: library, clock: { now: () => at }, simplify }
    const [added] = await addSamples('hongye', [{ text: scraped, source: '总结.txt' }], deps)
    expect(added).toMatchObject({ known: false, title: '红叶镇2025年环境保护工作总结', year: 2025 })
    const [best] = await passages.find('hongye', { text: '水库网箱清退 库岸垃圾打捞', k: 3 })
    expect(best).toMatchObject({ sampleId: added?.id, section: '主要举措' })
  })
})
