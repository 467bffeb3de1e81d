import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Office, openBrowser } from './office.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** What axe-core has against the page, in words that a failing test shows. The page's policy keeps scripts out, so it is let in past it. */
async function objections(page: Page): Promise<string[]> {
  const client = await page.context().newCDPSession(page)
  const evaluate = async (expression: string) =>
    (await client.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })).result.value
  await evaluate(axe.source)
  const found = await evaluate('axe.run().then(({ violations }) => JSON.stringify(violations))')
  const violations = JSON.parse(String(found)) as axe.Result[]
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
}

/** Widths that stick out of the window. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

const VIEWS = [
  { name: 'light', options: {} },
  { name: 'dark', options: { dark: true } },
  { name: 'zoom-200', options: { width: 640, height: 400 } },
] as const

describe.each(VIEWS)('every page, $name', ({ name, options }) => {
  it('has nothing against it and fits the window', async () => {
    const office = await Office.open(browser, options)
    const { page } = office
    const look = async (what: string) => {
      await office.screenshot(`look-${what}-${name}`)
      expect(await objections(page), what).toEqual([])
      expect(await overflow(page), what).toBe(0)
    }
    await page.goto('/')
    await page.getByText('报告类型').waitFor()
    await look('empty')
    await office.fillExample('township-quarterly')
    await look('filled')
    await office.draft()
    await page.locator('.verdict').waitFor()
    await look('draft')
    for (const [path, ready] of [
      ['/drafts', '.plain'],
      ['/samples', '.plain'],
      ['/help', '.legend'],
    ] as const) {
      await page.goto(path)
      await page.locator(ready).first().waitFor()
      await look(path.slice(1))
    }
    expect(office.faults).toEqual([])
    await office.close()
  })
})
