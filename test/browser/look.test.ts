import { describe, expect, it } from 'vitest'
import { browser } from './browser.ts'
import { objections, overflow } from './objections.ts'
import { Office, VIEWS } from './office.ts'

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
    await page.goto('/drafts/no-such-draft')
    await page.getByRole('alert').waitFor()
    await look('lost')
    await page.goto('/no-such-page')
    await page.getByRole('heading', { name: '没有这个页面' }).waitFor()
    await look('no-such-page')
    await page.goto('/drafts')
    await page.getByLabel('状态').selectOption('failed')
    await page.getByText('没有这种状态的稿件').or(page.locator('.status.is-failed').first()).waitFor()
    await look('drafts-of-one-state')
    // The two addresses that were asked for in vain stand in the console.
    expect(office.faults.filter((fault) => !fault.includes('404'))).toEqual([])
    await office.close()
  })
})
