import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Draft } from '../../src/domain/draft.ts'
import type { Envelope } from '../../src/http/envelope.ts'
import type { Received } from '../../src/http/received.ts'
import { call, drafted, post, problemOf, SMALL, send } from './client.ts'

const ENVELOPE = { accept: 'application/vnd.envelope+json' }
const enveloped = async (response: Response): Promise<Envelope> => {
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('application/vnd.envelope+json; charset=utf-8')
  expect(response.headers.get('x-request-id')).toBeTruthy()
  return response.json()
}

describe('an envelope', () => {
  it('holds what would have come without it', async () => {
    const draft = await drafted({ factSheet: SMALL })
    const plain = await call(`/v1/drafts/${draft.id}`)
    const response = await call(`/v1/drafts/${draft.id}`, { headers: ENVELOPE })
    expect(response.headers.get('etag')).toBe(plain.headers.get('etag'))
    expect(await enveloped(response)).toEqual({ code: 0, msg: '成功', data: await plain.json() })
  })

  it('comes with 200 also for what was accepted, and tells where to ask', async () => {
    const response = await post(
      '/v1/drafts',
      { factSheet: SMALL, drafter: 'template' },
      { ...ENVELOPE, prefer: 'respond-async' },
    )
    expect(response.headers.get('location')).toMatch(/^\/v1\/drafts\//)
    expect((await enveloped(response)).code).toBe(0)
  })

  it.each([
    ['a sheet that is refused', () => post('/v1/drafts', { factSheet: {} }, ENVELOPE), 'invalid'],
    ['a draft that is not there', () => call('/v1/drafts/nobody', { headers: ENVELOPE }), 'not-found'],
    ['an address that is not there', () => call('/v2/drafts', { headers: ENVELOPE }), 'not-found'],
    [
      'a method that is not offered',
      () => call('/v1/drafts', { method: 'PATCH', headers: ENVELOPE }),
      'method-not-allowed',
    ],
    [
      'a key that is unknown',
      () => call('/v1/drafts', { headers: { ...ENVELOPE, authorization: 'Bearer sz_x' } }),
      'key-unknown',
    ],
    ['what is no JSON', () => send('POST', '/v1/check', '{', ENVELOPE), 'bad-json'],
  ])('tells of %s under the same code', async (_, ask, code) => {
    const { code: told, msg, data } = await enveloped(await ask())
    expect(told).toBe(code)
    expect(msg).toMatch(/\p{sc=Han}/u)
    expect(data).toMatchObject({ status: expect.any(Number), requestId: expect.any(String), errors: expect.any(Array) })
  })

  it('is not put around files, and stands for answers without a body', async () => {
    const draft = await drafted({ factSheet: SMALL })
    const file = await call(`/v1/drafts/${draft.id}/export?format=txt`, { headers: ENVELOPE })
    expect(file.headers.get('content-type')).toContain('text/plain')
    await post('/v1/lexicon', { expressions: [{ phrase: '50户一网格' }] })
    const gone = await call(`/v1/lexicon/${encodeURIComponent('50户一网格')}`, { method: 'DELETE', headers: ENVELOPE })
    expect(await enveloped(gone)).toEqual({ code: 0, msg: '成功', data: null })
  })
})

describe('polling', () => {
  it('tells with each draft what to do next', async () => {
    const draft = (await drafted({ factSheet: SMALL })) as Draft & { nextStep: string }
    expect(draft.nextStep).toMatch(/待批准/)
    const path = `/v1/drafts/${draft.id}`
    const next = async () => ((await (await call(path)).json()) as typeof draft).nextStep
    await send('PUT', `${path}/text`, { text: `${draft.text}\n出动巡查人员1240人次。` })
    expect(await next()).toContain('1 处数字待核')
    await send('PUT', `${path}/text`, { text: draft.text })
    await call(`${path}/approve`, { method: 'POST' })
    expect(await next()).toContain(`GET ${path}/export?format=docx`)
  })

  it('gives the events that a stream would have given, each once', async () => {
    const { id } = await drafted({ factSheet: SMALL })
    const pull = async (after: string) =>
      (await (await call(`/v1/drafts/${id}/events?after=${after}`)).json()) as {
        events: { id: string; event: string; data: unknown }[]
        ended: boolean
        next: string
      }
    const all = await pull('0')
    expect(all.ended).toBe(true)
    expect(all.events.map(({ event }) => event).filter((event) => event !== 'section')).toEqual([
      'outline',
      'references',
      'check',
      'done',
    ])
    const streamed = await (await call(`/v1/drafts/${id}/events`)).text()
    expect(all.events.map((each) => each.id)).toEqual(
      [...streamed.matchAll(/^id: (.*)$/gm)].map(([, number]) => number),
    )
    expect(await pull(all.next)).toEqual({ events: [], ended: true, next: all.next })
    expect((await pull(all.events[1]!.id)).events).toEqual(all.events.slice(2))
    expect((await pull('2')).events).toEqual(all.events.slice(2))
    expect((await call(`/v1/drafts/${id}/events?after=x`)).status).toBe(422)
    expect((await call('/v1/drafts/nobody/events?after=0')).status).toBe(404)
  })
})

it('takes a post without a body for what it is, also where the runtime makes an empty stream of it', async () => {
  const draft = await drafted({ factSheet: SMALL })
  const approved = await call(`/v1/drafts/${draft.id}/approve`, { method: 'POST', body: new Blob([]).stream() })
  expect(approved.status).toBe(200)
})

describe('/v1/echo', () => {
  interface Echo {
    readonly received: Received
    readonly caller: { readonly name?: string; readonly code?: string; readonly msg?: string }
  }
  const echo = async (
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
    path = '/v1/echo',
  ) => {
    const response = await call(path, { method: 'POST', headers, body })
    expect(response.status).toBe(200)
    return (await response.json()) as Echo
  }
  const JSON_UTF8 = { 'content-type': 'application/json; charset=utf-8' }
  /** 云溪镇 in GBK. */
  const GBK = [0xd4, 0xc6, 0xcf, 0xaa, 0xd5, 0xf2]

  it('shows a sound request as it came, and finds nothing to mend', async () => {
    const body = '{"organisation": "云溪镇", "value": 69.60}'
    const { received } = await echo(body, {
      ...JSON_UTF8,
      'x-content-sha256': createHash('sha256').update(body).digest('hex'),
    })
    expect(received).toMatchObject({
      method: 'POST',
      charset: { declared: 'utf-8', detected: 'utf-8' },
      bytes: new TextEncoder().encode(body).length,
      contentSha256: { matches: true },
      text: body,
      json: { organisation: '云溪镇' },
      advice: [],
    })
  })

  it('shows the text to sign for this very request', async () => {
    const body = '{"镇":1}'
    const headers = { ...JSON_UTF8, 'x-timestamp': '1783296000000', 'x-nonce': 'n-1234567' }
    const { received } = await echo(body, headers, '/v1/echo?x=%E9%95%87')
    const digest = createHash('sha256').update(body).digest('hex')
    expect(received.signature.baseString).toBe(`POST\n/v1/echo?x=%E9%95%87\n1783296000000\nn-1234567\n${digest}`)
  })

  it('tells why a signature or key does not count, and shows neither', async () => {
    const secret = 'sz_0123456789012345678901234567890'
    const { received, caller } = await echo('{}', { ...JSON_UTF8, authorization: `Bearer ${secret}` })
    expect(caller.code).toBe('key-unknown')
    expect(JSON.stringify(received)).not.toContain(secret)
    const signed = { 'x-app-id': 'app_x', 'x-timestamp': '1', 'x-nonce': 'n-1234567', 'x-sign': 'a'.repeat(64) }
    const other = await echo('{}', { ...JSON_UTF8, ...signed })
    expect(other.caller.code).toBe('clock-skewed')
    expect(JSON.stringify(other.received)).not.toContain('a'.repeat(64))
    expect((await echo('{}', JSON_UTF8)).caller.name).toBe('演示用户')
  })

  it.each([
    [
      'bytes of GBK',
      new Uint8Array([...new TextEncoder().encode('{"organisation":"'), ...GBK, 0x22, 0x7d]),
      /GBK.*云溪镇.*getBytes\(StandardCharsets.UTF_8\)/,
    ],
    ['question marks', '{"organisation":"???"}', /ISO-8859-1.*StringEntity\(json, ContentType.APPLICATION_JSON\)/],
    ['replacement characters', '{"organisation":"云\ufffd镇"}', /new String\(bytes, "GBK"\)/],
    ['锟斤拷', '{"organisation":"锟斤拷"}', /new String\(bytes, "GBK"\)/],
    ['UTF-8 read as ISO-8859-1', '{"organisation":"äº\u0091æº\u00aa"}', /new String\(bytes, StandardCharsets.UTF_8\)/],
    ['what is no JSON', '{"organisation":}', /第 1 行第 17 个字符/],
  ])('gives the line that mends %s', async (_, body, words) => {
    const { received } = await echo(body, JSON_UTF8)
    expect(received.advice).toHaveLength(1)
    expect(received.advice[0]).toMatch(words)
  })

  it('names a content type that is not the one, or has no charset', async () => {
    expect((await echo('{}', { 'content-type': 'application/json' })).received.advice[0]).toContain('charset')
    expect((await echo('{}', { 'content-type': 'text/plain' })).received.advice[0]).toContain('text/plain')
    const asked = await call('/v1/echo?a=1')
    expect(((await asked.json()) as Echo).received).toMatchObject({
      method: 'GET',
      target: '/v1/echo?a=1',
      bytes: 0,
      advice: [],
    })
  })
})

it('of damaged Chinese each kind is answered with its own line of Java', async () => {
  const refused = async (change: object) => problemOf(await post('/v1/drafts', { factSheet: { ...SMALL, ...change } }))
  expect((await refused({ organisation: '????' })).detail).toContain(
    'new StringEntity(json, ContentType.APPLICATION_JSON)',
  )
  expect((await refused({ organisation: '锟斤拷' })).detail).toContain('new String(bytes, "GBK")')
  const key = await post('/v1/drafts', { factSheet: SMALL, businessKey: '????-2026Q2' })
  expect(await problemOf(key)).toMatchObject({ code: 'bad-encoding', errors: [{ path: 'businessKey' }] })
  const plain = await send('POST', '/v1/check', '{}', { 'content-type': 'text/plain; charset=ISO-8859-1' })
  expect(plain.status).toBe(415)
  expect((await problemOf(plain)).detail).toContain('StringEntity')
})

it('describes for every endpoint that needs a caller how one is refused', async () => {
  const description = await (await call('/openapi.json')).text()
  const { paths } = JSON.parse(description) as { paths: Record<string, Record<string, { responses: object }>> }
  const statuses = (path: string) => Object.keys(paths[path]!.post!.responses)
  for (const path of ['/v1/keys', '/v1/webhooks', '/v1/drafts', '/v1/check'])
    expect(statuses(path), path).toEqual(
      expect.arrayContaining(['400', '401', '403', '413', '415', '422', '429', '500', '503']),
    )
  for (const code of ['key-unknown', 'key-expired', 'key-revoked', 'signature-wrong', 'clock-skewed', 'nonce-reused'])
    expect(description).toContain(code)
  expect(statuses('/v1/echo')).not.toContain('401')
})
