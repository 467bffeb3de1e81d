import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { D1AuditLog } from '../../src/adapters/d1-audit-log.ts'
import type { AuditEvent } from '../../src/domain/audit.ts'
import { GENESIS, hashOf } from '../../src/pipeline/audit-chain.ts'
import { sealerFrom } from '../../src/pipeline/seal.ts'
import { call, drafted, post, SMALL, send } from './client.ts'

const clock = { now: () => new Date() }
const log = new D1AuditLog(env.DB, clock, sealerFrom('a secret that is long enough for a test', 'audit'))
const event = (object: string): AuditEvent => ({
  actor: { id: 'li', name: '李审核' },
  kind: 'person',
  action: 'settings.change',
  object,
  address: '10.1.2.3',
  requestId: 'r1',
})

it('keeps one unbroken chain under many writers at once', async () => {
  await Promise.all(Array.from({ length: 25 }, (_, at) => log.append('busy', event(`settings/${at}`))))
  const entries = await log.entries('busy', { after: 0, limit: 100 })
  expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 25 }, (_, at) => at + 1))
  let before = GENESIS
  for (const entry of entries) {
    expect(entry.prevHash).toBe(before)
    expect(await hashOf(entry)).toBe(entry.hash)
    before = entry.hash
  }
  expect(await log.head('busy')).toMatchObject({ seq: 25, hash: before })
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
  expect(JSON.stringify(entries)).not.toMatch(/1240|1204人次|巡查/)
})
