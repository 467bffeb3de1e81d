import { abortAllDurableObjects, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Draft } from '../../src/domain/draft.ts'
import { renderSlots } from '../../src/pipeline/render-slots.ts'
import { call, eventsOf, post, reread, SHEETS, SMALL, send } from '../http/client.ts'
import { GOOD, type Mistake } from '../stub-model/behaviour.ts'
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
const accept = async (sheet: object): Promise<string> => {
  const response = await post('/v1/drafts', { factSheet: sheet, drafter: 'llm' }, { prefer: 'respond-async' })
  expect(response.status).toBe(202)
  return ((await response.json()) as Draft).id
}
const finished = async (id: string): Promise<Draft> => {
  await until(async () => (await reread(id)).status !== 'drafting')
  return reread(id)
}
/** Lets the model answer for one section only, and tells which. */
const holdAllButTheFirst = (): (() => string | null) => {
  let first: string | null = null
  model.holds = (heading) => {
    first ??= heading
    return heading !== first
  }
  return () => first
}
const askedOnce = () => {
  const headings = model.seen.map(({ heading }) => heading).filter((heading) => heading !== null)
  expect(headings.length).toBeGreaterThan(2)
  expect(new Set(headings).size).toBe(headings.length)
}

describe('drafting by the model', () => {
  it.each(Object.keys(SHEETS))('drafts %s with every number right', async (type) => {
    const draft = await finished(await accept(SHEETS[type]!))
    expect(draft.check?.findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(draft.status).toBe('clean')
    expect(draft.sections.some(({ drafter }) => drafter === 'llm')).toBe(true)
    for (const { drafter, usage } of draft.sections) {
      if (drafter === 'llm') expect(usage).toMatchObject({ models: ['scripted'], inputTokens: expect.any(Number) })
      else expect(usage).toBeNull()
    }
    expect(draft.receipt?.model).toBe('scripted')
  })

  const MISTAKES: Mistake[] = ['wrong-digit', 'swapped', 'invented']
  describe.each(MISTAKES)('that makes the mistake %s, and insists on it', (mistake) => {
    it.each(Object.keys(SHEETS))('is caught each time in %s', async (type) => {
      model.behaviour = { ...GOOD, mistakes: [mistake], stubborn: true }
      const draft = await finished(await accept(SHEETS[type]!))
      const attempts = (await jobOf(draft.id).sections()).flatMap((section) => section.attempts)
      const words = (slotText: string) => renderSlots(slotText, draft.factSheet).text
      const mistaken = model.seen.filter(({ said, meant }) => words(said) !== words(meant))
      expect(mistaken.length).toBeGreaterThan(0)
      for (const { said } of mistaken) {
        const taken = attempts.filter(({ raw, faults }) => raw === said && faults.length === 0)
        expect(taken.map(({ raw }) => raw)).toEqual([])
      }
      expect(draft.check?.findings.filter(({ severity }) => severity === 'error')).toEqual([])
      expect(draft.check?.coverage.omitted).toEqual([])
    })
  })

  it.each(Object.keys(SHEETS))(
    'asks for what the model forgot in %s, and adds it when it forgets again',
    async (type) => {
      model.behaviour = { ...GOOD, mistakes: ['forgotten'], stubborn: true }
      const draft = await finished(await accept(SHEETS[type]!))
      expect(model.seen.some(({ said, meant }) => said.length < meant.length)).toBe(true)
      expect(draft.check).toMatchObject({ verdict: 'clean', coverage: { omitted: [] } })
    },
  )
})

describe('a job that is interrupted', () => {
  const sheet = SHEETS['district-quarterly']!

  it('goes on with what is unfinished, and asks for no finished section twice', async () => {
    const first = holdAllButTheFirst()
    const id = await accept(sheet)
    const kept = async () => (await jobOf(id).sections()).map((section) => section.id)
    await until(async () => (await kept()).length > 0 && model.seen.length > 2)
    const finishedSections = await kept()
    await abortAllDurableObjects()
    const before = model.seen.length
    model.holds = () => false
    const draft = await finished(id)
    expect(draft.status).toBe('clean')
    const askedAgain = model.seen.slice(before).map(({ heading }) => heading)
    expect(askedAgain).not.toContain(first())
    expect(finishedSections.length).toBeGreaterThan(0)
  })

  it('shows the draft as far as it is, and lets nobody change it meanwhile', async () => {
    holdAllButTheFirst()
    const id = await accept(sheet)
    await until(async () => (await jobOf(id).sections()).length > 1)
    const response = await call(`/v1/drafts/${id}`)
    expect(response.headers.get('retry-after')).toBe('2')
    const partial = (await response.json()) as Draft
    expect(partial).toMatchObject({ status: 'drafting', version: 1, check: null, receipt: null })
    expect(partial.sections.length).toBeGreaterThan(1)
    for (const { start, end } of partial.sections) expect(partial.text.slice(start, end).length).toBeGreaterThan(20)
    const edit = await send('PUT', `/v1/drafts/${id}/text`, { text: '甲' })
    expect(edit.status).toBe(409)
    expect((await call(`/v1/drafts/${id}/export?format=txt&watermark=draft`)).status).toBe(409)
    model.holds = () => false
    expect((await finished(id)).status).toBe('clean')
  })

  it('passes sentences on as they come, to whoever listens', async () => {
    const response = await post('/v1/drafts', { factSheet: sheet, drafter: 'llm' }, { accept: 'text/event-stream' })
    const events = await eventsOf(response)
    const deltas = events.filter(({ event }) => event === 'delta')
    expect(deltas.length).toBeGreaterThan(3)
    expect(deltas.every(({ id }) => id === null)).toBe(true)
    const draft = events.at(-1)!.data as Draft
    const [first] = deltas.map(({ data }) => data as { section: string; text: string })
    expect(draft.sections.map(({ id }) => id)).toContain(first!.section)
    expect(draft.text).toContain(first!.text.trim())
  })

  it('keeps the events of before, each once', async () => {
    holdAllButTheFirst()
    const id = await accept(sheet)
    await until(async () => (await jobOf(id).sections()).length > 0)
    const head = await eventsOf(await call(`/v1/drafts/${id}/events`), (events) =>
      events.some(({ event }) => event === 'section'),
    )
    await abortAllDurableObjects()
    model.holds = () => false
    await finished(id)
    const last = head.filter((event) => event.id !== null).at(-1)!
    const tail = await eventsOf(await call(`/v1/drafts/${id}/events`, { headers: { 'last-event-id': last.id! } }))
    const all = [...head, ...tail].filter((event) => event.id !== null)
    expect(new Set(all.map((event) => event.id)).size).toBe(all.length)
    const sections = all.filter(({ event }) => event === 'section').map(({ data }) => (data as { id: string }).id)
    expect(new Set(sections).size).toBe(sections.length)
    expect(sections.length).toBe((all[0]!.data as { sections: unknown[] }).sections.length)
    expect(all.at(-1)?.event).toBe('done')
  })

  it('accepts the same job again without doing anything twice', async () => {
    const id = await accept(sheet)
    await finished(id)
    const calls = model.seen.length
    const before = await reread(id)
    await jobOf(id).start({ org: 'demo', draftId: id, run: 1, sheet: before.factSheet, drafter: 'llm' })
    await runInDurableObject(jobOf(id), async (_, state) => expect(await state.storage.getAlarm()).not.toBeNull())
    expect(model.seen.length).toBe(calls)
    expect(await reread(id)).toEqual(before)
    askedOnce()
  })

  it('begins a job that was stored and never begun when somebody looks at it', async () => {
    const id = await accept(SMALL)
    await finished(id)
    const stranded = crypto.randomUUID().replaceAll('-', '')
    await env.DB.batch([
      env.DB.prepare(
        "INSERT INTO drafts (org, id, status, version, run, drafter, title, outlook, created_by, created_at, updated_at) SELECT org, ?1, 'drafting', 1, 1, drafter, title, outlook, created_by, created_at, updated_at FROM drafts WHERE id = ?2",
      ).bind(stranded, id),
      env.DB.prepare(
        "INSERT INTO draft_versions (org, draft_id, version, status, title, fact_sheet, text, sections, dismissals, hidden, actor, at, action, words) SELECT org, ?1, 1, 'drafting', title, fact_sheet, '', '[]', '[]', '[]', actor, at, action, words FROM draft_versions WHERE draft_id = ?2 AND version = 1",
      ).bind(stranded, id),
    ])
    expect((await finished(stranded)).status).toBe('clean')
  })

  it('clears its events away in the end, and still tells a late client how it ended', async () => {
    const id = await accept(SMALL)
    await finished(id)
    expect(await runDurableObjectAlarm(jobOf(id))).toBe(true)
    const events = await eventsOf(await call(`/v1/drafts/${id}/events`))
    expect(events.map(({ event }) => event)).toEqual(['check', 'done'])
  })
})
