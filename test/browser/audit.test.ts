import { describe, expect, it } from 'vitest'
import { browser } from './browser.ts'
import { objections, overflow } from './objections.ts'
import { Office, VIEWS } from './office.ts'
import { flawed } from './review-desk.ts'

describe.each(VIEWS)('the auditor’s page, $name', ({ name, options }) => {
  it('lists, filters, verifies and gives files', async () => {
    await flawed('云溪镇人民政府', 1, 1)
    const office = await Office.open(browser, options)
    const { page } = office
    await page.goto('/audit')
    await page.locator('.audit tbody tr').nth(2).waitFor()
    await page.getByRole('button', { name: '核验全部记录' }).click()
    await page.locator('.verified[data-good="true"]').filter({ hasText: '没有改动、删除或调换' }).waitFor()
    await office.screenshot(`look-audit-${name}`)
    expect(await objections(page)).toEqual([])
    expect(await overflow(page)).toBe(0)
    await page.getByLabel('事项').selectOption('draft.accept')
    await page.waitForURL(/action=draft\.accept/)
    await expect.poll(() => page.locator('.audit tbody tr td:nth-child(4)').allTextContents()).not.toContain('改动文字')
    await page.locator('.audit .states .link').first().click()
    await page.waitForURL(/object=draft/)
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByText('表格（CSV）').click()])
    expect(file.suggestedFilename()).toMatch(/^审计记录-\d{4}-\d{2}-\d{2}\.csv$/)
    expect(office.faults).toEqual([])
    await office.close()
  })
})
