import { describe, expect, it } from 'vitest'
import { Draft } from '../../src/domain/draft.ts'
import { call, drafted, eventsOf, post, problemOf, reread, SHEETS, SMALL } from './client.ts'

const TYPES = [
  'township-quarterly',
  'township-environment',
  'district-quarterly',
  'township-annual',
  'living-environment',
]

describe('the main job', () => {
  it.each(TYPES)('drafts and checks the %s fact sheet', async (type) => {
    const draft = await drafted({ factSheet: SHEETS[type] })
    expect(Draft.safeParse(draft).error).toBeUndefined()
    expect(draft.check?.findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(draft.status).toBe('clean')
    expect(draft.check?.coverage.omitted).toEqual([])
    expect(draft.check?.figures.length).toBeGreaterThan(10)
    for (const figure of draft.check!.figures) expect(draft.text.slice(figure.start, figure.end)).toBe(figure.text)
    expect(draft.text.startsWith(draft.title)).toBe(true)
    expect(draft.receipt?.textSha256).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('asking for a draft', () => {
  it('answers 201 with the whole draft and its Location', async () => {
    const response = await post('/v1/drafts', { factSheet: SMALL, drafter: 'template' })
    expect(response.status).toBe(201)
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(response.headers.get('x-request-id')).toMatch(/\S/)
    const draft = (await response.json()) as Draft
    expect(response.headers.get('location')).toBe(`/v1/drafts/${draft.id}`)
    expect(response.headers.get('etag')).toBe(`"${draft.version}"`)
    expect(draft.sections.every(({ drafter }) => drafter === 'template')).toBe(true)
  })

  it('answers 202 at once to respond-async, and finishes all the same', async () => {
    const response = await post('/v1/drafts', { factSheet: SMALL, drafter: 'template' }, { prefer: 'respond-async' })
    expect(response.status).toBe(202)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    const location = response.headers.get('location')!
    await response.body?.cancel()
    const events = await eventsOf(await call(`${location}/events`))
    expect(events.at(-1)?.event).toBe('done')
    expect(((await (await call(location)).json()) as Draft).status).toBe('clean')
  })

  it('refuses a model where the request names a drafter that is none', async () => {
    const response = await post('/v1/drafts', { factSheet: SMALL, drafter: 'robot' })
    expect(response.status).toBe(422)
    expect((await problemOf(response)).errors.map(({ path }) => path)).toEqual(['drafter'])
  })
})

describe('the event stream', () => {
  it('tells the stages in order and ends', async () => {
    const response = await post(
      '/v1/drafts',
      { factSheet: SMALL, drafter: 'template' },
      { accept: 'text/event-stream' },
    )
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    const events = await eventsOf(response)
    const kinds = events.map(({ event }) => event).filter((event) => event !== 'delta')
    expect(kinds.slice(0, 2)).toEqual(['outline', 'references'])
    expect(kinds.slice(-2)).toEqual(['check', 'done'])
    expect(kinds.slice(2, -2).every((kind) => kind === 'section')).toBe(true)
    expect(Draft.safeParse(events.at(-1)?.data).success).toBe(true)
  })

  it('misses nothing and doubles nothing for a client that comes back', async () => {
    const whole = await eventsOf(
      await post(
        '/v1/drafts',
        { factSheet: SHEETS['district-quarterly'], drafter: 'template' },
        { accept: 'text/event-stream' },
      ),
    )
    const stored = whole.filter(({ id }) => id !== null)
    const { id } = stored.at(-1)!.data as Draft
    for (const cut of [0, 1, Math.floor(stored.length / 2), stored.length - 1]) {
      const again = await call(`/v1/drafts/${id}/events`, { headers: { 'last-event-id': stored[cut]!.id! } })
      expect(await eventsOf(again)).toEqual(stored.slice(cut + 1))
    }
  })

  it('answers 404 for a draft that is not there', async () => {
    expect((await call('/v1/drafts/nowhere/events')).status).toBe(404)
  })

  it('finishes the draft of a client that went away', async () => {
    const response = await post(
      '/v1/drafts',
      { factSheet: SHEETS['township-annual'], drafter: 'template' },
      { accept: 'text/event-stream' },
    )
    const location = response.headers.get('location')!
    await eventsOf(response, (events) => events.length > 0)
    const events = await eventsOf(await call(`${location}/events`))
    expect(events.at(-1)?.event).toBe('done')
  })
})

describe('idempotency', () => {
  it('makes one draft of fifty concurrent posts with one key', async () => {
    const key = crypto.randomUUID()
    const responses = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        post('/v1/drafts', { factSheet: SMALL, drafter: 'template' }, { 'idempotency-key': n % 2 ? key : `"${key}"` }),
      ),
    )
    const drafts = await Promise.all(responses.map((response) => response.json() as Promise<Draft>))
    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(drafts.map(({ id }) => id)).size).toBe(1)
    expect(new Set(drafts.map(({ version }) => version))).toEqual(new Set([2]))
  })

  it('refuses the same key with another body, and says which draft it made', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() }
    const first = await post('/v1/drafts', { factSheet: SMALL, drafter: 'template' }, key)
    const other = await post(
      '/v1/drafts',
      { factSheet: { ...SMALL, organisation: '青岚镇人民政府' }, drafter: 'template' },
      key,
    )
    expect(other.status).toBe(422)
    expect((await problemOf(other)).code).toBe('key-reused')
    expect(other.headers.get('location')).toBe(first.headers.get('location'))
  })

  it('does not mind the order of keys', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() }
    const first = await post('/v1/drafts', { factSheet: SMALL, drafter: 'template' }, key)
    const turned = Object.fromEntries(Object.entries(SMALL).reverse())
    const again = await post('/v1/drafts', { drafter: 'template', factSheet: turned }, key)
    expect(((await again.json()) as Draft).id).toBe(((await first.json()) as Draft).id)
  })
})

describe('the business key', () => {
  const businessKey = () => `云溪镇-季度自评-${crypto.randomUUID()}`

  it('gives the same draft for the same sheet', async () => {
    const key = businessKey()
    const [first, second] = await Promise.all([1, 2].map(() => drafted({ factSheet: SMALL, businessKey: key })))
    expect(second!.id).toBe(first!.id)
    expect(first!.businessKey).toBe(key)
  })

  it('refuses another sheet with 409 and its Location, unless it revises', async () => {
    const key = businessKey()
    const first = await drafted({ factSheet: SMALL, businessKey: key })
    const changed = { ...SMALL, facts: [{ ...SMALL.facts[0], value: '1300' }, SMALL.facts[1]] }
    const refused = await post('/v1/drafts', { factSheet: changed, drafter: 'template', businessKey: key })
    expect(refused.status).toBe(409)
    expect(refused.headers.get('location')).toBe(`/v1/drafts/${first.id}`)
    const revised = await drafted({ factSheet: changed, businessKey: key, revise: true })
    expect(revised.version).toBeGreaterThan(first.version)
    expect(revised.text).toContain('1300')
    const old = await call(`/v1/drafts/${revised.id}?version=${first.version}`)
    expect(((await old.json()) as Draft).text).toBe(first.text)
  })
})

describe('the queue', () => {
  it('lists newest first, page by page, and by status', async () => {
    const made = []
    for (let n = 0; n < 3; n++) made.push((await drafted({ factSheet: SMALL })).id)
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page = await call(`/v1/drafts?limit=2${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`)
      const { drafts, next } = (await page.json()) as { drafts: { id: string }[]; next: string | null }
      seen.push(...drafts.map(({ id }) => id))
      cursor = next
    } while (cursor)
    expect(seen.slice(0, 3)).toEqual(made.reverse())
    expect(new Set(seen).size).toBe(seen.length)
    const flagged = (await (await call('/v1/drafts?status=flagged')).json()) as { drafts: { status: string }[] }
    expect(flagged.drafts.filter(({ status }) => status !== 'flagged')).toEqual([])
    const clean = (await (await call('/v1/drafts?status=clean')).json()) as { drafts: { id: string }[] }
    expect(clean.drafts.map(({ id }) => id)).toEqual(expect.arrayContaining(made))
  })

  it.each(['status=lost', 'limit=0', 'limit=x', 'cursor=nonsense'])('refuses ?%s', async (query) => {
    const response = await call(`/v1/drafts?${query}`)
    expect(response.status).toBe(422)
    expect((await problemOf(response)).errors[0]?.path).toBe(query.split('=')[0])
  })

  it('answers 404 for a draft that is not there', async () => {
    const response = await call('/v1/drafts/nowhere')
    expect(response.status).toBe(404)
    expect((await problemOf(response)).code).toBe('not-found')
    expect(await reread('nowhere')).toMatchObject({ code: 'not-found' })
  })
})
