import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Draft } from '../../src/domain/draft.ts'
import { post, SHEETS } from '../http/client.ts'
import { ScriptedModel } from './scripted-model.ts'

/* In a file of its own: the breakers that these faults open outlive a draft. */

const model = new ScriptedModel()
beforeAll(model.enable)
afterAll(model.disable)

it.each([429, 500, 529])('falls back to the template, and says so, when the model answers %d', async (status) => {
  model.instead = () =>
    new Response('{"error":{"message":"no"}}', { status, headers: { 'content-type': 'application/json' } })
  const request = { factSheet: SHEETS['township-quarterly'], drafter: 'llm' }
  const response = await post('/v1/drafts', request, { prefer: 'wait=20' })
  expect(response.status).toBe(201)
  const draft = (await response.json()) as Draft
  expect(draft.status).toBe('clean')
  expect(draft.check?.coverage.omitted).toEqual([])
  expect(draft.sections.filter(({ drafter }) => drafter === 'llm')).toEqual([])
  expect(draft.sections.some(({ remark }) => remark?.includes('改用模板'))).toBe(true)
})
