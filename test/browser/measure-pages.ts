import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium, type Page } from 'playwright-core'

/*
 * How heavy and how quick the pages are, measured in Chromium against a running service:
 *   node test/browser/measure-pages.ts --service http://127.0.0.1:8787
 * First page: from the request until the form answers, with nothing cached and then again. Typing: what the
 * page works for a key and the longest time in which the window stood still, in a long draft. Script: gzip, by page.
 */

const TRIES = 7
const CHARACTERS = 5000
const SENTENCE = '持续加强日常巡查和宣传引导，压实各村责任，推动各项工作落到实处。'
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

/** A draft as long as long reports are, of several times the same sections. */
async function longDraft(service: string): Promise<{ id: string; characters: number }> {
  const ask = async (method: string, path: string, body: object): Promise<{ id: string; text: string }> =>
    (
      await fetch(`${service}${path}`, {
        method,
        headers: { 'content-type': 'application/json', prefer: 'wait=30' },
        body: JSON.stringify(body),
      })
    ).json()
  const factSheet = JSON.parse(readFileSync('fixtures/facts/township-quarterly.json', 'utf8'))
  const { id, text } = await ask('POST', '/v1/drafts', { factSheet, drafter: 'template' })
  const long = text.repeat(Math.ceil(CHARACTERS / text.length)).slice(0, CHARACTERS)
  await ask('PUT', `/v1/drafts/${id}/text`, { text: long })
  return { id, characters: long.length }
}

/** The time between two frames while somebody types, and what the page itself worked for a key: checks run in a thread of their own. */
async function typing(browser: Browser, service: string) {
  const { id, characters } = await longDraft(service)
  const page = await browser.newPage()
  await page.goto(`${service}/drafts/${id}`)
  await page.locator('.verdict').waitFor()
  await page.locator('.cm-line').nth(3).click()
  await page.keyboard.press('End')
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
  const client = await page.context().newCDPSession(page)
  await client.send('Performance.enable')
  const scripted = async () => {
    const { metrics } = await client.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0)
  }
  const before = await scripted()
  await page.keyboard.type(SENTENCE, { delay: 120 })
  const script = ((await scripted()) - before) / SENTENCE.length
  const gaps = await page.evaluate(() => (window as unknown as { gaps: number[] }).gaps.slice(1))
  await page.close()
  return { characters, script, frame: middle(gaps), longest: Math.max(...gaps) }
}

interface Chunk {
  readonly file: string
  readonly isEntry?: boolean
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}

/** What comes only when somebody needs it: a workbook was dropped, a table pasted, a fact is left to write, a sheet goes back to be filled in. */
const ON_DEMAND = /xlsx|fact-sentence|home-of-fact|put-back|facts\/reader/
/** Pages with an editor start the checker's thread once somebody may type. */
const WITH_CHECKER = ['draft', 'review']

/** Kilobytes of script, gzip, that each page comes to need, that all of them need together, and that come on demand. */
function scripts(): [what: string, kilobytes: number][] {
  const manifest = JSON.parse(readFileSync('.build/public/.vite/manifest.json', 'utf8')) as Record<string, Chunk>
  const sizeOf = (names: Iterable<string>) =>
    [...names].reduce((sum, name) => sum + gzipSync(readFileSync(`.build/public/${manifest[name]!.file}`)).length, 0) /
    1000
  const reached = (name: string, seen: Set<string>): Set<string> => {
    if (seen.has(name) || ON_DEMAND.test(name)) return seen
    seen.add(name)
    const { imports = [], dynamicImports = [] } = manifest[name]!
    for (const next of [...imports, ...dynamicImports]) reached(next, seen)
    return seen
  }
  const pages = Object.keys(manifest).filter((name) => manifest[name]!.isEntry && name.endsWith('.tsx'))
  const all = new Set<string>()
  const needs = pages.flatMap((name): [string, number][] => {
    const page = name.slice(name.lastIndexOf('/') + 1, -4)
    const own = reached(name, new Set())
    const read: [string, number] = [`on ${page}`, sizeOf(own)]
    const types = WITH_CHECKER.includes(page)
    if (types) reached('src/web/islands/checker.ts', own)
    for (const each of own) all.add(each)
    return types ? [read, [`on ${page} where somebody types`, sizeOf(own)]] : [read]
  })
  const withImports = (name: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(name)) return seen
    seen.add(name)
    for (const next of manifest[name]!.imports ?? []) withImports(next, seen)
    return seen
  }
  // What a page has already that asks for it is not fetched again.
  const beside = new Set([...withImports('src/web/islands/desk.tsx'), ...withImports('src/web/islands/draft.tsx')])
  const rest = Object.keys(manifest).filter((name) => ON_DEMAND.test(name))
  return [
    ...needs,
    ['on all pages together', sizeOf(all)],
    ...rest.map((name): [string, number] => [
      `${name} on demand`,
      sizeOf([...withImports(name)].filter((each) => !beside.has(each))),
    ]),
  ]
}

const { values } = parseArgs({ options: { service: { type: 'string', default: 'http://127.0.0.1:8787' } } })
const browser = await chromium.launch({ executablePath: await sparticuz.executablePath(), args: ['--no-sandbox'] })
try {
  const { cold, again } = await firstPage(browser, values.service)
  const { characters, script, frame, longest } = await typing(browser, values.service)
  console.log(`first page      ${cold.toFixed(0)} ms, again ${again.toFixed(0)} ms (median of ${TRIES})`)
  console.log(
    `typing          ${script.toFixed(1)} ms of script a key in a text of ${characters} characters, checks aside;`,
  )
  console.log(`                frames ${frame.toFixed(0)} ms, the longest ${longest.toFixed(0)} ms`)
  for (const [what, size] of scripts()) console.log(`script, gzip    ${size.toFixed(0)} KB ${what}`)
} finally {
  await browser.close()
}
