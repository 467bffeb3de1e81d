import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { D1Samples } from '../../src/adapters/d1-samples.ts'
import type { Check } from '../../src/domain/finding.ts'
import { Scope } from '../../src/domain/role.ts'
import { createApp } from '../../src/http/app.ts'
import type { AppDeps } from '../../src/http/deps.ts'
import { ROUTES } from '../../src/http/routes.ts'
import { EMBEDDED } from '../../src/pipeline/ports.ts'
import { embeddedReports } from '../workerd/embedded-reports.ts'
import { call, post, problemOf, SMALL } from './client.ts'

const get = async <T>(path: string): Promise<T> => (await call(path)).json()

beforeAll(async () => {
  const library = new D1Samples(env.DB)
  for (const taken of await embeddedReports()) await library.save(EMBEDDED, taken)
})

describe('checking a text', () => {
  const check = async (text: string, query = ''): Promise<Check> =>
    (await post(`/v1/check${query}`, { factSheet: SMALL, text })).json()

  it('says clean of a right text and flagged of a wrong one', async () => {
    const clean = await check('出动巡查人员1204人次，同比增长12.0%，发现露天焚烧18起。')
    expect(clean).toMatchObject({ verdict: 'clean', findings: [], coverage: { required: 2, used: 2, omitted: [] } })
    const flagged = await check('出动巡查人员1240人次，发现露天焚烧18起。')
    expect(flagged.verdict).toBe('flagged')
    expect(flagged.findings[0]).toMatchObject({ code: 'value-mismatch', start: 6, end: 12, fix: { text: '1204人次' } })
  })

  it('tells its steps when asked to', async () => {
    expect((await check('出动巡查人员1204人次。')).figures[0]).not.toHaveProperty('trace')
    expect((await check('出动巡查人员1204人次。', '?explain=1')).figures[0]?.trace?.length).toBeGreaterThan(0)
  })

  it('answers 503 when it cannot check, never an empty list', async () => {
    const broken = createApp({
      check: () => {
        throw new Error('checker down')
      },
      clock: { now: () => new Date() },
      ids: { next: () => 'id' },
      callerOf: async () => ({
        org: 'demo',
        actor: { id: 'a', name: 'a' },
        kind: 'person' as const,
        scopes: Scope.options,
        selfApproval: true,
      }),
      log: () => {},
      addressOf: () => null,
      counted: async () => '',
      standing: async () => [],
      recordedFor: () => ({}) as ReturnType<AppDeps['recordedFor']>,
    } as Partial<AppDeps> as AppDeps)
    const response = await broken.request('/v1/check', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ factSheet: SMALL, text: '出动巡查人员1204人次。' }),
    })
    expect(response.status).toBe(503)
    expect((await problemOf(response)).code).toBe('checker-unavailable')
  })
})

describe('the other endpoints', () => {
  it('parses pasted cells', async () => {
    const response = await post('/v1/facts/parse', { text: '指标\t数值\t单位\n出动巡查人员\t1204\t人次\n' })
    const { facts } = (await response.json()) as { facts: { label: string; value: string; unit: string }[] }
    expect(facts).toMatchObject([{ label: '出动巡查人员', value: '1204', unit: '人次' }])
  })

  it('lists the five report types with their outlines', async () => {
    const { reportTypes } = await get<{ reportTypes: { id: string; chapters: unknown[] }[] }>('/v1/report-types')
    expect(reportTypes.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'township-quarterly',
        'township-environment',
        'district-quarterly',
        'township-annual',
        'living-environment',
      ]),
    )
    for (const { chapters } of reportTypes) expect(chapters.length).toBeGreaterThan(1)
  })

  it('lists samples and gives one with its text', async () => {
    const { samples } = await get<{ samples: { id: string; title: string }[] }>('/v1/samples')
    expect(samples.length).toBeGreaterThanOrEqual(10)
    const sample = await get<{ title: string; text: string }>(`/v1/samples/${samples[0]!.id}`)
    expect(sample.title).toBe(samples[0]!.title)
    expect(sample.text.length).toBeGreaterThan(1000)
    expect((await call('/v1/samples/nothing')).status).toBe(404)
  })

  it('takes in a sample once, finds its passages, and deletes it', async () => {
    const text = `青岚镇2026年第一季度绿色发展工作自评报告\n\n一、主要举措\n\n（一）秸秆禁烧。组织网格员分片巡查，在田间设立值守点，对露天焚烧行为及时劝阻，秸秆禁烧责任落实到户、到田块，全镇未发生大面积焚烧。\n`
    const added = await post('/v1/samples', { text, reportType: 'township-quarterly', year: 2026, source: '自评.txt' })
    expect(added.status).toBe(201)
    const location = added.headers.get('location')!
    expect(
      ((await (await post('/v1/samples', { text })).json()) as { samples: { known: boolean }[] }).samples,
    ).toMatchObject([{ known: true }])
    const { passages } = await get<{ passages: { text: string }[] }>('/v1/passages?q=秸秆禁烧 田间值守点 分片巡查&k=3')
    expect(passages.some((passage) => passage.text.includes('在田间设立值守点'))).toBe(true)
    expect((await call(location, { method: 'DELETE' })).status).toBe(204)
    expect((await call(location, { method: 'DELETE' })).status).toBe(404)
    const [embedded] = (await get<{ samples: { id: string }[] }>('/v1/samples')).samples
    expect((await call(`/v1/samples/${embedded!.id}`, { method: 'DELETE' })).status).toBe(403)
  })

  it('refuses a sample without a paragraph, and one of an unknown type', async () => {
    expect((await problemOf(await post('/v1/samples', { text: '短' }))).errors[0]?.path).toBe('text')
    const unknown = await post('/v1/samples', { text: '短', reportType: 'village-daily' })
    expect((await problemOf(unknown)).code).toBe('unknown-report-type')
  })

  it('finds passages, best first', async () => {
    const query = new URLSearchParams({ q: '秸秆禁烧 巡查', reportType: 'township-quarterly', k: '3' })
    const { passages } = await get<{ passages: { text: string; score: number }[] }>(`/v1/passages?${query}`)
    expect(passages.length).toBeGreaterThan(0)
    expect(passages.length).toBeLessThanOrEqual(3)
    const scores = passages.map(({ score }) => score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect((await call('/v1/passages')).status).toBe(422)
    expect((await call('/v1/passages?q=%22%20OR%20*&k=1')).status).toBe(200)
  })

  it('is alive', async () => {
    expect(await get('/healthz')).toEqual({ status: 'ok' })
  })
})

describe('the description', () => {
  interface Description {
    openapi: string
    paths: Record<
      string,
      Record<string, { responses: Record<string, unknown>; operationId: string; requestBody?: unknown }>
    >
    components: { schemas: Record<string, unknown>; responses: Record<string, unknown> }
  }

  it('tells of every endpoint, and refers only to what it holds', async () => {
    const description = await get<Description>('/openapi.json')
    expect(description.openapi).toBe('3.1.0')
    for (const { operation } of ROUTES) {
      const told = description.paths[operation.path]?.[operation.method.toLowerCase()]
      expect(told?.operationId, operation.path).toBe(operation.id)
      expect(Object.keys(told!.responses)).toEqual(expect.arrayContaining(['405', '500', '503']))
      if (operation.params) expect(Object.keys(told!.responses)).toContain('404')
      if (operation.needs) expect(Object.keys(told!.responses)).toEqual(expect.arrayContaining(['401', '403', '429']))
      if (operation.body)
        expect(Object.keys(told!.responses)).toEqual(expect.arrayContaining(['400', '413', '415', '422']))
    }
    const text = JSON.stringify(description)
    const refs = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]!)
    expect(refs.length).toBeGreaterThan(20)
    for (const ref of new Set(refs)) {
      const [, , kind, name] = ref.split('/') as [string, string, keyof Description['components'], string]
      expect(Object.keys(description.components[kind]), ref).toContain(name)
    }
  })

  it('describes the fact sheet as it is read', async () => {
    const { components } = await get<Description>('/openapi.json')
    const sheet = components.schemas.FactSheet as { required: string[]; properties: Record<string, unknown> }
    expect(sheet.required.sort()).toEqual(['facts', 'organisation', 'period', 'reportType'])
    const fact = components.schemas.Fact as { required: string[]; properties: Record<string, unknown> }
    expect(fact.required.sort()).toEqual(['label', 'value'])
    expect(Object.keys(fact.properties)).toEqual(expect.arrayContaining(['lastYear', 'target', 'partOf', 'aliases']))
  })
})
