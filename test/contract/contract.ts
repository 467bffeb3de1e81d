import { createHash, createHmac, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Check } from '../../src/domain/finding.ts'
import type { DraftAnswer } from '../../src/http/draft-answer.ts'
import type { ProblemBody } from '../../src/http/problem-response.ts'
import type { Home, Running } from '../durability/homes.ts'
import { answerIn, endpointsOf } from '../fuzz/description.ts'
import { furnish, sheets } from '../fuzz/furnish.ts'
import { requestsTo, type Sent } from '../fuzz/requests.ts'
import { bodyJudge, judgeBy } from '../fuzz/verdict.ts'
import { EXAMPLE_SHEET } from './examples.ts'
import { freePort } from './free-port.ts'
import { JudgedClient } from './judged-client.ts'

const WAIT = { prefer: 'wait=60' }
const ASKED = { factSheet: EXAMPLE_SHEET, drafter: 'template' }
const OTHER = { ...EXAMPLE_SHEET, facts: EXAMPLE_SHEET.facts.slice(1) }
const SAMPLE = `# 柳河镇2025年第二季度环境保护工作报告

## 一、主要举措

${'组织网格员对沿河村组开展拉网式排查，发现问题建立台账，逐项销号。'.repeat(4)}`
/** How many requests are made from the description. */
const GENERATED = 300

/** The walk of the contract against one home of the service; every answer is judged by openapi.json on the way. */
export const contract = (homeOf: () => Promise<Home> | Home): void => {
  let home: Home
  let service: Running
  let client: JudgedClient
  const draftOf = async (request: object = {}) =>
    (await client.ask<DraftAnswer>('POST', '/v1/drafts', { headers: WAIT, body: { ...ASKED, ...request } })).body

  beforeAll(async () => {
    home = await homeOf()
    service = await home.start(await freePort(), { SHUZHUN_DAILY_DRAFTS: '100000' })
    client = await JudgedClient.of(service.url)
  })
  afterAll(async () => {
    await service?.stop()
    home?.clear()
  })

  describe('what anybody may ask', () => {
    it.each(['/healthz', '/readyz', '/openapi.json', '/v1/report-types'])('%s', async (path) => {
      const { status, headers } = await client.ask('GET', path)
      expect(status).toBe(200)
      expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
    })

    it('a request id of the caller comes back', async () => {
      const { headers } = await client.ask('GET', '/v1/drafts', { headers: { 'x-request-id': 'oa-2026-07-06.1' } })
      expect(headers.get('x-request-id')).toBe('oa-2026-07-06.1')
    })
  })

  describe('checking', () => {
    it('finds the wrong number, names the right one and where both stand', async () => {
      const text = '二季度，全镇派出巡查人员1240人次。'
      const { body } = await client.ask<Check>('POST', '/v1/check', { body: { factSheet: EXAMPLE_SHEET, text } })
      expect(body.verdict).toBe('flagged')
      const [finding] = body.findings.filter(({ severity }) => severity === 'error')
      expect(finding).toMatchObject({ code: 'value-mismatch', factId: 'inspectors', expected: '1204人次' })
      expect(text.slice(finding!.start, finding!.end)).toBe(finding!.text)
      for (const { start, end, text: words } of body.figures) expect(text.slice(start, end)).toBe(words)
    })

    it('reads a pasted table', async () => {
      const { body } = await client.ask<{ facts: { label: string; value: string }[] }>('POST', '/v1/facts/parse', {
        body: { text: '指标\t单位\t本期\n出动巡查人员\t人次\t1204' },
      })
      expect(body.facts).toMatchObject([{ label: '出动巡查人员', value: '1204', unit: '人次' }])
    })
  })

  describe('drafting', () => {
    it('answers 202 at once, is polled to its end, and leaves as a Word file with a Chinese name', async () => {
      const headers = { prefer: 'respond-async' }
      const accepted = await client.ask<DraftAnswer>('POST', '/v1/drafts', { headers, body: ASKED })
      expect(accepted.status).toBe(202)
      expect(accepted.headers.get('preference-applied')).toBe('respond-async')
      const location = accepted.headers.get('location')!
      let draft = accepted.body
      for (let tries = 0; draft.status === 'drafting' && tries < 120; tries++) {
        await sleep(250)
        draft = (await client.ask<DraftAnswer>('GET', location)).body
      }
      expect(draft.status).toBe('clean')
      expect(draft.text).toContain('1204人次')
      const file = await client.ask('GET', `${location}/export?format=docx`)
      expect(file.status).toBe(200)
      expect(new TextDecoder().decode(file.bytes.slice(0, 2))).toBe('PK')
      const disposition = file.headers.get('content-disposition')!
      expect(disposition).toMatch(/^attachment; filename="[\w.-]+\.docx"; filename\*=UTF-8''/)
      expect(decodeURIComponent(disposition.split("UTF-8''")[1]!)).toBe(`${draft.title}.docx`)
    })

    it('waits as long as it is asked to', async () => {
      const answer = await client.ask('POST', '/v1/drafts', { headers: WAIT, body: ASKED })
      expect(answer.status).toBe(201)
      expect(answer.headers.get('preference-applied')).toBe('wait=60')
      expect(answer.headers.get('etag')).toBe(`"${answer.body.version}"`)
    })

    it.each([
      ['html', 'text/html; charset=utf-8'],
      ['md', 'text/markdown; charset=utf-8'],
      ['txt', 'text/plain; charset=utf-8'],
    ])('leaves as %s, its charset named', async (format, type) => {
      const { id } = await draftOf()
      const file = await client.ask('GET', `/v1/drafts/${id}/export?format=${format}`)
      expect(file.headers.get('content-type')).toBe(type)
      expect(file.text).toContain('出动巡查人员')
    })

    it('tells its making as events, and what came after to whoever comes back', async () => {
      const headers = { accept: 'text/event-stream' }
      const all = await client.ask('POST', '/v1/drafts', { headers, body: ASKED })
      expect(all.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
      const ids = [...all.text.matchAll(/^id: (.+)$/gm)].map(([, id]) => id!)
      const kinds = [...all.text.matchAll(/^event: (.+)$/gm)].map(([, kind]) => kind!)
      expect(kinds).toEqual(expect.arrayContaining(['outline', 'section', 'check', 'done']))
      expect(kinds.at(-1)).toBe('done')
      const again = await client.ask('GET', `${all.headers.get('location')}/events`, {
        headers: { ...headers, 'last-event-id': ids.at(-3)! },
      })
      expect([...again.text.matchAll(/^id: (.+)$/gm)].map(([, id]) => id!)).toEqual(ids.slice(-2))
    })

    it('one key and body is one draft, however often and at once; with another body it is refused', async () => {
      const key = randomUUID()
      const once = (header: string, body: object) =>
        client.ask<{ id?: string; code?: string }>('POST', '/v1/drafts', {
          headers: { ...WAIT, 'idempotency-key': header },
          body,
        })
      const all = await Promise.all(Array.from({ length: 20 }, (_, at) => once(at % 2 ? key : `"${key}"`, ASKED)))
      expect(new Set(all.map(({ body }) => body.id)).size).toBe(1)
      const other = await once(key, { ...ASKED, factSheet: OTHER })
      expect([other.status, other.body.code]).toEqual([422, 'key-reused'])
    })

    it('one business key is one draft; another sheet under it needs to be called a revision', async () => {
      const businessKey = `云溪镇-${randomUUID()}`
      const first = await draftOf({ businessKey })
      expect((await draftOf({ businessKey })).id).toBe(first.id)
      const other = { ...ASKED, businessKey, factSheet: OTHER }
      const refused = await client.ask<ProblemBody>('POST', '/v1/drafts', { headers: WAIT, body: other })
      expect([refused.status, refused.body.code]).toEqual([409, 'conflict'])
      expect(refused.headers.get('location')).toBe(`/v1/drafts/${first.id}`)
      const revised = await draftOf({ ...other, revise: true })
      expect(revised.id).toBe(first.id)
      expect(revised.version).toBeGreaterThan(first.version)
      const old = await client.ask<DraftAnswer>('GET', `/v1/drafts/${first.id}?version=${first.version}`)
      expect(old.body.text).toBe(first.text)
    })
  })

  describe('reviewing', () => {
    it('an open error keeps a draft from being approved and from leaving, until it is settled', async () => {
      const { id, text, version } = await draftOf()
      const path = `/v1/drafts/${id}`
      const wrong = { text: text.replace('1204人次', '1240人次') }
      const edited = await client.ask<DraftAnswer>('PUT', `${path}/text`, {
        headers: { 'if-match': `"${version}"` },
        body: wrong,
      })
      expect(edited.body.status).toBe('flagged')
      const stale = await client.ask<ProblemBody>('PUT', `${path}/text`, {
        headers: { 'if-match': `"${version}"` },
        body: wrong,
      })
      expect([stale.status, stale.body.code]).toEqual([412, 'version-moved-on'])
      expect((await client.ask('POST', `${path}/approve`)).status).toBe(409)
      expect((await client.ask('GET', `${path}/export?format=docx`)).status).toBe(409)
      expect((await client.ask('GET', `${path}/export?format=docx&watermark=draft`)).status).toBe(200)
      const finding = edited.body.check!.findings.find(({ severity }) => severity === 'error')!
      const settling = `${path}/findings/${finding.id}`
      expect((await client.ask('POST', settling, { body: { action: 'dismiss' } })).status).toBe(422)
      const fixed = await client.ask<DraftAnswer>('POST', settling, { body: { action: 'fix' } })
      expect(fixed.body.text).toBe(text)
      expect((await client.ask<DraftAnswer>('POST', `${path}/approve`)).body.status).toBe('approved')
      const { body } = await client.ask<{ history: { action: string }[] }>('GET', `${path}/history`)
      expect(body.history.map(({ action }) => action)).toEqual(['accept', 'finish', 'edit', 'fix', 'approve'])
      const queue = await client.ask<{ drafts: { id: string }[] }>('GET', '/v1/drafts?status=approved')
      expect(queue.body.drafts.map((draft) => draft.id)).toContain(id)
    })

    it('writes one section again', async () => {
      const { id, sections, version } = await draftOf()
      const path = `/v1/drafts/${id}/sections/${sections[1]!.id}/redraft`
      const again = await client.ask<DraftAnswer>('POST', path, { body: { instruction: '简短一些' } })
      expect(again.status).toBe(200)
      expect(again.body.version).toBeGreaterThan(version)
    })
  })

  describe('the library', () => {
    it('takes in a sample once, finds its passages, lets it go', async () => {
      const added = await client.ask('POST', '/v1/samples', { body: { text: SAMPLE } })
      expect(added.status).toBe(201)
      const path = added.headers.get('location')!
      expect((await client.ask('POST', '/v1/samples', { body: { text: SAMPLE } })).status).toBe(200)
      expect((await client.ask('GET', path)).body).toMatchObject({ year: 2025 })
      const asked = `/v1/passages?q=${encodeURIComponent('网格员 沿河 排查')}&k=3`
      const { body } = await client.ask<{ passages: { text: string }[] }>('GET', asked)
      expect(body.passages[0]!.text).toContain('沿河村组')
      const gone = await client.ask('DELETE', path)
      expect([gone.status, gone.text]).toEqual([204, ''])
      expect((await client.ask('GET', path)).status).toBe(404)
    })
  })

  describe('the backup', () => {
    it('comes whole while nothing changes', async () => {
      const { headers, text } = await client.ask('GET', '/v1/backup')
      expect(headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8')
      expect(JSON.parse(text.trim().split('\n').at(-1)!)).toHaveProperty('end.sha256')
    })
  })

  describe('refusing', () => {
    const sheet = (facts: unknown) => ({ factSheet: { ...EXAMPLE_SHEET, facts }, text: '' })
    it.each([
      ['no JSON', 400, 'bad-json', '{"factSheet":', {}],
      ['another type', 415, 'unsupported-media-type', 'x', { 'content-type': 'text/plain' }],
      ['another charset', 415, 'unsupported-media-type', '{}', { 'content-type': 'application/json; charset=gbk' }],
      ['too much', 413, 'too-large', `{"text":"${'数'.repeat(700_000)}"}`, {}],
      ['an unreadable value', 422, 'invalid', sheet([{ label: '巡查', value: '若干若干' }]), {}],
      ['no fact', 422, 'invalid', sheet([]), {}],
      ['destroyed words', 422, 'bad-encoding', sheet([{ label: '????', value: '1' }]), {}],
      [
        'an unknown type',
        422,
        'unknown-report-type',
        { factSheet: { ...EXAMPLE_SHEET, reportType: 'x' }, text: '' },
        {},
      ],
    ])('%s: %i %s', async (_, status, code, body, headers) => {
      const answer = await client.ask<ProblemBody>('POST', '/v1/check', { body, headers })
      expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
      expect([answer.status, answer.body.code, answer.body.status]).toEqual([status, code, status])
      expect(answer.body.msg).toMatch(/\p{Script=Han}/u)
      expect(answer.body.requestId).toBe(answer.headers.get('x-request-id'))
    })

    it('names the place of what is wrong', async () => {
      const body = { ...sheet([...EXAMPLE_SHEET.facts, { label: '巡查', value: '待统计' }]), text: 'x' }
      const { body: problem } = await client.ask<ProblemBody>('POST', '/v1/check', { body })
      expect(problem.errors.map(({ path }) => path)).toEqual([`facts[${EXAMPLE_SHEET.facts.length}].value`])
    })

    it.each(['PATCH', 'PUT', 'DELETE'])('%s where only GET and POST are: 405 with Allow', async (method) => {
      const answer = await fetch(`${service.url}/v1/drafts`, { method })
      expect(answer.status).toBe(405)
      expect(answer.headers.get('allow')!.split(', ').sort()).toEqual(['GET', 'HEAD', 'POST'])
      expect(((await answer.json()) as ProblemBody).code).toBe('method-not-allowed')
    })

    it('an address that is not there: 404 as a problem', async () => {
      const answer = await fetch(`${service.url}/v1/nothing`)
      expect(answer.status).toBe(404)
      expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    })
  })

  describe('the other methods', () => {
    it('HEAD is GET without the body', async () => {
      const { id } = await draftOf()
      for (const path of ['/healthz', '/v1/drafts', `/v1/drafts/${id}`, `/v1/drafts/${id}/export?format=docx`]) {
        const [head, get] = await Promise.all(
          ['HEAD', 'GET'].map((method) => fetch(service.url + path, { method })) as [
            Promise<Response>,
            Promise<Response>,
          ],
        )
        expect([head.status, await head.text()], path).toEqual([200, ''])
        expect(head.headers.get('content-type'), path).toBe(get.headers.get('content-type'))
        expect(head.headers.get('etag'), path).toBe(get.headers.get('etag'))
        await get.arrayBuffer()
      }
    })

    it('OPTIONS tells what there is', async () => {
      const answer = await fetch(`${service.url}/v1/drafts`, { method: 'OPTIONS' })
      expect(answer.status).toBe(204)
      expect(answer.headers.get('allow')!.split(', ').sort()).toEqual(['GET', 'HEAD', 'POST'])
    })
  })

  describe('integrations', () => {
    const keyOf = async (scheme: 'bearer' | 'hmac', scopes: string[]) =>
      (
        await client.ask<{ key: { id: string }; secret: string }>('POST', '/v1/keys', {
          body: { name: `联调 ${randomUUID()}`, scheme, scopes },
        })
      ).body

    it('a key shows itself, is told its quota, and does no more than it may', async () => {
      const { key, secret } = await keyOf('bearer', ['read'])
      const headers = { authorization: `Bearer ${secret}` }
      const allowed = await client.ask('GET', '/v1/drafts', { headers })
      expect(allowed.headers.get('ratelimit-remaining')).toBe('119')
      const refused = await client.ask<ProblemBody>('POST', '/v1/drafts', { headers, body: ASKED })
      expect([refused.status, refused.body.code]).toEqual([403, 'forbidden'])
      await client.ask('DELETE', `/v1/keys/${key.id}`)
      const after = await client.ask<ProblemBody>('GET', '/v1/drafts', { headers })
      expect([after.status, after.body.code]).toEqual([401, 'key-revoked'])
      expect(after.headers.get('www-authenticate')).toContain('Bearer')
    })

    it('a key signs, each request once', async () => {
      const { key, secret } = await keyOf('hmac', ['read'])
      const target = `/v1/passages?q=${encodeURIComponent('巡查')}`
      const [timestamp, nonce] = [String(Date.now()), randomUUID()]
      const text = ['GET', target, timestamp, nonce, createHash('sha256').digest('hex')].join('\n')
      const headers = {
        'x-app-id': key.id,
        'x-timestamp': timestamp,
        'x-nonce': nonce,
        'x-sign': createHmac('sha256', secret).update(text).digest('hex'),
      }
      expect((await client.ask('GET', target, { headers })).status).toBe(200)
      const again = await client.ask<ProblemBody>('GET', target, { headers })
      expect([again.status, again.body.code]).toEqual([401, 'nonce-reused'])
      const altered = { ...headers, 'x-nonce': randomUUID() }
      expect((await client.ask<ProblemBody>('GET', target, { headers: altered })).body.code).toBe('signature-wrong')
    })

    it('an envelope for clients that read no status', async () => {
      const headers = { accept: 'application/vnd.envelope+json' }
      const answer = await fetch(`${service.url}/v1/drafts/none`, { headers })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe('application/vnd.envelope+json; charset=utf-8')
      expect(await answer.json()).toMatchObject({ code: 'not-found' })
    })
  })

  describe('the description', () => {
    it('shows examples that fit what they are examples of', () => {
      const { description } = client
      const judge = bodyJudge(description)
      const shown = endpointsOf(description).flatMap((endpoint) =>
        Object.entries(endpoint.responses).flatMap(([status, told]) =>
          Object.entries(answerIn(told, description).content ?? {}).flatMap(([type, { examples = {} }]) =>
            Object.values(examples).map(({ $ref }) => {
              const { value } = description.components.examples[$ref.split('/').at(-1)!]!
              return judge(endpoint, Number(status), type, JSON.stringify(value))
            }),
          ),
        ),
      )
      expect(shown.length).toBeGreaterThan(20)
      expect(shown.filter((wrong) => wrong !== null)).toEqual([])
    })

    it(`holds for ${GENERATED} requests made from it`, async () => {
      const known = await furnish(service.url)
      // A backup breaks off, by design, where anything changes meanwhile: it has a test of its own.
      const endpoints = endpointsOf(client.description).filter(({ path }) => path !== '/v1/backup')
      const each = Math.ceil(GENERATED / endpoints.length)
      const judge = judgeBy(client.description)
      const waiting = endpoints.flatMap((endpoint) =>
        fc.sample(requestsTo(endpoint, client.description, known, sheets), { numRuns: each, seed: 20261122 }),
      )
      const judged = async ({ endpoint, path, headers, body }: Sent): Promise<string | null> => {
        const answer = await fetch(service.url + path, {
          method: endpoint.method,
          headers,
          body: body as BodyInit | null,
          redirect: 'manual',
          signal: AbortSignal.timeout(30_000),
        })
        const streamed = answer.headers.get('content-type')?.startsWith('text/event-stream')
        if (streamed) await answer.body?.cancel()
        return judge(endpoint, answer, streamed ? '' : await answer.text())
      }
      const faults: string[] = []
      await Promise.all(
        Array.from({ length: 4 }, async () => {
          for (let sent = waiting.pop(); sent; sent = waiting.pop()) {
            const wrong = await judged(sent).catch((error: Error) => `${error.message} ${error.cause}`)
            if (wrong) faults.push(`${sent.endpoint.method} ${sent.path} (${sent.how}): ${wrong}`)
          }
        }),
      )
      expect(faults).toEqual([])
      expect((await client.ask('GET', '/healthz')).status).toBe(200)
    })
  })
}
