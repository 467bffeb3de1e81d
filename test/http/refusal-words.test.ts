import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { placed } from '../../src/domain/refusal-words.ts'
import { ROUTES } from '../../src/http/routes.ts'
import { call, post, problemOf } from './client.ts'

/* Generated from the very schemas that read the requests: what no schema has words for is said in plain Chinese too. */

type Json = { readonly [key: string]: unknown }
const WRONG = [5, -1, 1.5, 'x', '', 'x'.repeat(300_000), true, null, [], [5], [null], {}, { a: 1 }]
/** Words of the library, and of programs rather than of offices. */
const FOREIGN = /无效|期望|实际接收|Invalid|expected|undefined|\b(object|string|number|array|boolean)\b|\[object/i

const schemaOf = (schema: z.ZodType): Json =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Json

/** Bodies with one wrong value in each place that a schema names. */
function* wrongBodies(schema: Json, build: (value: unknown) => unknown = (value) => value): Generator<unknown> {
  for (const value of WRONG) yield build(value)
  for (const key of ['anyOf', 'oneOf', 'allOf'])
    for (const branch of (schema[key] as Json[] | undefined) ?? []) yield* wrongBodies(branch, build)
  for (const [name, property] of Object.entries((schema.properties as Record<string, Json> | undefined) ?? {}))
    yield* wrongBodies(property, (value) => build({ [name]: value }))
  if (schema.type === 'array') yield* wrongBodies((schema.items as Json) ?? {}, (value) => build([value]))
}

const words = (schema: z.ZodType, body: unknown): string[] =>
  (schema.safeParse(body).error?.issues ?? []).map(({ path, message }) => placed({ path: path.join('.'), message }))

describe('what is refused', () => {
  const bodies = ROUTES.filter(({ operation }) => operation.body)
  it.each(bodies.map(({ operation }) => [operation.id, operation.body!] as const))('by %s', (_, body) => {
    const said = new Set([...wrongBodies(schemaOf(body))].flatMap((wrong) => words(body, wrong)))
    expect(said.size).toBeGreaterThan(0)
    expect([...said].filter((message) => FOREIGN.test(message.replace(/“[^”]*”|对象 .*$|列表 .*$/g, '')))).toEqual([])
  })

  it.each([
    ['/v1/drafts', [1, 2], '正文应为对象（{…}），收到的是列表 [1,2]'],
    [
      '/v1/webhooks',
      { url: 'https://oa.example.cn', name: '甲', events: 'draft.clean' },
      'events 应为列表（[…]），收到的是文字“draft.clean”',
    ],
    ['/v1/keys', { name: '甲', scopes: true }, '权限 scopes（应为列表）的格式不对，收到的是布尔值 true'],
    ['/v1/facts/parse', { text: 5 }, '要读取的文字 text（应为文字）的格式不对，收到的是数字 5'],
    ['/v1/facts/parse', {}, '缺少要读取的文字 text（应为文字）'],
    ['/v1/keys', { name: '甲', scopes: ['read'], scheme: 'rsa' }, 'scheme 应为 bearer、hmac 之一，收到的是文字“rsa”'],
  ])('tells what %s should have been sent', async (path, body, detail) => {
    expect((await problemOf(await post(path, body))).detail).toContain(detail)
  })
})

describe('a field written almost as it should be', () => {
  const fact = { label: '出动巡查人员', value: '1204', unit: '人次' }
  const sheet = {
    reportType: 'township-quarterly',
    organisation: '云溪镇人民政府',
    period: { year: 2026, quarter: 3 },
    facts: [fact],
  }
  it.each([
    ['the sheet', { factsheet: sheet }, 'factsheet', 'factSheet'],
    [
      'a comparison',
      { factSheet: { ...sheet, facts: [{ ...fact, last_year: '1075' }] } },
      'facts[0].last_year',
      'lastYear',
    ],
    ['a label', { factSheet: { ...sheet, facts: [{ lable: '甲', value: '1' }] } }, 'facts[0].lable', 'label'],
    ['the callback', { factSheet: sheet, callbackURL: 'https://oa.example.cn/x' }, 'callbackURL', 'callbackUrl'],
  ])('is told of, not passed over: %s', async (_, body, path, meant) => {
    const { errors, detail } = await problemOf(await post('/v1/drafts', body))
    const message = `没有 ${path.split('.').at(-1)} 这个字段，应写作 ${meant}`
    expect(errors).toEqual([{ path, message }])
    expect(detail).toContain(message)
  })

  it('is no other field that the sender has of his own', async () => {
    const own = { ...fact, labels: ['巡查'], remark: '手工填报', lastYearNote: '含车辆' }
    const response = await post('/v1/drafts', {
      factSheet: { ...sheet, facts: [own] },
      drafter: 'template',
      traceId: 'x',
    })
    expect(response.status).toBe(201)
  })
})

describe('a body that is no JSON', () => {
  it.each([
    ['{“a”: 1}', '中文引号'],
    ["{'a': 1}", '单引号'],
    ['{"a"：1}', '全角标点'],
    ['{"a": "甲\n乙"}', '不能直接换行'],
    ['{"a": "甲', '没有以双引号结束'],
    ['{"a": True}', 'true、false、null'],
    ['{"a": 1, // 数\n}', '不能写注释'],
    ['{"a": 1204人次}', '不能直接跟单位'],
    ['{"a": 12O4}', '混有字母'],
    ['{"a": 1,204, "b": 1}', '1204'],
  ])('says what is wrong with %s', async (body, words) => {
    expect((await problemOf(await post('/v1/drafts', body))).detail).toContain(words)
  })

  it.each([
    ['packed', [0x1f, 0x8b, 8, 0, 0], '压缩'],
    ['UTF-16 with its mark', [0xff, 0xfe, 0x7b, 0, 0x7d, 0], 'UTF-16'],
    ['UTF-16 without one', [0x7b, 0, 0x91, 0x4e, 0x7d, 0], 'UTF-16'],
  ])('knows bytes that are %s', async (_, bytes, words) => {
    const headers = { 'content-type': 'application/json' }
    const response = await call('/v1/drafts', { method: 'POST', headers, body: new Uint8Array(bytes) })
    expect((await problemOf(response)).detail).toContain(words)
  })
})
