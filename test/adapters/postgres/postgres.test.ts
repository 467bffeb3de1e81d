import Sqlite from 'libsql'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate as migrateSqlite } from '../../../src/adapters/node/open-sqlite.ts'
import { SqliteDatabase } from '../../../src/adapters/node/sqlite-database.ts'
import { connect } from '../../../src/adapters/postgres/connect.ts'
import { migrate } from '../../../src/adapters/postgres/migrate.ts'
import { PostgresDatabase } from '../../../src/adapters/postgres/postgres-database.ts'
import { storageFault } from '../../../src/pipeline/storage-fault.ts'
import { hasPostgres, type PostgresServer, startPostgres } from '../../durability/postgres-server.ts'
import { askAccounts, askIntegrations, askLibrary, askLimits, askRecords } from './every-store.ts'

const FOLDERS = { migrations: 'src/adapters/migrations', own: 'src/adapters/postgres/sql' }

describe.runIf(hasPostgres('PostgreSQL 与 SQLite 的对照'))('PostgreSQL in the place of SQLite', () => {
  let server: PostgresServer
  const pools: Pool[] = []
  const poolOf = (address: string): Pool => {
    const pool = connect(address, 4, () => {})
    pools.push(pool)
    return pool
  }
  const postgres = async () => {
    const pool = poolOf(server.database())
    await migrate(pool, FOLDERS)
    return new PostgresDatabase(pool)
  }
  const sqlite = () => {
    const file = new Sqlite(':memory:')
    migrateSqlite(file, FOLDERS.migrations)
    return new SqliteDatabase(file)
  }
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(async () => {
    for (const pool of pools) await pool.end()
    server?.stop()
  })

  it('has the same tables and columns, and holds text where that does, numbers where that does', async () => {
    const columns = `SELECT t.name AS of, c.name, c.type, c.pk > 0 AS key FROM sqlite_master t CROSS JOIN pragma_table_info(t.name) c
      WHERE t.type = 'table' AND t.name NOT LIKE 'passages_fts%' AND t.name NOT IN ('objects', 'object_log', 'sqlite_sequence')`
    const kind = (type: string) => (/int/i.test(type) ? 'number' : /text/i.test(type) ? 'text' : 'bytes')
    const shape = async (database: D1Database) => {
      const { results } = await database.prepare(columns).all<{ of: string; name: string; type: string; key: number }>()
      return results.map(({ of, name, type, key }) => `${of}.${name} ${kind(type)}${key ? ' key' : ''}`).sort()
    }
    const wanted = await shape(sqlite())
    expect(wanted.length).toBeGreaterThan(100)
    expect(await shape(await postgres())).toEqual(wanted)
  })

  it('is brought up to date once, by whichever of several processes comes first', async () => {
    const address = server.database()
    const applied = await Promise.all([1, 2, 3].map(() => migrate(poolOf(address), FOLDERS)))
    expect(applied.flat()).toContain('0001_drafts.sql')
    expect(new Set(applied.flat()).size).toBe(applied.flat().length)
  })

  it('gives the same answers to everything that the stores are asked', async () => {
    const org = 'yunxi'
    const answers = async (database: D1Database, spare: D1Database) => {
      const asked = { database, spare, org }
      return {
        accounts: await askAccounts(asked),
        limits: await askLimits(asked),
        integrations: await askIntegrations(asked),
        library: await askLibrary(asked),
        records: await askRecords(asked),
      }
    }
    const wanted = await answers(sqlite(), sqlite())
    const given = await answers(await postgres(), await postgres())
    for (const [of, all] of Object.entries(wanted))
      for (const [question, answer] of Object.entries(all))
        expect(given[of as keyof typeof given][question], `${of}: ${question}`).toEqual(answer)
  })

  it('refuses to change what is written once, in the same words', async () => {
    const database = await postgres()
    const insert = database.prepare(
      `INSERT INTO audit_log (org, seq, at, actor_id, actor_name, kind, action, object, prev_hash, hash)
       VALUES ('o', 1, 'now', 'a', 'a', 'person', 'key.add', 'x', '', 'h')`,
    )
    await insert.run()
    await expect(insert.run()).rejects.toThrow(/UNIQUE constraint failed: audit_log.org, audit_log.seq/)
    await expect(database.prepare("UPDATE audit_log SET hash = ''").run()).rejects.toThrow('audit_log is written once')
    await expect(database.prepare('DELETE FROM audit_log').run()).rejects.toThrow('audit_log is kept')
  })

  it('does a batch wholly or not at all, and lets none of several at once overlook another', async () => {
    const database = await postgres()
    const enter = (at: number) =>
      database.batch([
        database.prepare("INSERT INTO spent (digest, at) SELECT 'd' || count(*), ? FROM spent").bind(at),
        database.prepare('INSERT INTO attempts (subject, count, at) VALUES (?, 1, 1)').bind(`s${at}`),
      ])
    await Promise.all(Array.from({ length: 12 }, (_, at) => enter(at)))
    expect(await database.prepare('SELECT count(*) FROM spent').raw()).toEqual([[12]])
    await expect(enter(3)).rejects.toThrow(/UNIQUE constraint failed: attempts.subject/)
    expect(await database.prepare('SELECT count(*) AS n FROM spent').first('n')).toBe(12)
  })

  it('binds by place and by number, counts changes, gives bytes and names back as D1 does', async () => {
    const database = await postgres()
    const put = database.prepare('INSERT INTO passage_vectors (model, id, vector) VALUES (?, ?, ?)')
    const { meta } = await put.bind('m', '?1', new Uint8Array([1, 2, 255]).buffer).run()
    expect(meta).toMatchObject({ changes: 1, changed_db: true })
    const read = database.prepare(
      "SELECT vector AS theBytes FROM passage_vectors WHERE (?2 IS NULL OR id = ?2) AND model = ?1 AND id <> '?'",
    )
    expect(await read.bind('m', null).all()).toMatchObject({ results: [{ theBytes: [1, 2, 255] }] })
    expect(await read.bind('m', '?1').raw({ columnNames: true })).toEqual([['theBytes'], [[1, 2, 255]]])
    expect(await read.bind('m', 'none').first()).toBeNull()
    await expect(put.bind('m', 'a\0b', new ArrayBuffer(1)).run()).rejects.toThrow('U+0000')
  })

  it('says that it is out of reach, and serves again by itself once it is back', async () => {
    const database = await postgres()
    const ask = () => database.prepare('SELECT count(*) AS n FROM drafts').first('n')
    expect(await ask()).toBe(0)
    const long = database.prepare('SELECT CAST(pg_sleep(20) AS text)').first()
    const fault = long.catch((error: unknown) => storageFault(error))
    await new Promise((resolve) => setTimeout(resolve, 300))
    server.restart()
    expect(await fault).toContain('数据库暂时读写不了')
    await expect.poll(() => ask().catch(() => null), { timeout: 10_000 }).toBe(0)
  })
})
