import { afterEach, expect, it } from 'vitest'
import { browser } from './browser.ts'
import { objections, overflow } from './objections.ts'
import { Office, VIEWS } from './office.ts'

let office: Office
afterEach(() => office?.close())

/** Presses what asks for a confirmation, and confirms. */
async function confirmed(press: () => Promise<void>): Promise<void> {
  office.page.once('dialog', (dialog) => dialog.accept())
  await press()
}

it('makes a key that is shown once, changes it with an overlap, and ends it', async () => {
  office = await Office.open(browser)
  const { page } = office
  const name = `对接${Date.now()}`
  await page.goto('/admin/keys')
  await page.getByLabel('系统名称').fill(name)
  await page.getByLabel('每分钟最多请求').fill('30')
  await page.getByRole('button', { name: '新建密钥' }).click()
  const shown = page.locator('.integration-secret code')
  const secret = (await shown.textContent())!
  const status = (key: string) =>
    page.evaluate(
      async (authorization) => (await fetch('/v1/drafts', { headers: { authorization } })).status,
      `Bearer ${key}`,
    )
  expect(await status(secret)).toBe(200)
  await page.getByRole('button', { name: '已存好' }).click()
  expect(await page.content()).not.toContain(secret)
  const row = page.getByRole('row').filter({ hasText: name })
  expect(await row.textContent()).toContain('每分钟 30 次')
  await confirmed(() => row.getByRole('button', { name: '更换' }).click())
  await shown.waitFor()
  const next = (await shown.textContent())!
  expect([await status(secret), await status(next)]).toEqual([200, 200])
  await row.getByText('用到').waitFor()
  await confirmed(() => row.getByRole('button', { name: '停用' }).click())
  await row.getByText('已停用').waitFor()
  expect(await status(next)).toBe(401)
})

it('registers an address, sends a test message, shows what came of it and sends it again', async () => {
  office = await Office.open(browser)
  const { page } = office
  const name = `接收${Date.now()}`
  await page.goto('/admin/webhooks')
  await page.getByLabel('名称').fill(name)
  await page.getByLabel('接收地址').fill('http://10.0.0.8/oa')
  await page.getByRole('button', { name: '登记地址' }).click()
  await page.getByRole('alert').getByText('SHUZHUN_CALLBACK_HOSTS').waitFor()
  await page.getByLabel('接收地址').fill('https://oa.yunxi.example.cn/shuzhun')
  await page.getByRole('button', { name: '登记地址' }).click()
  expect(await page.locator('.integration-secret code').textContent()).toMatch(/^whsec_/)
  const card = page.getByRole('article', { name })
  await card.getByRole('button', { name: '发测试消息' }).click()
  // The address hears of the drafts that other tests make meanwhile, too.
  const sent = card.getByRole('row').filter({ hasText: '测试消息' })
  await sent.getByRole('cell', { name: /未送达/ }).waitFor()
  await sent.getByRole('button', { name: '详情' }).click()
  await card.getByText('"type":"webhook.test"').waitFor()
  await sent.getByRole('button', { name: '重发' }).click()
  await sent.locator('.integration-tries li').nth(1).waitFor()
  await card.getByRole('button', { name: '停用' }).click()
  await card.getByText('已停用').waitFor()
  await confirmed(() => card.getByRole('button', { name: '删去' }).click())
  await card.waitFor({ state: 'detached' })
})

it.each(VIEWS)('has nothing against its pages: $name', async ({ name, options }) => {
  office = await Office.open(browser, options)
  const { page } = office
  await page.goto('/admin/keys')
  await page.getByLabel('系统名称').fill('云溪镇OA')
  await page.getByRole('button', { name: '新建密钥' }).click()
  await page.locator('.integration-secret code').waitFor()
  await office.screenshot(`look-keys-${name}`)
  expect(await objections(page)).toEqual([])
  expect(await overflow(page)).toBe(0)
  await page.goto('/admin/webhooks')
  await page.getByLabel('名称').fill('云溪镇OA')
  await page.getByLabel('接收地址').fill('https://oa.yunxi.example.cn/shuzhun')
  await page.getByRole('button', { name: '登记地址' }).click()
  await page.getByRole('button', { name: '发测试消息' }).last().click()
  await page.getByRole('button', { name: '详情' }).first().click()
  await page.locator('.integration-tries').waitFor()
  await office.screenshot(`look-webhooks-${name}`)
  expect(await objections(page)).toEqual([])
  expect(await overflow(page)).toBe(0)
  expect(office.faults).toEqual([])
})
