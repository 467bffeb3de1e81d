import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { HttpResponse } from 'msw'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Draft } from '../../src/domain/draft.ts'
import type { DeliveryDetail, WebhookDelivery, WebhookEndpoint, WebhookPayload } from '../../src/domain/webhook.ts'
import { call, drafted, post, problemOf, SMALL, send } from '../http/client.ts'
import { type Arrived, Receiver } from './receiver.ts'

const receiver = new Receiver()
beforeAll(receiver.enable)
afterAll(receiver.disable)

const URL_OF_OA = 'https://oa.yunxi.example.cn/shuzhun'
interface Made {
  readonly endpoint: WebhookEndpoint
  readonly secret: string
}
const register = async (asked: object = {}): Promise<Made> => {
  const response = await post('/v1/webhooks', { url: URL_OF_OA, ...asked })
  expect(response.status).toBe(201)
  return response.json()
}
const renew = async (id: string): Promise<Made> => (await call(`/v1/webhooks/${id}/secret`, { method: 'POST' })).json()
const log = async (id: string, query = ''): Promise<WebhookDelivery[]> =>
  ((await (await call(`/v1/webhooks/${id}/deliveries${query}`)).json()) as { deliveries: WebhookDelivery[] }).deliveries
const detail = async (id: string, message: string): Promise<DeliveryDetail> =>
  (await call(`/v1/webhooks/${id}/deliveries/${message}`)).json()
const outboxOf = (id: string) => env.WEBHOOK_OUTBOX.get(env.WEBHOOK_OUTBOX.idFromName(JSON.stringify(['demo', id])))

/** Waits until the log says so. */
async function until(id: string, says: (deliveries: WebhookDelivery[]) => boolean): Promise<WebhookDelivery[]> {
  for (let tries = 0; tries < 300; tries++) {
    const deliveries = await log(id)
    if (says(deliveries)) return deliveries
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(JSON.stringify(await log(id)))
}
const settled = (id: string, count = 1) =>
  until(id, (all) => all.length >= count && all.every(({ state, tries }) => state !== 'waiting' || tries > 0))

const verified = (secret: string, { headers, body }: Arrived): WebhookPayload =>
  new Webhook(secret).verify(body, { ...headers }) as WebhookPayload

beforeEach(async () => {
  receiver.reset()
  await env.DB.batch(
    ['webhook_endpoints', 'webhook_deliveries', 'webhook_tries'].map((table) => env.DB.prepare(`DELETE FROM ${table}`)),
  )
})
afterEach(() => vi.useRealTimers())

describe('the address named with a draft', () => {
  it('is told once it is done, signed after the specification, without its contents', async () => {
    const { secret } = await renew('callback')
    const draft = await drafted({ factSheet: SMALL, businessKey: '云溪-2026Q2-回调', callbackUrl: `${URL_OF_OA}?id=7` })
    await settled('callback')
    expect(receiver.arrived).toHaveLength(1)
    const [message] = receiver.arrived
    expect(message!.url).toBe(`${URL_OF_OA}?id=7`)
    expect(verified(secret, message!)).toEqual({
      type: 'draft.clean',
      timestamp: draft.updatedAt,
      data: { id: draft.id, businessKey: '云溪-2026Q2-回调', status: 'clean', version: draft.version },
    })
    expect(message!.headers['webhook-id']).toBe(`msg_${draft.id}_${draft.version}`)
    expect(message!.body).not.toMatch(/(?<![\da-f-])1204(?![\da-f-])/)
  })

  it('is told of every later status, and of nothing that leaves the status as it was', async () => {
    const draft = await drafted({ factSheet: SMALL, callbackUrl: URL_OF_OA })
    const write = async (text: string) =>
      (await send('PUT', `/v1/drafts/${draft.id}/text`, { text })).json() as Promise<Draft>
    await write(`${draft.text}\n以上情况，特此报告。`)
    await write(`${draft.text}\n出动巡查人员1240人次。`)
    await write(draft.text)
    const approved = (await (await call(`/v1/drafts/${draft.id}/approve`, { method: 'POST' })).json()) as Draft
    expect(approved.status).toBe('approved')
    const told = await settled('callback', 4)
    expect(told.map(({ event }) => event).toReversed()).toEqual([
      'draft.clean',
      'draft.flagged',
      'draft.clean',
      'draft.approved',
    ])
  })

  it('is told of a failure', async () => {
    const response = await post(
      '/v1/drafts',
      { factSheet: SMALL, drafter: 'template', callbackUrl: URL_OF_OA },
      { prefer: 'respond-async' },
    )
    const { id } = (await response.json()) as Draft
    const ended = (await (await call(`/v1/drafts/${id}/cancel`, { method: 'POST' })).json()) as Draft
    const [told] = await settled('callback')
    expect(told!.event).toBe(`draft.${ended.status}`)
  })

  it.each([
    ['http://127.0.0.1:8080/hook', /内网/],
    ['http://169.254.169.254/latest/', /内网/],
    ['http://oa/hook', /内网/],
    ['ftp://oa.example.cn/', /开头/],
    ['/hook', /网址/],
  ])('is refused where it is %s, and nothing is stored', async (callbackUrl, words) => {
    const count = async () => (await env.DB.prepare('SELECT count(*) AS n FROM drafts').first<{ n: number }>())!.n
    const before = await count()
    const response = await post('/v1/drafts', { factSheet: SMALL, drafter: 'template', callbackUrl })
    expect(response.status).toBe(422)
    const problem = await problemOf(response)
    expect(problem.errors).toMatchObject([{ path: 'callbackUrl' }])
    expect(problem.detail).toMatch(words)
    expect(await count()).toBe(before)
  })
})

describe('a registered endpoint', () => {
  it('hears of the events it asked for', async () => {
    const { endpoint, secret } = await register({ events: ['draft.approved'], name: '云溪OA' })
    expect(secret).toMatch(/^whsec_[\w+/]{43}=$/)
    const draft = await drafted({ factSheet: SMALL })
    await call(`/v1/drafts/${draft.id}/approve`, { method: 'POST' })
    const [told] = await settled(endpoint.id)
    expect(told).toMatchObject({
      event: 'draft.approved',
      state: 'delivered',
      tries: 1,
      lastStatus: 204,
      draftId: draft.id,
    })
    expect(await log(endpoint.id)).toHaveLength(1)
    expect(verified(secret, receiver.arrived[0]!).data.status).toBe('approved')
  })

  it('gives its secret away nowhere', async () => {
    const { endpoint, secret } = await register()
    expect(await (await call('/v1/webhooks')).text()).not.toContain(secret)
    const rows = await env.DB.prepare('SELECT * FROM webhook_endpoints WHERE id = ?').bind(endpoint.id).all()
    expect(JSON.stringify(rows)).not.toContain(secret.slice(6))
  })

  it('is tested by a message of its own, which is tried once', async () => {
    const { endpoint, secret } = await register()
    receiver.answer = () => new HttpResponse(null, { status: 500 })
    const response = await call(`/v1/webhooks/${endpoint.id}/test`, { method: 'POST' })
    expect(response.status).toBe(202)
    const { id } = (await response.json()) as DeliveryDetail
    const [told] = await settled(endpoint.id)
    expect(told).toMatchObject({ id, event: 'webhook.test', state: 'failed', tries: 1, lastStatus: 500 })
    expect(verified(secret, receiver.arrived[0]!)).toMatchObject({ type: 'webhook.test' })
  })

  it('gets signatures by both secrets for a day after a change', async () => {
    const old = await register()
    const made = await renew(old.endpoint.id)
    expect(made.secret).not.toBe(old.secret)
    await call(`/v1/webhooks/${old.endpoint.id}/test`, { method: 'POST' })
    await settled(old.endpoint.id)
    for (const { secret } of [old, made]) expect(verified(secret, receiver.arrived[0]!)).toBeTruthy()
    vi.useFakeTimers({ now: Date.now() + 25 * 3_600_000, toFake: ['Date'] })
    await call(`/v1/webhooks/${old.endpoint.id}/test`, { method: 'POST' })
    await runDurableObjectAlarm(outboxOf(old.endpoint.id))
    await settled(old.endpoint.id, 2)
    expect(verified(made.secret, receiver.arrived[1]!)).toBeTruthy()
    expect(() => verified(old.secret, receiver.arrived[1]!)).toThrow()
  })

  it('is not followed where it redirects', async () => {
    const { endpoint } = await register()
    receiver.answer = () => new HttpResponse(null, { status: 302, headers: { location: 'http://169.254.169.254/' } })
    await drafted({ factSheet: SMALL })
    const [told] = await settled(endpoint.id)
    expect(told).toMatchObject({ state: 'waiting', tries: 1, lastStatus: 302 })
    expect(receiver.arrived.map(({ url }) => url)).toEqual([URL_OF_OA])
  })

  it('is disabled by 410, until a person enables it again', async () => {
    const { endpoint } = await register()
    receiver.answer = () => new HttpResponse(null, { status: 410 })
    await drafted({ factSheet: SMALL })
    const [told] = await settled(endpoint.id)
    expect(told).toMatchObject({ state: 'failed', tries: 1, lastStatus: 410 })
    const listed = async () => ((await (await call('/v1/webhooks')).json()) as { webhooks: WebhookEndpoint[] }).webhooks
    expect(await listed()).toMatchObject([{ enabled: false, disabledReason: expect.stringContaining('410') }])
    await drafted({ factSheet: SMALL })
    expect(await log(endpoint.id)).toHaveLength(1)
    expect((await call(`/v1/webhooks/${endpoint.id}/test`, { method: 'POST' })).status).toBe(409)
    await post(`/v1/webhooks/${endpoint.id}`, { enabled: true })
    expect(await listed()).toMatchObject([{ enabled: true, disabledReason: null }])
    receiver.reset()
    expect((await call(`/v1/webhooks/${endpoint.id}/deliveries/${told!.id}/replay`, { method: 'POST' })).status).toBe(
      202,
    )
    await until(endpoint.id, ([message]) => message?.state === 'delivered')
    expect(receiver.arrived[0]!.headers['webhook-id']).toBe(told!.id)
  })

  it('that does not answer in 15 seconds is tried again later', async () => {
    const { endpoint } = await register()
    receiver.answer = () => new Promise((resolve) => setTimeout(() => resolve(new HttpResponse(null)), 20_000))
    await call(`/v1/webhooks/${endpoint.id}/test`, { method: 'POST' })
    await new Promise((resolve) => setTimeout(resolve, 14_000))
    const [told] = await settled(endpoint.id)
    expect(told).toMatchObject({ lastStatus: null, lastFault: expect.stringContaining('15 秒') })
  })

  it('of another organisation is neither seen nor touched', async () => {
    const { endpoint } = await register()
    await env.DB.prepare("UPDATE webhook_endpoints SET org = 'other'").run()
    const path = `/v1/webhooks/${endpoint.id}`
    expect(await (await call('/v1/webhooks')).json()).toEqual({ webhooks: [] })
    const statuses = await Promise.all([
      post(path, { enabled: false }),
      call(path, { method: 'DELETE' }),
      call(`${path}/secret`, { method: 'POST' }),
      call(`${path}/test`, { method: 'POST' }),
    ])
    expect(statuses.map(({ status }) => status)).toEqual([404, 404, 404, 404])
    await drafted({ factSheet: SMALL })
    expect(receiver.arrived).toEqual([])
  })

  it('may not lie inside the network, and may be changed and removed', async () => {
    expect((await post('/v1/webhooks', { url: 'http://192.168.1.9/oa' })).status).toBe(422)
    const { endpoint } = await register()
    const path = `/v1/webhooks/${endpoint.id}`
    expect((await post(path, { url: 'http://[::1]/oa' })).status).toBe(422)
    expect(await (await post(path, { name: '新名', events: ['draft.failed'] })).json()).toMatchObject({
      name: '新名',
      url: URL_OF_OA,
      events: ['draft.failed'],
    })
    expect((await call(path, { method: 'DELETE' })).status).toBe(204)
    expect((await call(path, { method: 'DELETE' })).status).toBe(404)
  })
})

describe('a message that does not arrive', () => {
  it('is tried ten times over three days under one id, then given up, and can be sent again', async () => {
    const { endpoint, secret } = await register()
    receiver.answer = () => new HttpResponse(null, { status: 503 })
    vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] })
    const began = Date.now()
    await drafted({ factSheet: SMALL })
    let [message] = await settled(endpoint.id)
    const tries = [0]
    while (message!.nextAt !== null && tries.length < 12) {
      vi.setSystemTime(Date.parse(message!.nextAt))
      tries.push((Date.now() - began) / 3_600_000)
      await runDurableObjectAlarm(outboxOf(endpoint.id))
      message = (await log(endpoint.id))[0]
    }
    expect(message).toMatchObject({ state: 'failed', tries: 10, lastStatus: 503 })
    expect(receiver.arrived).toHaveLength(10)
    expect(new Set(receiver.arrived.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(new Set(receiver.arrived.map(({ body }) => body)).size).toBe(1)
    const times = receiver.arrived.map(({ headers }) => Number(headers['webhook-timestamp']))
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(tries.at(-1)).toBeGreaterThan(68)
    expect(tries.at(-1)).toBeLessThan(84)
    const told = await detail(endpoint.id, message!.id)
    expect(told.attempts.map(({ status }) => status)).toEqual(Array(10).fill(503))
    expect(JSON.parse(told.payload)).toMatchObject({ type: 'draft.clean' })
    receiver.reset()
    await call(`/v1/webhooks/${endpoint.id}/deliveries/${message!.id}/replay`, { method: 'POST' })
    await runDurableObjectAlarm(outboxOf(endpoint.id))
    expect((await log(endpoint.id))[0]).toMatchObject({ state: 'delivered', tries: 1 })
    expect(verified(secret, receiver.arrived[0]!)).toBeTruthy()
  })

  it('is found by the alarm where whoever stored it was killed before saying so', async () => {
    const { endpoint } = await register()
    const stub = outboxOf(endpoint.id)
    await stub.wake({ org: 'demo', endpointId: endpoint.id }, 30_000)
    await env.DB.prepare(
      `INSERT INTO webhook_deliveries (org, endpoint_id, id, url, event, payload, state, tries, next_at, created_at)
       VALUES ('demo', ?, 'msg_lost', ?, 'draft.clean', '{}', 'waiting', 0, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z')`,
    )
      .bind(endpoint.id, URL_OF_OA)
      .run()
    expect(await runInDurableObject(stub, (_, state) => state.storage.getAlarm())).toBeGreaterThan(Date.now())
    await runDurableObjectAlarm(stub)
    expect((await log(endpoint.id))[0]).toMatchObject({ id: 'msg_lost', state: 'delivered' })
  })

  it('waits where its secret cannot be read, and says what to do', async () => {
    const { endpoint } = await register()
    await env.DB.prepare("UPDATE webhook_endpoints SET sealed = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'").run()
    await drafted({ factSheet: SMALL })
    const [told] = await settled(endpoint.id)
    expect(told).toMatchObject({ state: 'waiting', tries: 1, lastFault: expect.stringContaining('换签名密钥') })
    await renew(endpoint.id)
    await call(`/v1/webhooks/${endpoint.id}/deliveries/${told!.id}/replay`, { method: 'POST' })
    await until(endpoint.id, ([message]) => message?.state === 'delivered')
  })

  it('is listed page by page', async () => {
    const { endpoint } = await register()
    for (let n = 0; n < 3; n++) await call(`/v1/webhooks/${endpoint.id}/test`, { method: 'POST' })
    await settled(endpoint.id, 3)
    const path = `/v1/webhooks/${endpoint.id}/deliveries?limit=2`
    const first = (await (await call(path)).json()) as { deliveries: WebhookDelivery[]; next: string }
    const rest = (await (await call(`${path}&cursor=${encodeURIComponent(first.next)}`)).json()) as typeof first
    expect([first.deliveries.length, rest.deliveries.length, rest.next]).toEqual([2, 1, null])
    expect(new Set([...first.deliveries, ...rest.deliveries].map(({ id }) => id)).size).toBe(3)
    expect(await log(endpoint.id, '?state=failed')).toEqual([])
  })
})
