import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium, type Page } from 'playwright-core'

/*
 * How heavy and how quick the pages are, measured in Chromium against a running service:
 *   node test/browser/measure-pages.ts --service http://127.0.0.1:8787
 * First page: from the request until the form answers, with nothing cached and then again. Typing: the longest time in
 * which the window stood still while a sentence was typed into a draft, checks included. Script: gzip, by page.
 */

const TRIES = 7
const middle = (times: number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!

async function opened(page: Page, address: string): Promise<number> {
  const began = performance.now()
  await page.goto(address, { waitUntil: 'commit' })
  await page.locator('.report-form select').first().waitFor()
  return performance.now() - began
}

async function firstPage(browser: Browser, service: string): Promise<{ cold: number; again: number }> {
  const cold: number[] = []
  const again: number[] = []
  for (let n = 0; n < TRIES; n++) {
    const context = await browser.newContext()
    const page = await context.newPage()
    cold.push(await opened(page, service))
    again.push(await opened(page, service))
    await context.close()
  }
  return { cold: middle(cold), again: middle(again) }
}

/** The longest time between two frames while somebody types, and how long the text is. */
async function typing(browser: Browser, service: string): Promise<{ characters: number; longest: number }> {
  const page = await browser.newPage()
  await opened(page, service)
  await page.getByRole('button', { name: '试填示例' }).click()
  await page.getByRole('button', { name: '起草', exact: true }).click()
  await page.locator('.verdict').waitFor()
  await page.locator('.cm-content').click()
  await page.keyboard.press('Control+End')
  await page.evaluate(() => {
    const gaps: number[] = []
    let last = performance.now()
    const frame = (now: number) => {
      gaps.push(now - last)
      last = now
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
    Object.assign(window, { gaps })
  })
  await page.keyboard.type('持续加强日常巡查和宣传引导，压实各村责任，推动各项工作落到实处。', { delay: 120 })
  const longest = await page.evaluate(() => Math.max(...(window as unknown as { gaps: number[] }).gaps.slice(1)))
  const id = page.url().split('/').at(-1)
  const { text } = (await (await page.request.get(`${service}/v1/drafts/${id}`)).json()) as { text: string }
  await page.close()
  return { characters: text.length, longest }
}

interface Chunk {
  readonly file: string
  readonly isEntry?: boolean
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}

/** Kilobytes of script, gzip, that a page comes to need. What reads workbooks and the examples come only when asked for. */
function scripts(): [page: string, kilobytes: number][] {
  const manifest = JSON.parse(readFileSync('.build/public/.vite/manifest.json', 'utf8')) as Record<string, Chunk>
  const sizeOf = ({ file }: Chunk) => gzipSync(readFileSync(`.build/public/${file}`)).length / 1000
  const reached = (name: string, seen: Set<string>): Set<string> => {
    if (seen.has(name) || /xlsx|fixtures/.test(name)) return seen
    seen.add(name)
    const { imports = [], dynamicImports = [] } = manifest[name]!
    for (const next of [...imports, ...dynamicImports]) reached(next, seen)
    return seen
  }
  return Object.entries(manifest)
    .filter(([name, { isEntry }]) => isEntry && name.endsWith('.tsx'))
    .map(([name]) => [
      name.slice(name.lastIndexOf('/') + 1, -4),
      [...reached(name, new Set())].reduce((sum, each) => sum + sizeOf(manifest[each]!), 0),
    ])
}

const { values } = parseArgs({ options: { service: { type: 'string', default: 'http://127.0.0.1:8787' } } })
const browser = await chromium.launch({ executablePath: await sparticuz.executablePath(), args: ['--no-sandbox'] })
try {
  const { cold, again } = await firstPage(browser, values.service)
  const { characters, longest } = await typing(browser, values.service)
  console.log(`first page      ${cold.toFixed(0)} ms, again ${again.toFixed(0)} ms (median of ${TRIES})`)
  console.log(`typing          longest frame ${longest.toFixed(0)} ms in a text of ${characters} characters`)
  for (const [page, size] of scripts()) console.log(`script, gzip    ${size.toFixed(0)} KB on ${page}`)
} finally {
  await browser.close()
}
