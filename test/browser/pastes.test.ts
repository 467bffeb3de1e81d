import { describe, expect, it } from 'vitest'
import { pasteFixtures } from '../pipeline/parse-facts/paste-fixture.ts'
import { office } from './each-office.ts'

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
