import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { prompts } from '../../src/adapters/prompts.ts'
import type { FactSheet } from '../../src/domain/fact-sheet.ts'
import { draftSection } from '../../src/pipeline/draft-section.ts'
import { noteFigures } from '../../src/pipeline/note-figures.ts'
import type { FigureMode } from '../../src/pipeline/section-request.ts'
import type { Behaviour } from '../stub-model/behaviour.ts'
import { scriptedModel } from '../stub-model/in-process.ts'
import { CASES, type Case } from './fact-sheets.ts'

/** What goes out for a whole draft. */
async function requestsOf({ sections, sheet, type }: Case, mode: FigureMode, behaviour: Partial<Behaviour> = {}) {
  const model = scriptedModel(behaviour)
  for (const section of sections) await draftSection(section, { sheet, type, prompts, model, mode })
  return model.requests
}

/** Every figure of the sheet as it could be written: as typed, without separators, and the notes' own. */
const figuresOf = (sheet: FactSheet): string[] => [
  ...sheet.facts.flatMap(({ value, lastYear, lastPeriod, target }) =>
    [value, lastYear, lastPeriod, target].flatMap((cell) => (cell === null ? [] : [cell, cell.replaceAll(',', '')])),
  ),
  ...sheet.notes.flatMap(({ text }) => noteFigures(text).map((figure) => figure.text)),
]

/** Numbers of a request that stand in no slot and in no name. */
const numbersIn = (text: string): string[] =>
  text
    .replace(/\{\{[^}]*\}\}/g, '')
    .replace(/PM2\.5|PM10|“十四五”/g, '')
    .match(/\d[\d.,]*[%％]?/g) ?? []

it('the numbers of a list within a note are no figures of it', () => {
  const figures = noteFigures('1.建立机制。2.开展评选3次。（3）走访2.5万户').map(({ text }) => text)
  expect(figures).toEqual(['3次', '2.5万户'])
})

describe('no figure of the office goes to the model', () => {
  it.each(CASES)('$name', async (one) => {
    const labels = one.sheet.facts.map(({ label }) => label).join()
    const requests = await requestsOf(one, 'slots', { mistakes: ['wrong-digit', 'forgotten'] })
    expect(requests.length).toBeGreaterThan(one.sections.length / 2)
    for (const { system, user } of requests) {
      const numbers = numbersIn(system + user).filter((number) => !labels.includes(number))
      expect(numbers).toEqual([])
      for (const figure of figuresOf(one.sheet).filter((text) => !/^\d$/.test(text)))
        expect(user.replace(/\{\{[^}]*\}\}/g, '').includes(figure) && !labels.includes(figure)).toBe(false)
    }
  })

  it('in plain mode they do, and the office has chosen so', async () => {
    const [first] = await requestsOf(CASES[0]!, 'plain')
    expect(numbersIn(first!.user).length).toBeGreaterThan(0)
  })
})

describe('prompts read as they should', () => {
  const written = ({ system, user }: { system: string; user: string }) =>
    `${system}\n----- user -----\n${JSON.stringify(JSON.parse(user), null, 1)}\n`
  const golden = (name: string) => resolve(import.meta.dirname, `../../fixtures/drafts/${name}.prompt.txt`)

  it.each(CASES)('a section of $name', async (one) => {
    const requests = await requestsOf(one, 'slots')
    await expect(written(requests[0]!)).toMatchFileSnapshot(golden(one.name))
  })

  it('problems, plans, repair, addition, rewriting and plain mode', async () => {
    const one = CASES.find(({ name }) => name === 'township-quarterly')!
    const good = await requestsOf(one, 'slots')
    await expect(written(good.at(-2)!)).toMatchFileSnapshot(golden('township-quarterly.problems'))
    await expect(written(good.at(-1)!)).toMatchFileSnapshot(golden('township-quarterly.plans'))
    const wrong = await requestsOf(one, 'slots', { mistakes: ['wrong-digit'] })
    await expect(written(wrong[1]!)).toMatchFileSnapshot(golden('township-quarterly.repair'))
    const forgetful = await requestsOf(one, 'slots', { mistakes: ['forgotten'] })
    await expect(written(forgetful[1]!)).toMatchFileSnapshot(golden('township-quarterly.add'))
    const brief = await requestsOf(one, 'slots', { mode: 'echo', answer: '工作有序。' })
    await expect(written(brief[1]!)).toMatchFileSnapshot(golden('township-quarterly.redraft'))
    const plain = await requestsOf(one, 'plain')
    await expect(written(plain[0]!)).toMatchFileSnapshot(golden('township-quarterly.plain'))
  })
})
