import { abortAllDurableObjects } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Draft } from '../../src/domain/draft.ts'
import { call, drafted, eventsOf, post, reread, SHEETS, SMALL } from '../http/client.ts'
import { ScriptedModel } from './scripted-model.ts'

const model = new ScriptedModel()
beforeAll(model.enable)
afterAll(model.disable)
beforeEach(() => model.reset())

const jobOf = (id: string) => env.DRAFT_JOB.get(env.DRAFT_JOB.idFromName(JSON.stringify(['demo', id, 1])))
const until = async (reached: () => boolean | Promise<boolean>) => {
  for (let tries = 0; tries < 1000 && !(await reached()); tries++)
    await new Promise((resolve) => setTimeout(resolve, 10))
  expect(await reached()).toBe(true)
}
const cancel = async (id: string): Promise<Draft> => {
  const response = await call(`/v1/drafts/${id}/cancel`, { method: 'POST' })
  expect(response.status).toBe(200)
  return response.json()
}

/** A draft of which one section is done and the model is at the others. */
async function underWay(): Promise<string> {
  let first: string | null = null
  model.holds = (heading) => {
    first ??= heading
    return heading !== first
  }
  const request = { factSheet: SHEETS['district-quarterly'], drafter: 'llm' }
  const response = await post('/v1/drafts', request, { prefer: 'respond-async' })
  const { id } = (await response.json()) as Draft
  await until(async () => (await jobOf(id).sections()).length > 0 && model.seen.length > 2)
  return id
}

describe('a draft that is called off', () => {
  it('stops at once, asks the model for nothing more, and keeps what was written', async () => {
    const id = await underWay()
    const written = await jobOf(id).sections()
    const draft = await cancel(id)
    expect(draft).toMatchObject({ status: 'failed', reason: '已取消', version: 2, check: null, receipt: null })
    expect(draft.sections.map((section) => section.id).toSorted()).toEqual(written.map(({ id }) => id).toSorted())
    for (const { text } of written) expect(draft.text).toContain(text)
    const asked = model.seen.length
    model.holds = () => false
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(model.seen.length).toBe(asked)
    expect(await reread(id)).toEqual(draft)
    const { history } = (await (await call(`/v1/drafts/${id}/history`)).json()) as { history: object[] }
    expect(history.at(-1)).toMatchObject({ action: 'fail', why: '已取消', actor: { id: 'demo-clerk' } })
  })

  it('is told to whoever listens, and is the same when asked twice', async () => {
    const id = await underWay()
    const listening = call(`/v1/drafts/${id}/events`).then((response) => eventsOf(response))
    const [once, twice] = await Promise.all([cancel(id), cancel(id)])
    expect(twice).toEqual(once)
    expect(await cancel(id)).toEqual(once)
    expect((await listening).at(-1)).toMatchObject({ event: 'error', data: { id, reason: '已取消' } })
  })

  it('stays called off when the service dies in between', async () => {
    const id = await underWay()
    const ended = cancel(id)
    await abortAllDurableObjects()
    await ended.catch(() => {})
    model.holds = () => false
    expect(await cancel(id)).toMatchObject({ status: 'failed', reason: '已取消' })
  })

  it('is left alone once it is finished, and is not found where there is none', async () => {
    const draft = await drafted({ factSheet: SMALL })
    expect(await cancel(draft.id)).toEqual(draft)
    expect((await call('/v1/drafts/none/cancel', { method: 'POST' })).status).toBe(404)
  })
})
