import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { D1AuditLog } from '../../src/adapters/d1-audit-log.ts'
import type { AuditEvent } from '../../src/domain/audit.ts'
import type { Draft } from '../../src/domain/draft.ts'
import { GENESIS, hashOf } from '../../src/pipeline/audit-chain.ts'
import { fingerprint } from '../../src/pipeline/fingerprint.ts'
import type { ApprovalProof } from '../../src/pipeline/prove-approval.ts'
import { sealerFrom } from '../../src/pipeline/seal.ts'
import { call, drafted, post, problemOf, SMALL, send } from './client.ts'

const clock = { now: () => new Date() }
const log = new D1AuditLog(env.DB, clock, sealerFrom('a secret of the tests, of 32 characters or more', 'audit'))
const event = (object: string): AuditEvent => ({
  actor: { id: 'li', name: '李审核' },
  kind: 'person',
  action: 'settings.change',
  object,
  address: '10.1.2.3',
  requestId: 'r1',
})

it('keeps one unbroken chain under many writers at once', async () => {
  await Promise.all(Array.from({ length: 120 }, (_, at) => log.append('busy', event(`settings/${at}`))))
  const entries = await log.entries('busy', { after: 0, limit: 200 })
  expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 120 }, (_, at) => at + 1))
  let before = GENESIS
  for (const entry of entries) {
    expect(entry.prevHash).toBe(before)
    expect(await hashOf(entry)).toBe(entry.hash)
    before = entry.hash
  }
  expect(await log.head('busy')).toMatchObject({ seq: 120, hash: before })
})

it('keeps a change and its entry together: neither without the other', async () => {
  const refused = env.DB.prepare("INSERT INTO own_expressions (org, phrase) VALUES ('both', 'x')")
  await expect(log.commit('both', [event('lexicon')], [refused])).rejects.toThrow(/NOT NULL/)
  expect(await log.entries('both', { limit: 10 })).toEqual([])
})

it('refuses to change, delete or replace an entry', async () => {
  await log.append('kept', event('settings/1'))
  for (const statement of [
    "UPDATE audit_log SET actor_name = 'x' WHERE org = 'kept'",
    "DELETE FROM audit_log WHERE org = 'kept'",
    "INSERT OR REPLACE INTO audit_log SELECT * FROM audit_log WHERE org = 'kept'",
    "DELETE FROM audit_heads WHERE org = 'kept'",
    "UPDATE audit_heads SET seq = 0 WHERE org = 'kept'",
  ])
    await expect(env.DB.prepare(statement).run(), statement).rejects.toThrow(/audit_/)
})

it('records each step of a draft, with states and no words of it', async () => {
  const draft = await drafted({ factSheet: SMALL })
  const text = draft.text.replace('1204', '1240')
  const edited = await send('PUT', `/v1/drafts/${draft.id}/text`, { text })
  const { check } = await edited.json<typeof draft>()
  const finding = check!.findings.find(({ fix }) => fix)!
  await post(`/v1/drafts/${draft.id}/findings/${finding.id}`, { action: 'fix' })
  await call(`/v1/drafts/${draft.id}/undo`, { method: 'POST' })
  const entries = await log.entries('demo', { object: `draft/${draft.id}`, after: 0, limit: 50 })
  expect(entries.map(({ action }) => action)).toEqual([
    'draft.accept',
    'draft.finish',
    'draft.edit',
    'draft.fix',
    'draft.undo',
  ])
  expect(entries[2]).toMatchObject({ kind: 'person', before: entries[1]!.after })
  // an id or a hash may hold these digits
  expect(JSON.stringify(entries)).not.toMatch(/(?<![\da-f-])1240(?![\da-f-])|1204人次|巡查/)
})

describe('over HTTP', () => {
  const answer = async (path: string) => (await call(path)).json<Record<string, unknown>>()

  it('pages newest first, filters, and proves the chain', async () => {
    await Promise.all(
      ['甲', '乙', '丙'].map((phrase) => post('/v1/lexicon', { expressions: [{ phrase: `${phrase}一办` }] })),
    )
    const first = await answer('/v1/audit?action=lexicon.add&limit=2')
    expect(first.entries).toHaveLength(2)
    const rest = await answer(`/v1/audit?action=lexicon.add&limit=2&before=${first.next}`)
    expect((rest.entries as { seq: number }[])[0]!.seq).toBeLessThan(first.next as number)
    expect((await answer('/v1/audit?until=2020-01-01')).entries).toEqual([])
    expect((await problemOf(await call('/v1/audit?from=gestern'))).errors[0]!.path).toBe('from')
    expect(await answer('/v1/audit/verify')).toMatchObject({ intact: true, seal: 'valid', fault: null })
    expect((await answer('/v1/audit/digests')).digests).toMatchObject([{ closed: false }])
  })

  it('records an export with the hash of the very file, and a taken over window', async () => {
    const draft = await drafted({ factSheet: SMALL })
    const file = await call(`/v1/drafts/${draft.id}/export?format=txt`, { headers: { 'x-request-id': 'export-1' } })
    const hash = await fingerprint(new Uint8Array(await file.arrayBuffer()))
    await send('PUT', `/v1/drafts/${draft.id}/review`, { seat: 'window-one' })
    await send('PUT', `/v1/drafts/${draft.id}/review`, { seat: 'window-two', takeOver: true })
    const { entries } = await answer(`/v1/audit?object=draft/${draft.id}&limit=2`)
    expect(entries).toMatchObject([
      { action: 'review.take-over', before: 'window-one', after: 'window-two' },
      { action: 'draft.export', requestId: 'export-1', after: `第${draft.version}版；txt；文件 sha256:${hash}` },
    ])
  })

  it('gives the auditor a table that runs nothing, and lines that verify', async () => {
    const hostile = { ...event('=HYPERLINK("http://x")'), actor: { id: '+1', name: '@SUM(1)' }, reason: '-1\t,"x"' }
    await log.append('demo', hostile)
    const csv = await (await call('/v1/audit/export?format=csv')).text()
    const line = csv.trim().split('\r\n').at(-2)!
    for (const cell of [`"'+1"`, `"'@SUM(1)"`, `"'=HYPERLINK(""http://x"")"`, `"'-1 ,""x"""`])
      expect(line).toContain(`,${cell},`)
    const lines = (await (await call('/v1/audit/export?format=jsonl')).text()).trim().split('\n')
    for (const { entry, hash } of lines.map((one) => JSON.parse(one)))
      expect(await fingerprint(JSON.stringify(entry))).toBe(hash)
  })
})

describe('an approval', () => {
  const proof = async (id: string, version = '') =>
    (await call(`/v1/drafts/${id}/approval${version}`)).json<ApprovalProof>()
  const approve = async (id: string) => (await call(`/v1/drafts/${id}/approve`, { method: 'POST' })).json<Draft>()

  it('signs exactly one text over one set of facts; a later edit voids it', async () => {
    const draft = await drafted({ factSheet: SMALL })
    expect(await proof(draft.id)).toMatchObject({ valid: false, approval: null })
    const approved = await approve(draft.id)
    expect(approved.receipt).toMatchObject({
      textSha256: await fingerprint(approved.text),
      checker: expect.stringMatching(/./),
      prompts: expect.stringMatching(/./),
    })
    expect(await proof(draft.id)).toMatchObject({ valid: true, seal: 'valid' })
    const text = `${approved.text}\n特此报告。`
    const edited = await (await send('PUT', `/v1/drafts/${draft.id}/text`, { text })).json<Draft>()
    expect(edited).toMatchObject({ status: 'clean', approval: null })
    expect(await proof(draft.id)).toMatchObject({ valid: false, approval: null })
    expect(await proof(draft.id, `?version=${approved.version}`)).toMatchObject({ valid: true })
  })

  it.each([
    ['text', (value: string) => `${value}。`, { valid: false, textMatches: false }],
    ['fact_sheet', (value: string) => value.replace('1204', '1205'), { valid: false, factsMatch: false }],
    ['receipt', (value: string) => value.replace('"checker":"', '"checker":"x'), { receiptMatches: false }],
    ['approval', (value: string) => value.replace('演示用户', '别的人'), { valid: false, seal: 'invalid' }],
  ])('is void when the database holds another %s', async (column, change, told) => {
    const draft = await drafted({ factSheet: SMALL })
    const { version } = await approve(draft.id)
    const where = `WHERE draft_id = '${draft.id}' AND version = ${version}`
    const value = await env.DB.prepare(`SELECT ${column} AS value FROM draft_versions ${where}`).first<string>('value')
    await env.DB.prepare(`UPDATE draft_versions SET ${column} = ? ${where}`).bind(change(value!)).run()
    expect(await proof(draft.id)).toMatchObject(told)
  })
})
