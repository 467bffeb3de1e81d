import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { hasSeeds, SEEDS } from '../bench/judged-library.ts'
import { docx } from '../files/office.ts'
import { lzwZeros, pdf, withStream } from '../files/pdf.ts'
import { zip } from '../files/zip.ts'
import { browser } from './browser.ts'
import { Office } from './office.ts'

const REPORT = [
  '范文网 首页',
  '青杉镇2025年环境保护工作总结',
  '一、主要工作',
  '（一）秸秆禁烧。组织网格员分片巡查，在田间设立青杉值守点，对露天焚烧行为及时劝阻，责任落实到户、到田块。',
  '二、存在的问题',
  '保洁员力量不足，个别村垃圾清运不及时，群众参与环境整治的积极性仍然不高。',
  '相关文章:',
  '- 乡镇工作总结2024-11-01',
]

describe('the library', () => {
  it('takes in a file, finds its words, corrects a passage and deletes the report', async () => {
    const office = await Office.open(browser)
    const { page } = office
    await page.goto('/samples')
    await page.locator('.plain').waitFor()
    await office.screenshot('samples-list')

    const choose = page.locator('input[type=file]')
    await choose.setInputFiles([
      { name: '总结.docx', mimeType: 'application/octet-stream', buffer: Buffer.from(await docx(REPORT)) },
      { name: '程序.docx', mimeType: 'application/octet-stream', buffer: Buffer.from([0x4d, 0x5a, 0x90, 0]) },
    ])
    await page.locator('.upload-bad').waitFor()
    expect(await page.locator('.upload-bad').textContent()).toContain('可执行程序')
    expect(await page.locator('.upload-list').textContent()).toContain('青杉镇2025年环境保护工作总结')
    await office.screenshot('samples-uploaded')

    await page.getByLabel('查找段落').fill('青杉值守点 露天焚烧')
    await page.locator('.hits mark').first().waitFor()
    expect(await page.locator('.hits mark').allTextContents()).toEqual(
      expect.arrayContaining(['青杉值守点', '露天焚烧']),
    )
    await office.screenshot('samples-search')

    await page.locator('.hits a', { hasText: '青杉镇' }).first().click()
    await page.locator('.passages').waitFor()
    expect(await page.locator('.cleaning').first().textContent()).toContain('删去网站导航')
    await page.locator('.cleaning').first().locator('summary').click()
    const first = page.locator('.passages > li').first()
    await first.getByText('为何这样归类').click()
    await first.getByLabel('部分').selectOption('下一步')
    await first.getByText('已由人工改正').waitFor()
    await first.getByLabel('加一个主题').selectOption('信访投诉')
    await first.locator('.theme', { hasText: '信访投诉' }).waitFor()
    await office.screenshot('samples-report')

    page.once('dialog', (dialog) => dialog.accept())
    await page.getByRole('button', { name: '删去这一篇' }).click()
    await page.waitForURL('**/samples')
    await page.locator('.plain').waitFor()
    expect(await page.locator('.plain').textContent()).not.toContain('青杉镇')
    expect(office.faults.filter((fault) => !fault.includes('415'))).toEqual([])
    await office.close()
  })

  it('says of each file that it refuses what to do, and keeps the good one beside them', async () => {
    const office = await Office.open(browser)
    const { page } = office
    await page.goto('/samples')
    await page.locator('.plain').waitFor()
    const scan = pdf('GBK-EUC-H', [[], []])
    const bad: readonly (readonly [string, Uint8Array, string])[] = [
      ['扫描件.pdf', scan, '扫描件'],
      ['空白.txt', new Uint8Array(), '空文件'],
      ['压缩包炸弹.docx', await zip({ 'word/document.xml': new Uint8Array(70_000_000) }, 9), '解压后超过'],
      ['炸弹.pdf', withStream(scan, '/LZWDecode', lzwZeros(10)), '不像一篇报告'],
      [
        '深层炸弹.pdf',
        withStream(scan, '[/Fl /Fl]', deflateSync(deflateSync(new Uint8Array(70_000_000)))),
        '不像一篇报告',
      ],
      ['改名的程序.docx', Uint8Array.of(0x4d, 0x5a, 0x90, 0), '可执行程序'],
      ['五十兆.txt', new Uint8Array(50_000_000).fill(0x61), '20 MB'],
    ]
    const files = [
      ...bad,
      ['好报告.docx', await docx(REPORT.map((line) => line.replaceAll('青杉', '青柏'))), ''] as const,
    ]
    // From disk: through the test's own line 50 MB take longer than the service needs for all of them.
    const folder = mkdtempSync(join(tmpdir(), 'refused-'))
    for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes)
    await page.locator('input[type=file]').setInputFiles(files.map(([name]) => join(folder, name)))
    await page.locator('.upload-list', { hasText: '青柏镇2025年环境保护工作总结' }).waitFor({ timeout: 60_000 })
    const told = await page.locator('.upload-list').textContent()
    for (const [name, , says] of bad) expect(told, name).toMatch(new RegExp(`${name}[\\s\\S]*${says}`))
    await office.screenshot('samples-refused')
    rmSync(folder, { recursive: true })
    await office.close()
  })

  it.skipIf(!hasSeeds())('takes in scraped reports as they are, and shows what it cleaned away', async () => {
    const office = await Office.open(browser)
    const { page } = office
    await page.goto('/samples')
    await page.locator('.plain').waitFor()
    const seeds = readdirSync(SEEDS).map((file) => `${SEEDS}/${file}`)
    await page.locator('input[type=file]').setInputFiles(seeds)
    await page.locator('.upload-list', { hasText: '乡镇人居环境整治工作汇报（2）' }).waitFor({ timeout: 60_000 })
    await page.locator('.plain', { hasText: '区生态环境分局202x年一季度工作总结' }).waitFor()
    await office.screenshot('samples-seeds')
    await page.locator('.plain a', { hasText: '乡镇人居环境整治工作汇报（2）' }).click()
    await page.locator('.passages').waitFor()
    const passages = await page.locator('.passages').textContent()
    expect(passages).not.toMatch(/小编|投稿|推荐|下载|预览/)
    await office.screenshot('samples-seed')
    await office.close()
  })

  it('shows under each section of a draft the passages it followed, and opens them', async () => {
    const office = await Office.open(browser)
    const { page } = office
    await office.fillExample('township-quarterly')
    await office.draft()
    await page.locator('.verdict').waitFor()
    const references = page.locator('.sections a', { hasText: /第 \d+ 段/ })
    await references.first().waitFor()
    await references.first().scrollIntoViewIfNeeded()
    await office.screenshot('samples-references')
    const [opened] = await Promise.all([office.context.waitForEvent('page'), references.first().click()])
    await opened.locator('.passages').waitFor()
    const passage = new URL(opened.url()).hash.slice(1)
    expect(await opened.locator(`[id="${passage}"]`).count()).toBe(1)
    await office.close()
  })

  it('fits a page at 200 %, light and dark', async () => {
    for (const dark of [false, true]) {
      const office = await Office.open(browser, { dark, width: 640, height: 400 })
      await office.page.goto('/samples')
      await office.page.locator('.plain').waitFor()
      await office.page.getByLabel('查找段落').fill('污水管网')
      await office.page.locator('.hits mark').first().waitFor()
      await office.screenshot(`samples-200-${dark ? 'dark' : 'light'}`)
      const { wider, taller } = await office.page.evaluate(() => ({
        wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        taller: document.documentElement.scrollHeight > 400,
      }))
      expect([wider, taller]).toEqual([0, true])
      expect(office.faults).toEqual([])
      await office.close()
    }
  })

  it('lets nobody change an embedded report, and fits a narrow dark window', async () => {
    const office = await Office.open(browser, { dark: true, width: 640, height: 800 })
    const { page } = office
    await page.goto('/samples')
    await page.locator('.plain tr', { hasText: '内置' }).locator('a').first().click()
    await page.locator('.passages').waitFor()
    expect(await page.getByRole('button', { name: '删去这一篇' }).count()).toBe(0)
    expect(await page.getByLabel('部分').first().isDisabled()).toBe(true)
    await office.screenshot('samples-embedded-dark')
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(wider).toBe(0)
    expect(office.faults).toEqual([])
    await office.close()
  })
})
