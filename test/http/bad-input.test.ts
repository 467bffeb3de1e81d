import { describe, expect, it } from 'vitest'
import type { Check } from '../../src/domain/finding.ts'
import { call, type drafted, post, problemOf, SMALL, send } from './client.ts'

const count = async (): Promise<number> =>
  ((await (await call('/v1/drafts?limit=100')).json()) as { drafts: unknown[] }).drafts.length

/** Posts a sheet, expects a refusal with nothing stored, and gives the problem. */
async function refused(body: unknown, status: number, headers: Record<string, string> = {}) {
  const before = await count()
  const response = await post('/v1/drafts', body, headers)
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  const problem = await problemOf(response)
  expect(problem).toMatchObject({ status, requestId: response.headers.get('x-request-id') })
  expect(problem.msg).toMatch(/[\u4e00-\u9fff]{4}/)
  expect(await count()).toBe(before)
  return problem
}
const sheet = (change: object) => ({ factSheet: { ...SMALL, ...change }, drafter: 'template' })
const fact = (change: object) => sheet({ facts: [SMALL.facts[0], { ...SMALL.facts[1], ...change }] })

describe('a fact sheet that cannot be used', () => {
  it('names the unreadable value and says what is accepted', async () => {
    const problem = await refused(fact({ value: '若干' }), 422)
    expect(problem.errors).toEqual([{ path: 'facts[1].value', message: expect.stringContaining('可填') }])
  })

  it('names every fault at once', async () => {
    const problem = await refused(fact({ value: '若干', label: '', target: '很多' }), 422)
    expect(problem.errors.map(({ path }) => path).sort()).toEqual([
      'facts[1].label',
      'facts[1].target',
      'facts[1].value',
    ])
  })

  it.each([
    ['a duplicate id', fact({ id: 'inspectors' }), 'facts[1].id'],
    ['a sheet without a fact', sheet({ facts: [] }), 'facts'],
    ['an unknown report type', sheet({ reportType: 'village-daily' }), 'reportType'],
    ['a part of nothing', fact({ partOf: 'nothing' }), 'facts[1].partOf'],
    ['two periods', sheet({ period: { year: 2026, quarter: 2, month: 3 } }), 'period'],
    ['a date that is none', sheet({ issuedOn: '2026-02-30' }), 'issuedOn'],
    [
      'a call back to an address that is no public one',
      { ...sheet({}), callbackUrl: 'http://oa.test/done' },
      'callbackUrl',
    ],
    ['no sheet', { drafter: 'template' }, 'factSheet'],
    ['a list', [], ''],
    ['nothing', 'null', ''],
  ])('refuses %s', async (_, body, path) => {
    expect((await refused(body, 422)).errors.map((place) => place.path)).toContain(path)
  })

  it('lists the report types it knows', async () => {
    expect((await refused(sheet({ reportType: 'village-daily' }), 422)).detail).toContain('township-annual')
  })
})

describe('a parameter that cannot be used', () => {
  it.each([
    ['/v1/drafts?status=done', '参数 status 应为 drafting、clean、flagged、approved、failed 之一，收到的是文字“done”'],
    ['/v1/passages?q=a&k=0', '参数 k 应为 1 至 50 的整数'],
    ['/v1/drafts?limit=0&status=done', '（共 2 处需要改正）'],
  ])('is named with what it may be: %s', async (path, words) => {
    const response = await call(path)
    expect(response.status).toBe(422)
    expect((await problemOf(response)).detail).toContain(words)
  })
})

describe('a body that cannot be read', () => {
  it.each([
    ['{"factSheet": {"reportType": "x",}}', '第 1 行第 34 个字符'],
    ['{\n  "factSheet": {\n    "facts": [1 2]\n', '第 3 行第 17 个字符'],
    ['{"a": 01}', '第 1 行第 7 个字符'],
    ["{'a': 1}", '第 1 行第 2 个字符'],
    ['{"a": "', '第 1 行第 7 个字符'],
    ['', '没有收到正文'],
    ['{} {}', '第 1 行第 4 个字符'],
  ])('says where %s stops being JSON', async (body, place) => {
    const problem = await refused(body, 400)
    expect(problem.code).toBe('bad-json')
    expect(problem.detail).toContain(place)
  })

  it('refuses ten megabytes', async () => {
    expect((await refused({ ...sheet({}), filler: 'x'.repeat(10_000_000) }, 413)).code).toBe('too-large')
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=gbk'])(
    'refuses %s',
    async (type) => {
      expect((await refused(sheet({}), 415, { 'content-type': type })).code).toBe('unsupported-media-type')
    },
  )

  it('refuses GBK bytes and gives the line of Java', async () => {
    // 云溪镇 in GBK
    const gbk = new Uint8Array([0xd4, 0xc6, 0xcf, 0xaa, 0xd5, 0xf2])
    const [head, tail] = JSON.stringify(sheet({ organisation: '|' })).split('|')
    const encoder = new TextEncoder()
    const body = new Uint8Array([...encoder.encode(head), ...gbk, ...encoder.encode(tail)])
    const response = await call('/v1/drafts', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    expect(response.status).toBe(422)
    const problem = await problemOf(response)
    expect(problem.code).toBe('bad-encoding')
    expect(problem.detail).toContain('ContentType.APPLICATION_JSON')
  })

  it.each([
    ['question marks', { organisation: '????????' }, 'organisation'],
    ['replacement characters', { organisation: '云\ufffd\ufffd镇' }, 'organisation'],
    ['锟斤拷', { recipient: '锟斤拷锟斤拷' }, 'recipient'],
    ['UTF-8 read as ISO-8859-1', { organisation: 'ä\u00ba\u0091æ\u00ba\u00aaé\u0095\u0087' }, 'organisation'],
  ])('sees Chinese that was destroyed: %s', async (_, change, path) => {
    const problem = await refused(sheet(change), 422)
    expect(problem.code).toBe('bad-encoding')
    expect(problem.errors.map((place) => place.path)).toEqual([path])
  })

  it('names the damaged label', async () => {
    expect((await refused(fact({ label: '????' }), 422)).errors[0]?.path).toBe('facts[1].label')
  })

  it('survives deep nesting and prototype keys', async () => {
    await refused(`${'['.repeat(100_000)}${']'.repeat(100_000)}`, 400)
    await refused(`{"a":`.repeat(5000), 400)
    const evil = JSON.stringify(sheet({})).replace(
      '"facts"',
      '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"facts"',
    )
    expect((await post('/v1/drafts', evil)).status).toBe(201)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

describe('numbers of a sheet', () => {
  const literalOf = async (number: string): Promise<string> => {
    const body = JSON.stringify(fact({ value: '@' })).replace('"@"', number)
    const draft = (await (await post('/v1/drafts', body, { prefer: 'respond-async' })).json()) as Awaited<
      ReturnType<typeof drafted>
    >
    return draft.factSheet.facts[1]!.value
  }
  it.each([
    ['69.60', '69.60'],
    ['0.1', '0.1'],
    ['12345678901234567890.10', '12345678901234567890.10'],
    ['1.2e3', '1200'],
    ['-18.2', '-18.2'],
  ])('keep the digits of %s', async (number, literal) => {
    expect(await literalOf(number)).toBe(literal)
  })

  it('refuses an exponent beyond all figures', async () => {
    await refused(JSON.stringify(fact({ value: '@' })).replace('"@"', '1e999999999'), 422)
  })
})

describe('methods and addresses', () => {
  it.each([
    ['PATCH', '/v1/drafts', 'POST, GET, HEAD'],
    ['DELETE', '/v1/check', 'POST'],
    ['POST', '/healthz', 'GET, HEAD'],
  ])('answers %s %s with 405 and Allow', async (method, path, allow) => {
    const response = await call(path, { method })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe(allow)
    expect((await problemOf(response)).code).toBe('method-not-allowed')
  })

  it('answers 404 to an address that is none', async () => {
    const response = await call('/v1/nothing')
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  })

  it('takes a request id that is one, and gives its own for one that is not', async () => {
    expect((await call('/healthz', { headers: { 'x-request-id': 'oa-42' } })).headers.get('x-request-id')).toBe('oa-42')
    const own = (await call('/healthz', { headers: { 'x-request-id': 'a b\u00ff' } })).headers.get('x-request-id')
    expect(own).toMatch(/^[0-9a-f]{32}$/)
  })
})

describe('a text to check', () => {
  it('refuses more than 200,000 characters', async () => {
    expect((await post('/v1/check', { factSheet: SMALL, text: '好'.repeat(200_001) })).status).toBe(413)
  })

  it('takes a text with destroyed characters and flags what stands beside them', async () => {
    const response = await post('/v1/check', { factSheet: SMALL, text: '出动巡查人员12\ufffd04人次。' })
    expect(response.status).toBe(200)
    expect(((await response.json()) as Check).verdict).toBe('flagged')
  })

  it('refuses a body without a text', async () => {
    const response = await send('POST', '/v1/check', { factSheet: SMALL })
    expect((await problemOf(response)).errors[0]?.path).toBe('text')
  })
})
