import { describe, expect, it } from 'vitest'
import { browser } from './browser.ts'
import { objections, overflow } from './objections.ts'
import { Office, VIEWS } from './office.ts'

describe.each(VIEWS)('the reference of the interface, $name', ({ name, options }) => {
  it('tells of an endpoint, tries it, and shows what came', async () => {
    const office = await Office.open(browser, options)
    const { page } = office
    await page.goto('/help')
    await page.getByRole('link', { name: '接口参考' }).click()
    const check = page.locator('#checkText')
    await check.locator('summary').first().click()
    await check.getByText('要核对的文字').first().waitFor()
    await office.screenshot(`docs-${name}`)
    await check.getByRole('button', { name: '发送' }).click()
    await check.getByText(/^200，用时/).waitFor()
    expect(await check.getByLabel('答复的正文').inputValue()).toContain('"code": "value-mismatch"')
    expect(await check.getByLabel('等同的 curl 命令').inputValue()).toContain("/v1/check'")
    await check.locator('.outcome').scrollIntoViewIfNeeded()
    await office.screenshot(`docs-tried-${name}`)
    expect(await objections(page)).toEqual([])
    expect(await overflow(page)).toBe(0)
    expect(office.faults).toEqual([])
    await office.close()
  })
})

describe('trying', () => {
  it('says what was refused, and saves a file under its Chinese name', async () => {
    const office = await Office.open(browser)
    const { page } = office
    await page.goto('/docs#createDraft')
    const create = page.locator('#createDraft')
    await create.getByLabel('正文', { exact: true }).fill('{"factSheet": {}}')
    await create.getByRole('button', { name: '发送' }).click()
    await create.getByText(/^422，用时/).waitFor()
    await page.goto('/docs')
    await page.locator('#createDraft summary').first().click()
    await create.getByRole('button', { name: '发送' }).click()
    await create.getByText(/^201，用时/).waitFor({ timeout: 40_000 })
    const { id } = JSON.parse(await create.getByLabel('答复的正文').inputValue()) as { id: string }
    const file = page.locator('#exportDraft')
    await file.locator('summary').first().click()
    await file.getByLabel(/^id/).fill(id)
    await file.getByLabel(/^format/).fill('docx')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      (async () => {
        await file.getByRole('button', { name: '发送' }).click()
        await file.getByRole('link', { name: /^保存/ }).click()
      })(),
    ])
    expect(download.suggestedFilename()).toMatch(/自评报告\.docx$/)
    await office.close()
  })
})
