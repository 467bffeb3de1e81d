import { readFileSync } from 'node:fs'
import mammoth from 'mammoth'
import { describe, expect, it } from 'vitest'
import { FactSheet } from '../../src/domain/fact-sheet.ts'
import { REPORT_TYPES, reportTypeOf } from '../../src/domain/report-type.ts'
import { GB_T_9704 } from '../../src/pipeline/layout-profile.ts'
import { charactersOf } from '../../src/pipeline/places.ts'
import { titleLines } from '../../src/pipeline/title-lines.ts'
import { office } from './each-office.ts'

const sheetOf = (type: string) => FactSheet.parse(JSON.parse(readFileSync(`fixtures/facts/${type}.json`, 'utf8')))
const COLUMNS = ['label', 'value', 'unit', 'lastYear', 'lastPeriod', 'target'] as const

/** The sheet as its cells stand on the clipboard. */
function asTable({ facts }: FactSheet): string {
  const labelOf = (id: string | null) => facts.find((fact) => fact.id === id)?.label ?? ''
  const rows = facts.map((fact) => [...COLUMNS.map((column) => fact[column] ?? ''), labelOf(fact.partOf)])
  return [['指标', '数值', '单位', '上年同期', '上期', '目标', '其中'], ...rows].map((row) => row.join('\t')).join('\n')
}

describe('from the clipboard to Word', () => {
  it.each(REPORT_TYPES.map(({ id, name }) => [id, name]))('%s', async (id) => {
    const { page } = office
    const sheet = sheetOf(id)
    await page.goto('/')
    await page.getByLabel('报告类型').selectOption(id)
    await page.getByLabel('发文机关').fill(sheet.organisation)
    await page.getByLabel('年份').fill(String(sheet.period.year))
    await page.getByLabel('在这里粘贴表格或文字').focus()
    await office.paste({ text: asTable(sheet) })
    await page.getByLabel('文字材料').fill(sheet.notes.map(({ text }) => text).join('\n'))
    expect((await office.rows()).length).toBe(sheet.facts.length)
    await office.draft()
    await page.locator('.verdict.is-clean').waitFor()
    expect(await page.locator('.fact.is-unused').count()).toBe(0)
    const waiting = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Word', exact: true }).click()
    const download = await waiting
    expect(download.suggestedFilename()).toMatch(/\.docx$/)
    const { value } = await mammoth.extractRawText({ buffer: readFileSync(await download.path()) })
    const lines = await page.locator('.cm-line').allTextContents()
    expect(value.replace(/\s/g, '')).toContain(lines[0]!.replace(/\s/g, ''))
    expect(value).toContain(sheet.organisation)
    expect(office.faults).toEqual([])
  })
})

describe('the text', () => {
  it('takes words from an input method while they are being composed', async () => {
    const { page } = office
    await office.fillExample('living-environment')
    await office.draft()
    await page.locator('.verdict.is-clean').waitFor()
    await page.locator('.cm-content').click()
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Enter')
    const cdp = await office.context.newCDPSession(page)
    for (const text of ['k', 'kai', "kai'zhan", '开展'])
      await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    await cdp.send('Input.insertText', { text: '开展' })
    await cdp.send('Input.imeSetComposition', { text: 'xun', selectionStart: 3, selectionEnd: 3 })
    // The checker marks figures anew between two words of the input method.
    await page.waitForTimeout(300)
    await cdp.send('Input.imeSetComposition', { text: '巡查', selectionStart: 2, selectionEnd: 2 })
    await cdp.send('Input.insertText', { text: '巡查' })
    await page.keyboard.type('9731')
    await cdp.send('Input.insertText', { text: '次。' })
    expect(await page.locator('.cm-line').last().textContent()).toBe('开展巡查9731次。')
    await page.locator('.verdict.is-flagged').waitFor()
    expect(await page.locator('.finding').first().textContent()).toContain('9731')
    await page.getByText(/已保存 \d/).waitFor()
    expect(office.faults).toEqual([])
  })

  it('is checked in a thread of its own, and the page says just what the service says', async () => {
    const { page } = office
    await office.fillExample('district-quarterly')
    await office.draft()
    await page.locator('.verdict.is-clean').waitFor()
    await expect
      .poll(() => page.workers().map((worker) => new URL(worker.url()).pathname))
      .toEqual([expect.stringMatching(/^\/build\/checker-.*\.js$/)])
    await page.route('**/v1/drafts/*/text', (request) => request.abort())
    await page.locator('.cm-content').click()
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Enter')
    await page.keyboard.type('另查获非法排污车辆9731辆，同比增长3%。')
    await page.locator('.finding').filter({ hasText: '9731辆' }).waitFor()
    const here = await page.locator('.finding').allTextContents()
    await page.unroute('**/v1/drafts/*/text')
    await page.keyboard.press('Control+End')
    await page.keyboard.type('。')
    await page.keyboard.press('Backspace')
    await page.getByText(/已保存 \d/).waitFor()
    await page.reload()
    await page.locator('.finding').first().waitFor()
    expect(await page.locator('.finding').allTextContents()).toEqual(here)
  })

  it('counts a fact that is written wrongly as written, and leads to its figure', async () => {
    const { page } = office
    await office.fillExample('township-quarterly')
    await office.draft()
    await page.locator('.verdict.is-clean').waitFor()
    await page.locator('.fact', { hasText: '出动巡查人员' }).getByRole('button').click()
    await page.keyboard.type('1240人次')
    const fact = page.locator('.fact.is-flagged', { hasText: '出动巡查人员' })
    await fact.waitFor()
    expect(await page.locator('.facts .count').textContent()).toContain('全部写到')
    expect(await fact.getByText('插入正文').count()).toBe(0)
    await fact.getByRole('button').click()
    const chosen = await page.evaluate(() => getSelection()?.toString())
    expect(chosen).toBe('1240人次')
  })

  it('takes a fact that nobody wrote, by a click and by dragging it', async () => {
    const { page } = office
    // What writes sentences is long in coming: a click before it is there waits for it.
    await page.route('**/fact-sentence-*.js', async (route) => {
      await new Promise((come) => setTimeout(come, 1500))
      await route.continue()
    })
    await office.fillExample('township-quarterly')
    await office.draft()
    await page.locator('.verdict.is-clean').waitFor()
    const inspectors = page.locator('.fact.is-unused', { hasText: '出动巡查人员' })
    const removeLine = async () => {
      await page.locator('.cm-content [data-fact=inspectors]').first().click()
      await page.locator('.fact.is-pointed', { hasText: '出动巡查人员' }).waitFor()
      await page.keyboard.press('Home')
      await page.keyboard.press('Shift+End')
      await page.keyboard.press('Delete')
      await inspectors.waitFor()
    }
    await removeLine()
    await inspectors.getByRole('button').click()
    await page
      .locator('.cm-content')
      .getByText(/出动巡查人员/)
      .waitFor()
    await inspectors.waitFor({ state: 'detached' })
    expect(await page.locator('.cm-line', { hasText: '出动巡查人员' }).textContent()).toMatch(
      /1204人次，同比增长12\.0%/,
    )
    await page.locator('.cm-content [data-fact=inspectors]').first().click()
    await page.locator('.fact.is-pointed', { hasText: '出动巡查人员' }).waitFor()
    await page.locator('.fact', { hasText: 'PM2.5平均浓度' }).hover()
    await page.locator('.cm-content .fig.is-pointed').first().waitFor()

    await removeLine()
    await office.screenshot('10-unused-facts')
    await inspectors.dragTo(page.locator('.cm-line.line-body').first())
    await page.locator('.cm-line.line-body', { hasText: '出动巡查人员1204人次' }).first().waitFor()
    await page.locator('.fact:not(.is-unused)', { hasText: '出动巡查人员' }).waitFor()
    expect(office.faults).toEqual([])
  })

  it('is printed as an official page, with the red head where the report has one', async () => {
    const { page } = office
    await office.fillExample('township-annual')
    await office.draft()
    await page.locator('.verdict.is-clean').waitFor()
    await page.pdf({ path: '.build/screenshots/print-red-head.pdf', preferCSSPageSize: true })
    await page.emulateMedia({ media: 'print' })
    const head = page.locator('.print-head p')
    expect(await head.textContent()).toBe(`${sheetOf('township-annual').organisation}文件`)
    expect(await head.evaluate((words) => getComputedStyle(words).color)).toBe('rgb(192, 0, 0)')
    expect(reportTypeOf('township-annual')?.redHead).toBe(true)
    const printed = (await page.locator('.print-copy > p').allTextContents()).join('')
    const title = page.locator('.print-title')
    const words = (await title.textContent())!
    expect(printed).toContain(words)
    // Broken between words, as the Word file breaks it.
    const { organisation } = sheetOf('township-annual')
    const lines = titleLines(words, charactersOf(GB_T_9704.faces.title, GB_T_9704), organisation)
    expect(lines.length).toBeGreaterThan(1)
    const printedLines = await title.evaluate(({ childNodes }) =>
      [...childNodes].flatMap(({ nodeType, textContent }) => (nodeType === Node.TEXT_NODE ? [textContent] : [])),
    )
    expect(printedLines).toEqual(lines)
    expect(await page.locator('.print-mark').count()).toBe(0)
    expect(await page.locator('.masthead').isVisible()).toBe(false)
    // Its margins are its own: audit records and lists are no official documents.
    expect(await page.locator('.print-copy').evaluate((copy) => getComputedStyle(copy).page)).toBe('official')
    await page.emulateMedia({ media: null })
    await page.locator('.cm-line.line-body').first().click()
    await page.keyboard.press('End')
    await page.keyboard.type('另查9731次。')
    await page.locator('.verdict.is-flagged').waitFor()
    await page.pdf({ path: '.build/screenshots/print-draft.pdf' })
    expect(await page.locator('.print-mark').textContent()).toContain('1 处数字待核')
  })
})

describe("last period's sheet", () => {
  it('is turned over to be filled in anew', async () => {
    const { page } = office
    await office.fillExample('township-quarterly')
    const before = await office.rows()
    await page.getByRole('button', { name: '转填下期' }).click()
    const after = await office.rows()
    expect(after.map((row) => row[4])).toEqual(before.map((row) => row[1]))
    expect(after.every((row) => row[1] === '' && row[3] === '')).toBe(true)
    await office.screenshot('11-next-period')
    await page.getByRole('button', { name: '撤销' }).click()
    expect(await office.rows()).toEqual(before)
  })
})
