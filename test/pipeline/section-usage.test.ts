import { expect, it } from 'vitest'
import type { Attempt } from '../../src/domain/draft.ts'
import { usageOf } from '../../src/pipeline/section-usage.ts'

const attempt = (model: string | null, usage: Attempt['usage']): Attempt => ({
  drafter: model ? 'llm' : 'template',
  raw: '',
  faults: [],
  model,
  usage,
})

it('adds up the answers of a section, by whichever model, and leaves out what got none', () => {
  const first = attempt('a', { inputTokens: 300, outputTokens: 100, milliseconds: 900 })
  const repair = attempt('b', { inputTokens: 50, outputTokens: 20, milliseconds: 100.4 })
  expect(usageOf([first, attempt('a', null), repair, attempt(null, null)])).toEqual({
    models: ['a', 'b'],
    inputTokens: 350,
    outputTokens: 120,
    milliseconds: 1000,
  })
  expect(usageOf([attempt('a', null), attempt(null, null)])).toBeNull()
})
