import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Draft } from '../../src/domain/draft.ts'
import { post, reread, SMALL } from '../http/client.ts'
import { ScriptedModel } from './scripted-model.ts'

const model = new ScriptedModel()
beforeAll(model.enable)
afterAll(model.disable)

/** What OPENAI_CONCURRENCY is where nobody sets it. */
const PLACES = 8

it('asks the model no more often at a time than it is set to, thirty drafts together', async () => {
  model.latencyMs = 30
  const notes = [{ id: 'n1', theme: '存在问题', text: '部分村组秸秆收储能力不足，个别时段仍有露天焚烧现象。' }]
  const request = { factSheet: { ...SMALL, notes }, drafter: 'llm' }
  const accepted = await Promise.all(
    Array.from({ length: 30 }, () => post('/v1/drafts', request, { prefer: 'respond-async' })),
  )
  const ids = await Promise.all(accepted.map(async (response) => ((await response.json()) as Draft).id))
  const drafts: Draft[] = []
  while (drafts.length < ids.length) {
    const draft = await reread(ids[drafts.length]!)
    if (draft.status === 'drafting') await new Promise((resolve) => setTimeout(resolve, 50))
    else drafts.push(draft)
  }
  expect(drafts.map(({ status }) => status)).toEqual(ids.map(() => 'clean'))
  expect(drafts.every(({ sections }) => sections.some(({ drafter }) => drafter === 'llm'))).toBe(true)
  expect(model.seen.length).toBeGreaterThanOrEqual(60)
  expect(model.mostAtOnce).toBe(PLACES)
}, 60_000)
