import { describe, expect, it } from 'vitest'
import { pasteFixtures } from '../pipeline/parse-facts/paste-fixture.ts'
import { office } from './each-office.ts'
import { objections } from './objections.ts'

/** A row of the table as the fixtures write a fact. */
const written = ([label, value, unit, lastYear, lastPeriod, target, , partOf]: string[]): string =>
  [
    ...[label, value, unit],
    ...[
      ['同期', lastYear] as const,
      ['上期', lastPeriod] as const,
      ['目标', target] as const,
      ['属于', partOf] as const,
    ]
      .filter(([, cell]) => cell)
      .map((said) => said.join(' ')),
  ].join(' | ')

describe('clipboard fragments of offices', () => {
  it.each(pasteFixtures('html'))('$name fill the table', async ({ name, paste, expected }) => {
    const { page } = office
    await page.goto('/')
    await page.getByLabel('在这里粘贴表格或文字').focus()
    await office.paste({ html: paste, text: 'plain words that are not used' })
    await page.locator('.grid').waitFor()
    expect((await office.rows()).map(written)).toEqual(expected.facts)
    const leftOut = await page.locator('.left-out li').allTextContents()
    expect(leftOut).toHaveLength(expected.unread.length)
    for (const [i, line] of expected.unread.entries()) {
      const [at, , words] = line.split(' | ')
      expect(leftOut[i]).toContain(`第 ${at} 行`)
      expect(leftOut[i]).toContain(words)
    }
    expect(await page.getByLabel('文字材料').inputValue()).toBe(expected.notes.join('\n'))
    await office.screenshot(`paste-${name}`)
  })
})

it('what cannot be read is told beside the row and below the table, and nothing is made of it', async () => {
  const { page } = office
  const fixture = pasteFixtures().find(({ name }) => name === 'excel-year-to-date')!
  await page.goto('/')
  await page.getByLabel('在这里粘贴表格或文字').focus()
  await office.paste({ text: fixture.paste })
  await page.locator('.grid').waitFor()
  expect((await office.rows()).map(written)).toEqual(fixture.expected.facts)
  expect(await page.locator('.left-out').textContent()).toContain('填表信息')
})

it('the title above the table fills in whose report it is and of when; what a person chose stays', async () => {
  const { page } = office
  const period = page.getByLabel('报告期')
  const told = page.locator('.head-said')
  const table = '指标\t数值\t单位\n出动巡查人员\t1204\t人次'
  await page.goto('/')
  await page.getByLabel('在这里粘贴表格或文字').focus()
  await office.paste({ text: `青柏镇2025年二季度工作主要指标\t\t\n${table}` })
  expect(await page.getByLabel('发文机关').inputValue()).toBe('青柏镇人民政府')
  expect(await page.getByLabel('年份').inputValue()).toBe('2025')
  expect(await period.inputValue()).toBe('q2')
  expect(await told.textContent()).toContain('“青柏镇2025年二季度工作主要指标”填写青柏镇人民政府、2025年第二季度')
  expect(await objections(page)).toEqual([])
  await office.screenshot('paste-title-filled')

  await page.getByRole('button', { name: '撤销' }).click()
  expect(await page.getByLabel('发文机关').inputValue()).toBe('')
  await period.selectOption('h1')
  await page.getByLabel('在这里粘贴表格或文字').focus()
  await office.paste({ text: `青柏镇2026年1—9月指标（第三季度）\t\t\n${table}` })
  expect(await period.inputValue()).toBe('h1')
  await page.getByRole('button', { name: '清空' }).click()
  expect(await page.getByLabel('发文机关').inputValue()).toBe('')
  await page.getByLabel('在这里粘贴表格或文字').focus()
  await office.paste({ text: `青柏镇2026年全年工作主要指标\t\t\n${table}` })
  expect(await period.inputValue()).toBe('h1')
  await office.screenshot('paste-title-offered')
  await page.getByRole('button', { name: '改为2026年全年' }).click()
  expect(await period.inputValue()).toBe('y')
  expect(await told.textContent()).toContain('填写青柏镇人民政府，请核对')
  await told.getByRole('button', { name: '知道了' }).click()
  await told.waitFor({ state: 'detached' })
  expect(office.faults).toEqual([])
})
