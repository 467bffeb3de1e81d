import { afterAll, beforeAll, expect, it } from 'vitest'
import { FactSheet } from '../../src/domain/fact-sheet.ts'
import { noteFigures } from '../../src/pipeline/note-figures.ts'
import { post, SHEETS } from '../http/client.ts'
import { GOOD } from '../stub-model/behaviour.ts'
import { ScriptedModel } from './scripted-model.ts'

const model = new ScriptedModel()
beforeAll(model.enable)
afterAll(model.disable)

/** Every figure of the sheet as typed and without separators, and the notes' own; single digits stand everywhere. */
const figuresOf = ({ facts, notes }: FactSheet): string[] =>
  [
    ...facts.flatMap(({ value, lastYear, lastPeriod, target }) => [value, lastYear, lastPeriod, target]),
    ...notes.flatMap(({ text }) => noteFigures(text).map((figure) => figure.text)),
  ]
    .flatMap((figure) => (figure === null ? [] : [figure, figure.replaceAll(',', '')]))
    .filter((figure) => !/^\d$/.test(figure))

/** What the request tells of the office, without the names of slots; the rules beside it are the same for all. */
const toldIn = (raw: string): string =>
  (JSON.parse(raw) as { messages: { role: string; content: string }[] }).messages
    .filter(({ role }) => role === 'user')
    .map(({ content }) => content.replace(/\{\{[^}]*\}\}/g, ''))
    .join('\n')

it.each(Object.keys(SHEETS))('lets no figure of %s out of the service, not in repairs either', async (type) => {
  model.reset()
  model.behaviour = { ...GOOD, mistakes: ['wrong-digit', 'forgotten'] }
  const response = await post('/v1/drafts', { factSheet: SHEETS[type], drafter: 'llm' }, { prefer: 'wait=20' })
  expect(response.status).toBe(201)
  const sheet = FactSheet.parse(SHEETS[type])
  const labels = sheet.facts.map(({ label }) => label).join()
  const figures = figuresOf(sheet).filter((figure) => !labels.includes(figure))
  expect(figures.length).toBeGreaterThan(20)
  expect(model.seen.some(({ heading }) => heading === null)).toBe(true)
  for (const { raw } of model.seen) expect(figures.filter((figure) => toldIn(raw).includes(figure))).toEqual([])
})
