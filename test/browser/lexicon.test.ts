import { afterEach, expect, it } from 'vitest'
import { office } from './each-office.ts'

const PHRASE = '50户一网格'
afterEach(async () => {
  await office.context.request.delete(`/v1/lexicon/${encodeURIComponent(PHRASE)}`)
})

/** Writes a last line, which the page alone can judge: no save gets through. */
async function typeUnsaved(line: string): Promise<void> {
  const { page } = office
  await page.route('**/v1/drafts/*/text', (request) => request.abort())
  await page.locator('.cm-content').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.keyboard.insertText(line)
}

it("a check in the page heeds the organisation's own expressions", async () => {
  const { page, context } = office
  await context.request.post('/v1/lexicon', { data: { expressions: [{ phrase: PHRASE }] } })
  await office.fillExample('living-environment')
  await office.draft()
  await page.locator('.verdict.is-clean').waitFor()
  await typeUnsaved(`全面推行${PHRASE}，9731户参加。`)
  await page.locator('.verdict.is-flagged').waitFor()
  const findings = await page.locator('.finding').allTextContents()
  expect(findings.join()).toContain('9731')
  expect(findings.join()).not.toContain('50户')
})
