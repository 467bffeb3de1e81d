import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { browser } from './browser.ts'
import { objections, overflow } from './objections.ts'
import { Office, VIEWS } from './office.ts'
import { flawed } from './review-desk.ts'

/** A quarter's facts as an office has them. */
const QUARTER = JSON.parse(readFileSync('fixtures/facts/township-quarterly.json', 'utf8'))

describe.each(VIEWS)('the reviewer’s pages, $name', ({ name, options }) => {
  it('have nothing against them and fit the window', async () => {
    const draft = await flawed('云溪镇人民政府', 3, 2, QUARTER)
    const signed = await flawed('河湾镇人民政府', 0, 0, QUARTER)
    const office = await Office.open(browser, options)
    const { page } = office
    const look = async (what: string) => {
      await office.screenshot(`look-${what}-${name}`)
      expect(await objections(page), what).toEqual([])
      expect(await overflow(page), what).toBe(0)
    }
    await page.goto('/review')
    await page.locator('.queue tbody a').first().waitFor()
    await look('queue')
    await page.goto(`/review/${draft.id}`)
    await page.locator('.current').waitFor()
    await look('review')
    await page.keyboard.press('d')
    await page.locator('.why').waitFor()
    await look('review-reason')
    await page.keyboard.press('1')
    await page.locator('.notice').filter({ hasText: '口径不同' }).waitFor()
    await page.keyboard.press('?')
    await page.locator('.overlay').waitFor()
    await look('review-keys')
    await page.keyboard.press('Escape')
    await page.goto(`/review/${signed.id}`)
    await page.locator('.verdict').filter({ hasText: '可以批准' }).waitFor()
    await look('review-ready')
    await page.keyboard.press('p')
    await page.locator('.overlay').waitFor()
    await look('review-approve')
    await page.keyboard.press('Enter')
    await page.locator('.verdict').filter({ hasText: '已批准' }).waitFor()
    await look('review-approved')
    await page.goto(`/review/${draft.id}/history`)
    await page.locator('.difference').waitFor()
    await look('history')
    await page.getByRole('button', { name: '左右并排' }).click()
    await page.locator('.beside').waitFor()
    await look('history-beside')
    expect(office.faults).toEqual([])
    await office.close()
  })
})
