import { describe, expect, it } from 'vitest'
import { office } from './each-office.ts'
import { flawed, reread } from './review-desk.ts'

/** From now on the service no longer knows who asks for these addresses; gives back the way to sign in again. */
async function sessionEnds(addresses: string): Promise<() => Promise<void>> {
  const body = JSON.stringify({ code: 'unauthorised', title: '尚未登录', detail: '登录已过期' })
  await office.page.route(addresses, (request) =>
    request.fulfill({ status: 401, contentType: 'application/problem+json', body }),
  )
  return () => office.page.unroute(addresses)
}
const told = () => office.page.getByRole('alert').filter({ hasText: '登录已过期，内容已保存在本机' })

describe('a session that ends', () => {
  it('costs no typed word: kept here, told in words, saved after signing in again', async () => {
    const { page } = office
    await office.fillExample('living-environment')
    await office.draft()
    const signIn = await sessionEnds('**/v1/drafts/*/text')
    await page.locator('.cm-content').click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('登录过期时写下的一句')
    await told().waitFor()
    const way = told().getByRole('link', { name: '在新窗口登录' })
    expect(await way.getAttribute('target')).toBe('_blank')
    expect(await way.getAttribute('href')).toMatch(/^\/sign-in\?next=/)
    await office.screenshot('signed-out')
    await page.reload()
    await page.locator('.cm-content').click()
    await page.keyboard.press('Control+End')
    await page.locator('.cm-content').getByText('登录过期时写下的一句').waitFor()
    await told().waitFor()
    await signIn()
    await told().getByRole('button', { name: '重试' }).click()
    await page.getByText(/已保存 \d/).waitFor()
    expect((await reread(page.url().split('/').at(-1)!)).text).toContain('登录过期时写下的一句')
  })

  it('keeps the sheet, and the draft is made on the second try', async () => {
    const { page } = office
    await office.fillExample('living-environment')
    const rows = await office.rows()
    const signIn = await sessionEnds('**/v1/drafts')
    await page.getByRole('button', { name: '起草', exact: true }).click()
    await told().waitFor()
    expect(await office.rows()).toEqual(rows)
    await signIn()
    await told().getByRole('button', { name: '重试' }).click()
    await page.locator('.verdict.is-clean').waitFor()
  })

  it('leaves a review where it was: the same key settles the finding afterwards', async () => {
    const { page } = office
    const draft = await flawed('青杉镇人民政府', 2, 0)
    await page.goto(`/review/${draft.id}`)
    await page.locator('.current').waitFor()
    const signIn = await sessionEnds('**/v1/drafts/*/findings')
    await page.keyboard.press('a')
    await page.locator('.notice').filter({ hasText: '登录已过期' }).waitFor()
    await page.getByRole('link', { name: '在新窗口登录' }).waitFor()
    await signIn()
    await page.keyboard.press('a')
    await page.locator('.verdict').filter({ hasText: '剩 1 处' }).waitFor()
    expect(await page.getByRole('link', { name: '在新窗口登录' }).count()).toBe(0)
  })

  it('is told of on a list too, with a way on', async () => {
    const signIn = await sessionEnds('**/v1/review?*')
    await office.page.goto('/review')
    await told().waitFor()
    await signIn()
    await told().getByRole('button', { name: '重试' }).click()
    await told().waitFor({ state: 'detached' })
  })
})
