import { describe, expect, it } from 'vitest'
import { office } from './each-office.ts'

describe('the filling-in page', () => {
  it('gives back what was cleared by mistake, notes and all', async () => {
    const { page } = office
    await office.fillExample('township-quarterly')
    const [rows, notes] = [await office.rows(), await page.getByLabel('文字材料').inputValue()]
    expect(notes).not.toBe('')
    await page.getByRole('button', { name: '清空' }).click()
    await page.locator('.grid').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '撤销' }).click()
    await page.locator('.grid').waitFor()
    expect(await office.rows()).toEqual(rows)
    expect(await page.getByLabel('文字材料').inputValue()).toBe(notes)
  })

  it('makes one draft of a press whose answer was lost and the next one', async () => {
    const { page } = office
    await office.fillExample('township-quarterly')
    let lost: string | null = null
    await page.route(
      (url) => url.pathname === '/v1/drafts',
      async (route) => {
        const answer = await route.fetch()
        lost = (await answer.json()).id
        await route.abort()
      },
      { times: 1 },
    )
    await page.getByRole('button', { name: '起草', exact: true }).click()
    await page.getByRole('button', { name: '重试' }).click()
    await page.waitForURL('**/drafts/*')
    expect(new URL(page.url()).pathname).toBe(`/drafts/${lost}`)
  })

  it('keeps a narrow window at the text when the cursor comes to a figure', async () => {
    const { page } = office
    await page.setViewportSize({ width: 375, height: 740 })
    await office.fillExample('township-quarterly')
    await office.draft()
    const figure = page.locator('.cm-content .fig-matched[data-fact]').nth(3)
    await figure.scrollIntoViewIfNeeded()
    const before = await page.evaluate(() => scrollY)
    await figure.click()
    await page.locator('.fact.is-pointed').waitFor({ state: 'attached' })
    // As long as a page takes to scroll smoothly.
    await page.waitForTimeout(500)
    expect(await page.evaluate(() => scrollY)).toBe(before)
  })
})
