import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { backupTables, LEFT_OUT } from '../../src/adapters/backup/backup-tables.ts'
import { linesIn } from '../../src/adapters/backup/lines.ts'
import type { Lines } from '../../src/adapters/backup/read-backup.ts'
import { restoreBackup } from '../../src/adapters/backup/restore-backup.ts'
import { writeBackup } from '../../src/adapters/backup/write-backup.ts'
import { D1AuditLog } from '../../src/adapters/d1-audit-log.ts'
import { D1Drafts } from '../../src/adapters/d1-drafts.ts'
import { D1OwnExpressions } from '../../src/adapters/d1-own-expressions.ts'
import { D1Samples } from '../../src/adapters/d1-samples.ts'
import { D1Passages } from '../../src/adapters/passages-retriever.ts'
import type { Draft } from '../../src/domain/draft.ts'
import { fingerprint } from '../../src/pipeline/fingerprint.ts'
import { sealerFrom } from '../../src/pipeline/seal.ts'
import { verifyAudit } from '../../src/pipeline/verify-audit.ts'
import { call, drafted, post, SMALL, send } from '../http/client.ts'

const ORG = 'demo'
const clock = { now: () => new Date() }
const sealer = sealerFrom('a secret of the tests, of 32 characters or more', 'audit')
const auditIn = (database: D1Database) => new D1AuditLog(database, clock, sealer)
const REPORT = `云溪镇2025年第一季度工作情况\n\n一、主要工作\n\n一是开展河道巡查。全镇组织力量对辖区河道开展拉网式巡查，发现问题及时整改，水质持续向好。\n\n二、存在问题\n\n部分村组生活污水收集不到位，\u2028管网破损较多，需要进一步加大投入力度。`

async function collected(parts: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = []
  for await (const part of parts) all.push(part)
  return all
}
const backup = async (secrets = true): Promise<string> => {
  const deps = { database: env.DB, clock }
  return (await collected(writeBackup(ORG, { secrets }, deps))).join('')
}
const linesOf =
  (words: string): Lines =>
  () =>
    linesIn(
      (async function* () {
        const bytes = new TextEncoder().encode(words)
        for (let at = 0; at < bytes.length; at += 1000) yield bytes.slice(at, at + 1000)
      })(),
    )
const restore = (words: string) => restoreBackup(linesOf(words), { database: env.SPARE, audit: auditIn(env.SPARE) })
const rowsIn = async (database: D1Database): Promise<Record<string, number>> => {
  const tables = await backupTables(database)
  const counts = await database.batch<{ rows: number }>(
    tables.map(({ name, owner }) =>
      database.prepare(`SELECT count(*) AS rows FROM ${name} WHERE ${owner} = ?`).bind(ORG),
    ),
  )
  return Object.fromEntries(tables.map(({ name }, at) => [name, counts[at]!.results[0]!.rows]))
}
/** All lines between the first and the last, without the log's own: it has grown by the entry of the restore. */
const rowsOf = (words: string): string[] => {
  let table = ''
  return words
    .trimEnd()
    .split('\n')
    .slice(1, -1)
    .filter((line) => {
      if (line.startsWith('{')) table = JSON.parse(line).table
      return !table.startsWith('audit_')
    })
}
/** The file with its digest computed anew, as somebody would who wants it to pass. */
const resigned = async (words: string): Promise<string> => {
  const lines = words.trimEnd().split('\n')
  const { end } = JSON.parse(lines.pop()!)
  const body = `${lines.join('\n')}\n`
  return `${body}${JSON.stringify({ end: { ...end, sha256: await fingerprint(body) } })}\n`
}
const nothing = (counts: Record<string, number>) => Object.values(counts).every((rows) => rows === 0)

let draft: Draft
let whole: string
beforeAll(async () => {
  draft = await drafted({ factSheet: SMALL, businessKey: '云溪-2026Q2' })
  await send('PUT', `/v1/drafts/${draft.id}/text`, { text: `${draft.text}\n特此\u2028报告“'"。` })
  await call(`/v1/drafts/${draft.id}/approve`, { method: 'POST' })
  await drafted({ factSheet: { ...SMALL, title: '=cmd|calc 报告' } })
  await post('/v1/samples', { text: REPORT, source: '去年.txt' })
  await post('/v1/lexicon', { expressions: [{ phrase: '三管三必须' }] })
  whole = await backup()
})

/** A service in which nobody has done anything yet. */
beforeEach(async () => {
  const { results } = await env.SPARE.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'passages_fts_%'",
  ).all<{ name: string }>()
  if (results.length > 0) await env.SPARE.batch(results.map(({ name }) => env.SPARE.prepare(`DROP TABLE "${name}"`)))
  await applyD1Migrations(env.SPARE, env.TEST_MIGRATIONS)
})

describe('a backup into an empty service', () => {
  it('gives byte-equal drafts with all their versions, their keys and history', async () => {
    await restore(whole)
    const [from, to] = [new D1Drafts(env.DB), new D1Drafts(env.SPARE)]
    const { drafts } = await from.list(ORG, { limit: 100 })
    expect(drafts).toHaveLength(2)
    expect(await to.list(ORG, { limit: 100 })).toEqual(await from.list(ORG, { limit: 100 }))
    for (const { id, version } of drafts) {
      for (let at = 1; at <= version; at++)
        expect(JSON.stringify(await to.get(ORG, id, at))).toBe(JSON.stringify(await from.get(ORG, id, at)))
      expect(await to.history(ORG, id)).toEqual(await from.history(ORG, id))
    }
    expect((await to.byBusinessKey(ORG, '云溪-2026Q2'))?.draft.id).toBe(draft.id)
  })

  it('gives samples with their originals, found by search as before, and the expressions', async () => {
    await restore(whole)
    const [from, to] = [new D1Samples(env.DB), new D1Samples(env.SPARE)]
    const { samples: listed } = await from.list(ORG, { limit: 100 })
    expect(listed).toHaveLength(1)
    for (const { id } of listed) expect(await to.get(ORG, id)).toEqual(await from.get(ORG, id))
    const query = { text: '河道巡查', k: 5 }
    const found = await new D1Passages(env.SPARE).find(ORG, query)
    expect(found.map(({ id }) => id)).toEqual((await new D1Passages(env.DB).find(ORG, query)).map(({ id }) => id))
    expect(found.length).toBeGreaterThan(0)
    const counts = 'SELECT term, passages FROM passage_terms WHERE passages > 0 ORDER BY term'
    expect((await env.SPARE.prepare(counts).all()).results).toEqual((await env.DB.prepare(counts).all()).results)
    expect(await new D1OwnExpressions(env.SPARE).list(ORG)).toEqual(await new D1OwnExpressions(env.DB).list(ORG))
  })

  it('gives a chain that verifies and goes on with the restore', async () => {
    const before = await auditIn(env.DB).head(ORG)
    const { sha256 } = await restore(whole)
    const audit = auditIn(env.SPARE)
    expect(await verifyAudit(ORG, { audit, sealer })).toMatchObject({
      intact: true,
      seal: 'valid',
      entries: before!.seq + 1,
    })
    expect(await audit.entries(ORG, { limit: 1 })).toMatchObject([
      { action: 'backup.restore', after: expect.stringContaining(sha256), prevHash: before!.hash },
    ])
  })

  it('gives the same rows when it is backed up again, but for the entry of the restore', async () => {
    await restore(whole)
    const deps = { database: env.SPARE, clock }
    const again = (await collected(writeBackup(ORG, { secrets: true }, deps))).join('')
    expect(rowsOf(again)).toEqual(rowsOf(whole))
  })
})

describe('of an office that goes on working', () => {
  const aside = () => env.DB.prepare('SELECT count(*) AS rows FROM restore_rows').first('rows')

  it('shows the moment at which it began, whatever changes after each line, and leaves nothing aside', async () => {
    const before = rowsOf(await backup())
    const lines: string[] = []
    for await (const part of writeBackup(ORG, { secrets: true }, { database: env.DB, clock })) {
      lines.push(part)
      if (lines.length % 5 === 1) await drafted({ factSheet: { ...SMALL, title: `备份途中第${lines.length}份` } })
    }
    expect(lines.length).toBeGreaterThan(10)
    expect(rowsOf(lines.join(''))).toEqual(before)
    await expect(restore(lines.join(''))).resolves.toMatchObject({ org: ORG })
    expect(await aside()).toBe(0)
  })

  it('leaves nothing aside when the reader turns away, or the next day after a power cut', async () => {
    const parts = writeBackup(ORG, { secrets: true }, { database: env.DB, clock })
    await parts.next()
    expect(await aside()).toBeGreaterThan(0)
    await parts.return(undefined)
    expect(await aside()).toBe(0)
    const cutOff = writeBackup(ORG, { secrets: true }, { database: env.DB, clock: { now: () => new Date(0) } })
    await cutOff.next()
    expect(await aside()).toBeGreaterThan(0)
    await backup()
    expect(await aside()).toBe(0)
  })
})

describe('refuses, and stores nothing', () => {
  it('over what is there', async () => {
    await restore(whole)
    const before = await rowsIn(env.SPARE)
    await expect(restore(whole)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('已有单位'),
    })
    expect(await rowsIn(env.SPARE)).toEqual(before)
  })

  it('a file with one byte changed, wherever it is', async () => {
    const lines = whole.trimEnd().split('\n').length
    for (let line = 0; line < lines; line += Math.max(1, Math.floor(lines / 12))) {
      const words = whole.split('\n')
      const at = Math.floor(words[line]!.length / 2)
      words[line] = `${words[line]!.slice(0, at)}${words[line]![at] === '1' ? '2' : '1'}${words[line]!.slice(at + 1)}`
      await expect(restore(words.join('\n')), `line ${line + 1}`).rejects.toMatchObject({ code: 'invalid' })
    }
    expect(nothing(await rowsIn(env.SPARE))).toBe(true)
  })

  it.each([
    ['cut off in a line', () => whole.slice(0, Math.floor(whole.length / 2))],
    ['without its end', () => whole.trimEnd().split('\n').slice(0, -1).join('\n')],
    ['with a row less', () => whole.split('\n').toSpliced(5, 1).join('\n')],
    ['of nothing', () => ''],
    ['of something else', () => '{"hello":1}\n'],
    [
      'of a newer service',
      () => resigned(whole.replace('"table":"drafts","columns":["org"', '"table":"drafts","columns":["orgs"')),
    ],
    ['with a table that is none of ours', () => resigned(whole.replace('"table":"drafts"', '"table":"sqlite_master"'))],
  ])('a file %s', async (_, file) => {
    await expect(restore(await file())).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(/没有恢复任何内容/),
    })
    expect(nothing(await rowsIn(env.SPARE))).toBe(true)
  })

  it('what the database refuses at the last table', async () => {
    await env.SPARE.exec("CREATE TRIGGER full BEFORE INSERT ON samples BEGIN SELECT RAISE(ABORT, 'disk full'); END")
    await expect(restore(whole)).rejects.toThrow('disk full')
    expect(nothing(await rowsIn(env.SPARE))).toBe(true)
    expect(await env.SPARE.prepare('SELECT count(*) AS rows FROM restore_rows').first('rows')).toBe(0)
  })
})

it('holds every table of organisations that is not left out for a reason', async () => {
  const { results } = await env.DB.prepare(
    "SELECT DISTINCT tables.name FROM sqlite_master AS tables JOIN pragma_table_info(tables.name) AS columns WHERE tables.type = 'table' AND tables.name NOT LIKE '\\_cf%' ESCAPE '\\' AND columns.name = 'org'",
  ).all<{ name: string }>()
  const held = (await backupTables(env.DB)).map(({ name }) => name)
  for (const { name } of results) expect(name in LEFT_OUT || held.includes(name), name).toBe(true)
  expect(held).toEqual(
    expect.arrayContaining([
      'drafts',
      'draft_versions',
      'samples',
      'sample_origins',
      'passages',
      'own_expressions',
      'audit_log',
      'audit_heads',
      'audit_digests',
    ]),
  )
})

it('leaves out every secret where an admin fetches it over the network, and records that', async () => {
  const words = await (await call('/v1/backup')).text()
  const names = words
    .split('\n')
    .filter((line) => line.startsWith('{"table"'))
    .flatMap((line) => Object.values(JSON.parse(line) as { table: string; columns: string[] }).flat())
  for (const secret of ['sessions', 'api_key_secrets', 'recovery_codes', 'password', 'totp', 'totp_pending'])
    expect(names).not.toContain(secret)
  expect(names).toContain('users')
  expect(await auditIn(env.DB).entries(ORG, { limit: 1 })).toMatchObject([{ action: 'backup.export' }])
  await restore(words)
  const [from, to] = [new D1Drafts(env.DB), new D1Drafts(env.SPARE)]
  expect(await to.get(ORG, draft.id)).toEqual(await from.get(ORG, draft.id))
})
