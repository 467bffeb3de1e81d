import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { toHtml } from '../../src/pipeline/html-document.ts'
import { officialDocument } from '../../src/pipeline/official-document.ts'
import { draftOf, findingOn, REPORT } from '../pipeline/official-report.ts'
import { browser } from './browser.ts'

/* The page that is exported as HTML, opened from a disk and printed by a browser. */

const HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=2</script><svg onload="document.title=3">'
const LONG = '全镇上下坚持人与自然和谐共生协同推进降碳减污扩绿增长'.repeat(60)
const folder = mkdtempSync(join(tmpdir(), 'shuzhun-page-'))
const hasPoppler = ((): boolean => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    console.warn('SKIPPED: printed pages are not measured, for want of pdftotext (apt-get install poppler-utils)')
    return false
  }
})()

describe('an exported page', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  async function opened(text: string, workingCopy = false) {
    const page = await browser.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    const draft = draftOf({
      text,
      sheet: { reportType: 'township-annual', organisation: '云溪镇人民政府' },
      findings: workingCopy ? [findingOn('1204人次', text)] : [],
    })
    await page.setContent(
      toHtml(officialDocument(draft, { workingCopy, annexFacts: true, number: '云政〔2026〕12号' })),
    )
    return { page, asked }
  }

  it('runs nothing and loads nothing', async () => {
    const text = REPORT.replace('继续抓好各项工作。', HOSTILE)
    const { page, asked } = await opened(text)
    expect(await page.title()).toBe(text.split('\n')[0])
    expect(await page.locator('img, script, svg, a').count()).toBe(0)
    expect(await page.getByText('onerror').count()).toBe(1)
    expect(asked).toEqual([])
    await page.close()
  })

  it.skipIf(!hasPoppler)('prints on A4, 22 lines of 28 characters, pages numbered outside', async () => {
    const { page } = await opened(REPORT.replace('继续抓好各项工作。', LONG), true)
    const file = join(folder, 'page.pdf')
    await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true })
    await page.close()
    const xml = execFileSync('pdftotext', ['-bbox-layout', file, '-'], { encoding: 'utf8' })
    const pages = [...xml.matchAll(/<page width="([\d.]+)" height="([\d.]+)">(.*?)<\/page>/gs)]
    expect(pages.length).toBeGreaterThan(3)
    for (const [, width, height] of pages) expect([Number(width), Number(height)].map(Math.round)).toEqual([595, 842])
    const lines = [...pages[2]![3]!.matchAll(/<line xMin="([\d.]+)"[^>]*xMax="([\d.]+)"[^>]*>(.*?)<\/line>/gs)].map(
      ([, left, right, words]) => ({
        left: Number(left),
        right: Number(right),
        text: words!.replace(/<[^>]*>|\s+/g, ''),
      }),
    )
    const full = lines.filter(({ text }) => /^\p{Script=Han}{28}$/u.test(text))
    expect(full).toHaveLength(22)
    for (const { left, right } of full) {
      expect((left / 72) * 25.4).toBeCloseTo(28, 0)
      expect((right / 72) * 25.4).toBeLessThan(184.3)
    }
    const number = lines.find(({ text }) => text === '—3—')!
    expect((number.right / 72) * 25.4).toBeGreaterThan(170)
  })
})
