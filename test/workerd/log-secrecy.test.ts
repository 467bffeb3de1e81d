import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { loggable } from '../../src/pipeline/loggable.ts'
import { call, drafted, post, SMALL, send } from '../http/client.ts'

/* A whole run with marked words in every place that takes words, all lines of the log kept, faults of the service included. */

const MARK = '哨兵机密甲乙'
const SECRET = 'sz_SENTINELSECRETKEY0123456789'
const lines: string[] = []
const keep = (...words: unknown[]) => {
  lines.push(words.map((word) => (word instanceof Error ? `${word.stack}` : String(word))).join(' '))
}

beforeAll(() => {
  for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, name).mockImplementation(keep)
})
afterAll(() => {
  vi.restoreAllMocks()
})

const SHEET = {
  ...SMALL,
  organisation: `${MARK}镇人民政府`,
  title: `${MARK}报告`,
  facts: [{ id: 'inspectors', label: `${MARK}人员`, value: '1204', unit: '人次' }],
  notes: [{ text: `推进${MARK}整治工作。` }],
}

it('keeps contents and secrets out of the log, whatever happens', async () => {
  const draft = await drafted({ factSheet: SHEET, businessKey: MARK })
  await send('PUT', `/v1/drafts/${draft.id}/text`, { text: `${draft.text}\n${MARK}清理垃圾350吨。` })
  await post(`/v1/drafts/${draft.id}/findings/f1`, { action: 'dismiss', reason: MARK })
  await call(`/v1/drafts/${draft.id}/export?format=docx&watermark=draft`)
  await post('/v1/check', { factSheet: SHEET, text: `${MARK}9999人次` })
  await post('/v1/facts/parse', { text: `${MARK}\t1204` })
  await post('/v1/samples', { text: `${MARK}工作报告。`.repeat(60), title: MARK })
  await post('/v1/lexicon', { expressions: [{ phrase: `${MARK}三办`, note: MARK }] })
  await call(`/v1/lexicon/${encodeURIComponent(`${MARK}三办`)}`, { method: 'DELETE' })
  await call(`/v1/passages?q=${encodeURIComponent(MARK)}`)
  await call(`/${encodeURIComponent(MARK)}`)
  await post('/v1/drafts', `{"factSheet": "${MARK}`)
  await post('/v1/drafts', { factSheet: { ...SHEET, reportType: MARK } })
  await call('/v1/drafts', { headers: { authorization: `Bearer ${SECRET}` } })
  expect(lines.length).toBeGreaterThan(12)
  expectNoMark()
})

it('also where the database fails with the values in its words', async () => {
  const before = lines.length
  await env.DB.exec('ALTER TABLE draft_versions RENAME TO draft_versions_away')
  const lost = await post(
    '/v1/drafts',
    { factSheet: SHEET, drafter: 'template' },
    { authorization: `Bearer ${SECRET}` },
  )
  const failed = await post('/v1/drafts', { factSheet: SHEET, drafter: 'template', businessKey: MARK })
  await env.DB.exec('ALTER TABLE own_expressions RENAME TO own_expressions_away')
  const other = await post('/v1/lexicon', { expressions: [{ phrase: `${MARK}四办` }] })
  await env.DB.exec('ALTER TABLE own_expressions_away RENAME TO own_expressions')
  await env.DB.exec('ALTER TABLE draft_versions_away RENAME TO draft_versions')
  expect([lost.status, failed.status, other.status]).toEqual([401, 500, 500])
  expect(`${await failed.text()}${await other.text()}`).not.toContain(MARK)
  expect(lines.slice(before).some((line) => /"status":500/.test(line) && /no such table/.test(line))).toBe(true)
  expectNoMark()
})

it('cuts out what drizzle, JSON.parse and requests quote', () => {
  const query = new Error(`Failed query: insert into "x" values (?, ?)\nparams: ${MARK},\n${MARK}`)
  const error = new Error('outer', { cause: query })
  expect(loggable(error)).toContain('Failed query')
  expect(loggable(error)).not.toContain(MARK)
  let parse: unknown
  try {
    JSON.parse(`{"a": ${MARK}}`)
  } catch (fault) {
    parse = fault
  }
  expect(loggable(parse)).toMatch(/is not valid JSON/)
  expect(loggable(parse)).not.toContain('哨兵')
  expect(loggable(new Error(`fetch with Authorization: Bearer ${SECRET} failed`))).not.toContain(SECRET)
})

function expectNoMark(): void {
  const all = lines.join('\n')
  for (const word of [MARK, encodeURIComponent(MARK), SECRET, 'a secret of the tests'])
    expect(all.includes(word), `${word} in: ${lines.find((line) => line.includes(word))}`).toBe(false)
}
