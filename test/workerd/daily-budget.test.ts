import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { chinaDay } from '../../src/domain/china-day.ts'
import type { Draft } from '../../src/domain/draft.ts'
import { call, post, problemOf, SHEETS, SMALL, send } from '../http/client.ts'
import { GOOD } from '../stub-model/behaviour.ts'
import { ScriptedModel } from './scripted-model.ts'

const model = new ScriptedModel()
beforeAll(model.enable)
afterAll(model.disable)

const LIMIT = Number(env.SHUZHUN_DAILY_TOKENS)
const used = () =>
  env.DB.prepare('SELECT answers, input_tokens + output_tokens AS tokens FROM model_usage WHERE org = ? AND day = ?')
    .bind('demo', chinaDay(new Date()))
    .first<{ answers: number; tokens: number }>()
const enter = (tokens: number) =>
  env.DB.prepare('INSERT OR REPLACE INTO model_usage VALUES (?, ?, 0, ?, 0)')
    .bind('demo', chinaDay(new Date()), tokens)
    .run()
const draft = (drafter: string, sheet: object = SMALL) =>
  post('/v1/drafts', { factSheet: sheet, drafter }, { prefer: 'wait=20' })

beforeEach(async () => {
  model.reset()
  await enter(0)
})

describe('the model used up for the day', () => {
  it('is counted from its answers', async () => {
    expect((await draft('llm', SHEETS['township-quarterly'])).status).toBe(201)
    const now = await used()
    expect(now?.answers).toBe(model.seen.length)
    expect(now?.tokens).toBeGreaterThan(model.seen.map(({ said }) => said).join('').length)
  })

  it.each(['llm', 'auto'])(
    'is told to whoever asks for a draft by %s, with the time until midnight',
    async (drafter) => {
      await enter(LIMIT)
      const response = await draft(drafter)
      expect(response.status).toBe(429)
      const wait = Number(response.headers.get('retry-after'))
      expect(wait).toBeGreaterThan(0)
      expect(wait).toBeLessThanOrEqual(86_400)
      const { code, detail } = await problemOf(response)
      expect(code).toBe('rate-limited')
      expect(detail).toMatch(/模型用量已用完.*零点恢复.*template/)
      expect(detail.includes('drafter 为 auto')).toBe(drafter === 'auto')
      expect(model.seen).toEqual([])
    },
  )

  it('stops neither the template nor anything else, but no section is drafted again by the model', async () => {
    const made = (await (await draft('llm')).json()) as Draft
    await enter(LIMIT)
    const path = `/v1/drafts/${made.id}`
    expect((await draft('template')).status).toBe(201)
    expect((await call(path)).status).toBe(200)
    expect((await post('/v1/check', { factSheet: SMALL, text: made.text })).status).toBe(200)
    expect((await call(`${path}/export?format=docx`)).status).toBe(200)
    const again = await post(`${path}/sections/${made.sections.at(-1)!.id}/redraft`, {})
    expect(again.status).toBe(429)
    expect((await send('PUT', `${path}/text`, { text: made.text })).status).toBe(200)
    expect((await call(`${path}/approve`, { method: 'POST' })).status).toBeLessThan(429)
  })

  it('leaves the rest of a draft that was begun before to the template', async () => {
    await enter(LIMIT - 1)
    model.behaviour = { ...GOOD, mistakes: ['wrong-digit'] }
    const made = (await (await draft('llm', SHEETS['district-quarterly'])).json()) as Draft
    expect(made).toMatchObject({ status: 'clean', check: { coverage: { omitted: [] } } })
    expect(model.seen.some(({ said, meant }) => said !== meant)).toBe(true)
    const repairs = model.seen.filter(({ heading }) => heading === null)
    expect(repairs).toEqual([])
  })
})
