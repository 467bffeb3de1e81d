import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { objections, overflow } from './objections.ts'
import { Office, openBrowser } from './office.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

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
