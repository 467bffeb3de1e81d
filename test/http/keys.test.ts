import { env } from 'cloudflare:workers'
import { createHash, createHmac } from 'node:crypto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { secretBoxFrom } from '../../src/adapters/secret-box.ts'
import type { ApiKey } from '../../src/domain/api-key.ts'
import type { AuditEntry } from '../../src/domain/audit.ts'
import type { Draft } from '../../src/domain/draft.ts'
import { call, post, problemOf, SMALL, send } from './client.ts'

interface Made {
  readonly key: ApiKey
  readonly secret: string
}
const make = async (asked: object = {}): Promise<Made> => {
  const response = await post('/v1/keys', { name: '云溪镇OA', scopes: ['read', 'draft'], ...asked })
  expect(response.status).toBe(201)
  return response.json()
}
const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` })
const codeOf = async (response: Response) => {
  const problem = await problemOf(response)
  expect(problem.status).toBe(response.status)
  return problem.code
}
const keys = async () => ((await (await call('/v1/keys')).json()) as { keys: ApiKey[] }).keys

/** The headers of a request as an integration signs it. */
function signature({ key, secret }: Made, method: string, target: string, body = '', changed: object = {}) {
  const timestamp = String(Date.now())
  const nonce = crypto.randomUUID()
  const digest = createHash('sha256').update(body).digest('hex')
  const text = [method, target, timestamp, nonce, digest].join('\n')
  return {
    'x-app-id': key.id,
    'x-timestamp': timestamp,
    'x-nonce': nonce,
    'x-sign': createHmac('sha256', secret).update(text).digest('hex'),
    ...changed,
  }
}

afterEach(() => vi.useRealTimers())

describe('a key', () => {
  it('is shown once and kept as a hash alone', async () => {
    const { key, secret } = await make()
    expect(secret).toMatch(/^sz_[\w-]{43}$/)
    expect(key).toMatchObject({ name: '云溪镇OA', scheme: 'bearer', scopes: ['read', 'draft'], lastUsedOn: null })
    expect(key.secrets).toMatchObject([{ hint: `${secret.slice(0, 8)}…`, until: null }])
    expect(JSON.stringify(await keys())).not.toContain(secret)
    const tables = ['api_keys', 'api_key_secrets', 'api_key_uses']
    const rows = await env.DB.batch(tables.map((table) => env.DB.prepare(`SELECT * FROM ${table}`)))
    expect(JSON.stringify(rows)).not.toContain(secret)
    expect(JSON.stringify(rows)).toContain(createHash('sha256').update(secret).digest('hex'))
  })

  it('lets its integration draft under its own name, and tells when it was last used', async () => {
    const { key, secret } = await make()
    const made = await post(
      '/v1/drafts',
      { factSheet: SMALL, drafter: 'template' },
      { ...bearer(secret), prefer: 'wait=20' },
    )
    expect(made.status).toBe(201)
    const { id } = (await made.json()) as Draft
    const { history } = (await (await call(`/v1/drafts/${id}/history`)).json()) as { history: { actor: object }[] }
    expect(history[0]!.actor).toEqual({ id: key.id, name: '云溪镇OA' })
    expect((await keys()).find((each) => each.id === key.id)!.lastUsedOn).toMatch(/^\d{4}-\d\d-\d\d$/)
  })

  it('does nothing beyond its scopes, and cannot make keys', async () => {
    const { secret } = await make({ scopes: ['read'] })
    expect((await call('/v1/drafts', { headers: bearer(secret) })).status).toBe(200)
    const response = await post('/v1/drafts', { factSheet: SMALL }, bearer(secret))
    expect(response.status).toBe(403)
    expect((await problemOf(response)).detail).toContain('draft')
    expect((await call('/v1/keys', { headers: bearer(secret) })).status).toBe(403)
    expect((await post('/v1/keys', { name: '全权', scopes: ['admin'] })).status).toBe(422)
  })

  it('reads the metrics with a scope of their own, and nothing else', async () => {
    const { secret } = await make({ scopes: ['metrics'] })
    const metrics = await call('/metrics', { headers: bearer(secret) })
    expect(metrics.status).toBe(200)
    expect(await metrics.text()).toContain('shuzhun_http_request_seconds')
    expect((await call('/v1/drafts', { headers: bearer(secret) })).status).toBe(403)
    expect((await call('/metrics', { headers: bearer((await make()).secret) })).status).toBe(403)
  })

  it('never approves what it drafted', async () => {
    const { secret } = await make({ scopes: ['read', 'draft', 'review', 'approve'] })
    const headers = { ...bearer(secret), prefer: 'wait=20' }
    const draft = (await (await post('/v1/drafts', { factSheet: SMALL, drafter: 'template' }, headers)).json()) as Draft
    const response = await call(`/v1/drafts/${draft.id}/approve`, { method: 'POST', headers: bearer(secret) })
    expect(response.status).toBe(403)
  })

  it.each([
    ['an unknown one', 'Bearer sz_nobody', 'key-unknown', /复制完整/],
    ['another scheme', 'Basic YTpi', 'unauthorised', /Bearer/],
  ])('is refused where it is %s', async (_, authorization, code, words) => {
    const response = await call('/v1/drafts', { headers: { authorization } })
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toContain('Bearer')
    const problem = await problemOf(response)
    expect(problem.code).toBe(code)
    expect(problem.detail).toMatch(words)
  })

  it('ends when it expires, and when it is revoked', async () => {
    const { secret } = await make({ expiresAt: new Date(Date.now() + 3_600_000).toISOString() })
    const asked = () => call('/v1/drafts', { headers: bearer(secret) })
    expect((await asked()).status).toBe(200)
    vi.useFakeTimers({ now: Date.now() + 3_700_000, toFake: ['Date'] })
    expect(await codeOf(await asked())).toBe('key-expired')
    vi.useRealTimers()
    const other = await make()
    const revoked = await call(`/v1/keys/${other.key.id}`, { method: 'DELETE' })
    expect(((await revoked.json()) as ApiKey).revokedAt).not.toBeNull()
    expect(await codeOf(await call('/v1/drafts', { headers: bearer(other.secret) }))).toBe('key-revoked')
    expect((await post(`/v1/keys/${other.key.id}/rotate`, {})).status).toBe(409)
    expect((await post('/v1/keys', { name: 'x', scopes: ['read'], expiresAt: '2020-01-01T00:00:00Z' })).status).toBe(
      422,
    )
  })

  it('is changed with an overlap: both secrets hold until the stated moment, then the new one alone', async () => {
    const old = await make()
    const until = new Date(Date.now() + 3_600_000).toISOString()
    const response = await post(`/v1/keys/${old.key.id}/rotate`, { until })
    const made = (await response.json()) as Made
    expect(made.key.secrets.map((each) => each.until)).toEqual([null, until])
    const status = async (secret: string) => (await call('/v1/drafts', { headers: bearer(secret) })).status
    expect([await status(old.secret), await status(made.secret)]).toEqual([200, 200])
    vi.useFakeTimers({ now: Date.now() + 3_700_000, toFake: ['Date'] })
    expect([await status(old.secret), await status(made.secret)]).toEqual([401, 200])
  })

  it('of another organisation is neither seen nor touched', async () => {
    const { key } = await make()
    await env.DB.prepare("UPDATE api_keys SET org = 'other' WHERE id = ?").bind(key.id).run()
    expect((await keys()).map(({ id }) => id)).not.toContain(key.id)
    expect((await call(`/v1/keys/${key.id}`, { method: 'DELETE' })).status).toBe(404)
    expect((await post(`/v1/keys/${key.id}/rotate`, {})).status).toBe(404)
  })
})

describe('a key that is refused', () => {
  const refusals = async ({ key }: Made) => {
    const found = await call(`/v1/audit?action=key.refused&object=key/${key.id}`)
    return ((await found.json()) as { entries: AuditEntry[] }).entries
  }
  const asked = ({ secret }: Made) => call('/v1/drafts', { headers: bearer(secret) })

  it('is in the audit log of its organisation, once an hour however often it is tried', async () => {
    const made = await make()
    await call(`/v1/keys/${made.key.id}`, { method: 'DELETE' })
    for (const response of await Promise.all(Array.from({ length: 5 }, () => asked(made))))
      expect(response.status).toBe(401)
    const [entry, ...more] = await refusals(made)
    expect(more).toEqual([])
    expect(entry).toMatchObject({
      actor: { id: 'stranger' },
      kind: 'integration',
      reason: expect.stringContaining('已停用'),
    })
    expect(entry!.requestId).not.toBeNull()
    vi.useFakeTimers({ now: Date.now() + 3_700_000, toFake: ['Date'] })
    await asked(made)
    expect(await refusals(made)).toHaveLength(2)
  })

  it('is told apart by its reason, and a key that nobody has is in no log', async () => {
    const made = await make({ scheme: 'hmac' })
    await asked(made)
    await call('/v1/drafts', { headers: { ...signature(made, 'GET', '/v1/drafts'), 'x-sign': '0'.repeat(64) } })
    expect((await refusals(made)).map(({ reason }) => reason!.slice(0, 4))).toEqual(['签名不对', '密钥“云'])
    const before = (await (await call('/v1/audit?action=key.refused')).json()) as { entries: AuditEntry[] }
    await call('/v1/drafts', { headers: bearer('sz_nobody-has-this-key') })
    expect(await (await call('/v1/audit?action=key.refused')).json()).toEqual(before)
  })
})

describe('a signing key', () => {
  const BODY = JSON.stringify({ factSheet: SMALL, text: '出动巡查人员1204人次。' })

  it('signs requests with and without a body', async () => {
    const made = await make({ scheme: 'hmac' })
    expect((await send('POST', '/v1/check', BODY, signature(made, 'POST', '/v1/check', BODY))).status).toBe(200)
    const target = '/v1/drafts?limit=3'
    expect((await call(target, { headers: signature(made, 'GET', target) })).status).toBe(200)
  })

  it('is kept sealed', async () => {
    const { key, secret } = await make({ scheme: 'hmac' })
    const row = await env.DB.prepare('SELECT sealed FROM api_key_secrets WHERE key_id = ?')
      .bind(key.id)
      .first<{ sealed: string }>()
    expect(row!.sealed).not.toContain(secret)
    expect(atob(row!.sealed)).not.toContain(secret.slice(3))
  })

  it.each([
    ['shown instead of signed with', 'signature-required', (made: Made) => bearer(made.secret)],
    ['signing another body', 'signature-wrong', (made: Made) => signature(made, 'POST', '/v1/check', `${BODY} `)],
    ['signing another address', 'signature-wrong', (made: Made) => signature(made, 'POST', '/v1/checks', BODY)],
    [
      'of an unknown number',
      'key-unknown',
      (made: Made) => signature(made, 'POST', '/v1/check', BODY, { 'x-app-id': 'app_x' }),
    ],
    [
      'signing with an algorithm not offered',
      'signature-wrong',
      (made: Made) => signature(made, 'POST', '/v1/check', BODY, { 'x-sign-alg': 'md5' }),
    ],
    [
      'at a clock six minutes off',
      'clock-skewed',
      (made: Made) => signature(made, 'POST', '/v1/check', BODY, { 'x-timestamp': String(Date.now() - 360_000) }),
    ],
    [
      'in seconds',
      'clock-skewed',
      (made: Made) => signature(made, 'POST', '/v1/check', BODY, { 'x-timestamp': '1783296000' }),
    ],
    [
      'without its nonce',
      'signature-wrong',
      (made: Made) => signature(made, 'POST', '/v1/check', BODY, { 'x-nonce': '' }),
    ],
  ])('is refused %s', async (_, code, headers) => {
    const response = await send('POST', '/v1/check', BODY, headers(await make({ scheme: 'hmac' })))
    expect(response.status).toBe(401)
    expect(await codeOf(response)).toBe(code)
  })

  it('must be changed where the deployment has another secret than when it was made', async () => {
    const made = await make({ scheme: 'hmac' })
    const other = await secretBoxFrom('another secret of the deployment', 'integration secrets').seal(made.secret)
    await env.DB.prepare('UPDATE api_key_secrets SET sealed = ? WHERE key_id = ?').bind(other, made.key.id).run()
    const asked = (each: Made) => call('/v1/drafts', { headers: signature(each, 'GET', '/v1/drafts') })
    const problem = await problemOf(await asked(made))
    expect(problem).toMatchObject({ status: 401, code: 'key-expired' })
    expect(problem.detail).toContain('SHUZHUN_SECRET')
    const changed = (await (await post(`/v1/keys/${made.key.id}/rotate`, {})).json()) as Made
    expect((await asked(changed)).status).toBe(200)
  })

  it('uses a nonce once, and a failed request uses none up', async () => {
    const made = await make({ scheme: 'hmac' })
    const headers = signature(made, 'GET', '/v1/drafts')
    const asked = (more: object = {}) => call('/v1/drafts', { headers: { ...headers, ...more } })
    expect(await codeOf(await asked({ 'x-sign': '0'.repeat(64) }))).toBe('signature-wrong')
    expect((await asked()).status).toBe(200)
    expect(await codeOf(await asked())).toBe('nonce-reused')
    const many = signature(made, 'GET', '/v1/drafts')
    const statuses = await Promise.all(
      Array.from({ length: 8 }, async () => (await call('/v1/drafts', { headers: many })).status),
    )
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
  })

  it('signs with either secret while one takes over from the other', async () => {
    const old = await make({ scheme: 'hmac' })
    const made = (await (await post(`/v1/keys/${old.key.id}/rotate`, {})).json()) as Made
    for (const each of [old, made])
      expect((await call('/v1/drafts', { headers: signature(each, 'GET', '/v1/drafts') })).status).toBe(200)
  })
})

describe('the limits of a key', () => {
  it('are told with each answer, and hold exactly under concurrent requests', async () => {
    vi.useFakeTimers({ now: Math.ceil(Date.now() / 60_000) * 60_000 + 10_000, toFake: ['Date'] })
    const { secret } = await make({ perMinute: 5 })
    const asked = () => call('/v1/report-types', { headers: bearer(secret) })
    const responses = await Promise.all(Array.from({ length: 12 }, asked))
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(5)
    const refused = responses.find(({ status }) => status === 429)!
    expect(refused.headers.get('retry-after')).toBe('50')
    expect(refused.headers.get('ratelimit-remaining')).toBe('0')
    expect(refused.headers.get('ratelimit-limit')).toBe('5')
    expect(await codeOf(refused)).toBe('rate-limited')
    vi.setSystemTime(Date.now() + 60_000)
    const next = await asked()
    expect(next.status).toBe(200)
    expect(next.headers.get('ratelimit-remaining')).toBe('4')
    expect(next.headers.get('ratelimit-policy')).toBe('5;w=60')
  })

  it('bound its drafts of the day; what is there already is given beyond them too', async () => {
    const { secret } = await make({ dailyDrafts: 2 })
    const draft = (label: string) =>
      post(
        '/v1/drafts',
        { factSheet: { ...SMALL, recipient: label }, drafter: 'template', businessKey: `限额-${label}` },
        { ...bearer(secret), prefer: 'wait=20' },
      )
    expect([(await draft('甲')).status, (await draft('乙')).status]).toEqual([201, 201])
    const refused = await draft('丙')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await problemOf(refused)).detail).toContain('2 份')
    expect((await draft('甲')).status).toBe(201)
    const other = await make({ dailyDrafts: 1 })
    expect(
      (await post('/v1/drafts', { factSheet: SMALL, drafter: 'template' }, bearer(other.secret))).status,
    ).toBeLessThan(300)
  })
})

it('of X-Content-SHA256 a body that arrived otherwise is refused', async () => {
  const body = JSON.stringify({ factSheet: SMALL, text: '无数字。' })
  const digest = createHash('sha256').update(body).digest('hex')
  expect((await send('POST', '/v1/check', body, { 'x-content-sha256': digest.toUpperCase() })).status).toBe(200)
  const response = await send('POST', '/v1/check', `${body}\n`, { 'x-content-sha256': digest })
  expect(response.status).toBe(422)
  expect((await problemOf(response)).detail).toContain(digest)
})
