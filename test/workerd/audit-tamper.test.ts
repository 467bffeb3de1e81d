import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { entryOf, INSERT_ENTRY, valuesOf } from '../../src/adapters/audit-rows.ts'
import { D1AuditLog } from '../../src/adapters/d1-audit-log.ts'
import type { AuditEvent } from '../../src/domain/audit.ts'
import { hashOf } from '../../src/pipeline/audit-chain.ts'
import { sealerFrom } from '../../src/pipeline/seal.ts'
import { verifyAudit } from '../../src/pipeline/verify-audit.ts'

/* What somebody can do who reaches the database past the service: the triggers are dropped first, as such a person would. */

const SECRET = 'a secret that nobody reads in the database'
let now = Date.parse('2026-07-06T02:00:00Z')
const clock = { now: () => new Date(now) }
const sealer = sealerFrom(SECRET, 'audit')
const audit = new D1AuditLog(env.DB, clock, sealer)
const event = (at: number): AuditEvent => ({
  actor: { id: 'li', name: '李审核' },
  kind: 'person',
  action: 'draft.edit',
  object: `draft/${at}`,
  before: null,
  after: `第${at}版`,
  reason: null,
  address: '10.1.2.3',
  requestId: `r${at}`,
})
const tamper = (sql: string, ...values: (string | number | null)[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .run()
const verify = (org: string) => verifyAudit(org, { audit, sealer })

/** Ten entries on each of two days. */
async function chain(org: string): Promise<string> {
  now = Date.parse('2026-07-06T02:00:00Z')
  for (let at = 1; at <= 20; at++) {
    if (at === 11) now += 86_400_000
    await audit.append(org, event(at))
  }
  expect(await verify(org)).toMatchObject({ intact: true, entries: 20, seal: 'valid', fault: null })
  return org
}

beforeAll(async () => {
  const { results } = await env.DB.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all<{
    name: string
  }>()
  expect(results.length).toBeGreaterThanOrEqual(7)
  for (const { name } of results) await env.DB.exec(`DROP TRIGGER ${name}`)
})

describe('names the first entry that is not as it was written', () => {
  it('one character of any field', async () => {
    const org = await chain('flip')
    const fields = [
      'at',
      'actor_id',
      'actor_name',
      'kind',
      'action',
      'object',
      'after_state',
      'address',
      'request_id',
      'prev_hash',
      'hash',
    ]
    for (const field of fields) {
      const row = await env.DB.prepare(`SELECT ${field} AS word FROM audit_log WHERE org = ? AND seq = 7`)
        .bind(org)
        .first<{ word: string }>()
      const flipped = `${row!.word.slice(0, -1)}${String.fromCodePoint(row!.word.codePointAt(row!.word.length - 1)! ^ 1)}`
      await tamper(`UPDATE audit_log SET ${field} = ? WHERE org = ? AND seq = 7`, flipped, org)
      expect((await verify(org)).fault, field).toMatchObject({ kind: 'altered', seq: 7 })
      await tamper(`UPDATE audit_log SET ${field} = ? WHERE org = ? AND seq = 7`, row!.word, org)
    }
    expect(await verify(org)).toMatchObject({ intact: true })
  })

  it('an entry whose hash was computed anew', async () => {
    const org = await chain('rehash')
    const { results } = await env.DB.prepare('SELECT * FROM audit_log WHERE org = ? AND seq = 7')
      .bind(org)
      .all<Parameters<typeof entryOf>[0]>()
    const forged = { ...entryOf(results[0]!), actor: { id: 'wang', name: '王某' } }
    await tamper(
      'UPDATE audit_log SET actor_id = ?, actor_name = ?, hash = ? WHERE org = ? AND seq = 7',
      'wang',
      '王某',
      await hashOf(forged),
      org,
    )
    expect((await verify(org)).fault).toMatchObject({ kind: 'altered', seq: 7 })
  })

  it.each([1, 7, 20])('entry %i deleted', async (seq) => {
    const org = await chain(`delete-${seq}`)
    await tamper('DELETE FROM audit_log WHERE org = ? AND seq = ?', org, seq)
    expect((await verify(org)).fault).toMatchObject({ kind: 'removed', seq })
  })

  it('a deleted entry, its followers renumbered', async () => {
    const org = await chain('renumber')
    await tamper('DELETE FROM audit_log WHERE org = ? AND seq = 7', org)
    for (let seq = 8; seq <= 20; seq++)
      await tamper('UPDATE audit_log SET seq = ? WHERE org = ? AND seq = ?', seq - 1, org, seq)
    expect((await verify(org)).fault).toMatchObject({ kind: 'moved', seq: 7 })
  })

  it('two entries swapped', async () => {
    const org = await chain('swap')
    for (const [from, to] of [
      [5, 99],
      [9, 5],
      [99, 9],
    ])
      await tamper('UPDATE audit_log SET seq = ? WHERE org = ? AND seq = ?', to!, org, from!)
    expect((await verify(org)).fault).toMatchObject({ kind: 'moved', seq: 5 })
  })

  it('the tail cut off', async () => {
    const org = await chain('tail')
    await tamper('DELETE FROM audit_log WHERE org = ? AND seq > 15', org)
    expect((await verify(org)).fault).toMatchObject({ kind: 'removed', seq: 16 })
  })

  it('the tail cut off and the head set back to what is left', async () => {
    const org = await chain('head')
    await tamper('DELETE FROM audit_log WHERE org = ? AND seq > 15', org)
    await tamper(
      'UPDATE audit_heads SET seq = 15, hash = (SELECT hash FROM audit_log WHERE org = ?1 AND seq = 15) WHERE org = ?1',
      org,
    )
    expect(await verify(org)).toMatchObject({ intact: false, seal: 'invalid', fault: { kind: 'forged', seq: 15 } })
    await audit.append(org, event(16))
    expect(await verify(org), 'going on does not make it good').toMatchObject({ intact: false, seal: 'invalid' })
  })

  it('the tail cut off beyond a daily digest, the head set back', async () => {
    const org = await chain('digest')
    await tamper('DELETE FROM audit_log WHERE org = ? AND seq > 8', org)
    await tamper(
      'UPDATE audit_heads SET seq = 8, hash = (SELECT hash FROM audit_log WHERE org = ?1 AND seq = 8) WHERE org = ?1',
      org,
    )
    expect((await verify(org)).fault).toMatchObject({ kind: 'removed', seq: 9 })
  })

  it('an entry added at the end', async () => {
    const org = await chain('added')
    const last = (await audit.entries(org, { limit: 1 }))[0]!
    const forged = { ...last, seq: 21, prevHash: last.hash }
    await tamper(INSERT_ENTRY, ...valuesOf({ ...forged, hash: await hashOf(forged) }))
    expect((await verify(org)).fault).toMatchObject({ kind: 'added', seq: 21 })
  })

  it('the whole chain written anew, every hash right', async () => {
    const org = await chain('rewritten')
    const entries = (await audit.entries(org, { after: 0, limit: 100 })).map((entry) => ({ ...entry, reason: '改写' }))
    await tamper('DELETE FROM audit_log WHERE org = ?', org)
    let prevHash = '0'.repeat(64)
    for (const entry of entries) {
      const forged = { ...entry, prevHash }
      prevHash = await hashOf(forged)
      await tamper(INSERT_ENTRY, ...valuesOf({ ...forged, hash: prevHash }))
    }
    await tamper('UPDATE audit_heads SET hash = ? WHERE org = ?', prevHash, org)
    await tamper(
      'UPDATE audit_digests SET hash = (SELECT hash FROM audit_log WHERE org = ?1 AND seq = 10) WHERE org = ?1',
      org,
    )
    expect((await verify(org)).fault).toMatchObject({ kind: 'forged', seq: 10 })
    await tamper('DELETE FROM audit_digests WHERE org = ?', org)
    expect((await verify(org)).fault).toMatchObject({ kind: 'forged', seq: 20 })
  })
})

describe('daily digests', () => {
  it('tells where the chain ended on each day, the open one too', async () => {
    const org = await chain('days')
    expect(await audit.digests(org)).toMatchObject([
      { day: '2026-07-06', seq: 10, closed: true },
      { day: '2026-07-07', seq: 20, closed: false },
    ])
    now += 86_400_000
    expect((await audit.digests(org)).at(-1)).toMatchObject({ day: '2026-07-07', seq: 20, closed: true })
  })

  it('says in the log when another secret takes over', async () => {
    const org = await chain('secret')
    const other = sealerFrom('another secret, after the first was lost', 'audit')
    expect(await verifyAudit(org, { audit, sealer: other })).toMatchObject({ intact: true, seal: 'unknown' })
    const later = new D1AuditLog(env.DB, clock, other)
    await later.append(org, event(21))
    expect((await audit.entries(org, { limit: 2 })).map(({ action }) => action)).toEqual(['draft.edit', 'audit.reseal'])
    expect(await verifyAudit(org, { audit: later, sealer: other })).toMatchObject({ intact: true, seal: 'valid' })
  })
})
