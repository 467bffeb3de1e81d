import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'libsql'
import { beforeEach, describe, expect, it } from 'vitest'
import { migrate, openSqlite } from '../../../src/adapters/node/open-sqlite.ts'
import { SqliteDatabase } from '../../../src/adapters/node/sqlite-database.ts'

let file: Sqlite.Database
let database: SqliteDatabase
beforeEach(() => {
  file = new Sqlite(':memory:')
  file.exec('CREATE TABLE towns (id INTEGER PRIMARY KEY, name TEXT UNIQUE, seal BLOB)')
  database = new SqliteDatabase(file)
})

describe('a SQLite file spoken to as D1 is', () => {
  it('binds by place and by number, and gives rows, one row, one column', async () => {
    await database.prepare('INSERT INTO towns (name) VALUES (?), (?)').bind('云溪镇', '石桥镇').run()
    const by = database.prepare('SELECT id, name FROM towns WHERE name = ?2 OR (name = ?1 AND id = ?3) ORDER BY id')
    expect((await by.bind('云溪镇', '石桥镇', 1).all()).results).toEqual([
      { id: 1, name: '云溪镇' },
      { id: 2, name: '石桥镇' },
    ])
    const first = database.prepare('SELECT name FROM towns WHERE id = ?')
    expect(await first.bind(2).first()).toEqual({ name: '石桥镇' })
    expect(await first.bind(2).first('name')).toBe('石桥镇')
    expect(await first.bind(3).first()).toBeNull()
    expect(await database.prepare('SELECT id, name FROM towns').raw({ columnNames: true })).toEqual([
      ['id', 'name'],
      [1, '云溪镇'],
      [2, '石桥镇'],
    ])
  })

  it('counts changes and gives bytes back as D1 does', async () => {
    const seal = new Uint8Array([1, 2, 255]).buffer
    const { meta } = await database.prepare('INSERT INTO towns (name, seal) VALUES (?, ?)').bind('云溪镇', seal).run()
    expect(meta).toMatchObject({ changes: 1, last_row_id: 1, changed_db: true })
    expect(await database.prepare('SELECT seal FROM towns').first('seal')).toEqual([1, 2, 255])
    const none = await database.prepare('DELETE FROM towns WHERE id = 9').run()
    expect(none.meta.changes).toBe(0)
  })

  it('does a batch wholly or not at all, and says why in SQLite’s words', async () => {
    const insert = database.prepare('INSERT INTO towns (name) VALUES (?)')
    await expect(database.batch([insert.bind('云溪镇'), insert.bind('云溪镇')])).rejects.toThrow(
      /UNIQUE constraint failed: towns.name/,
    )
    expect(await database.prepare('SELECT count(*) AS n FROM towns').first('n')).toBe(0)
  })
})

describe('while another process writes', () => {
  it('lets others go on, writes when it may, and is none the worse for having waited', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'shuzhun-busy-'))
    const [own, other] = [openSqlite(join(folder, 'a.db')), openSqlite(join(folder, 'a.db'))]
    try {
      own.exec('CREATE TABLE towns (name TEXT)')
      const busy = new SqliteDatabase(own)
      const insert = busy.prepare('INSERT INTO towns (name) VALUES (?)')
      other.exec('BEGIN IMMEDIATE')
      const done = Promise.all([insert.bind('云溪镇').run(), busy.batch([insert.bind('石桥镇')])])
      await new Promise((resolve) => setTimeout(resolve, 300))
      expect(await busy.prepare('SELECT count(*) AS n FROM towns').first('n')).toBe(0)
      other.exec('COMMIT')
      await done
      expect(await busy.prepare('SELECT count(*) AS n FROM towns').first('n')).toBe(2)
    } finally {
      own.close()
      other.close()
      rmSync(folder, { recursive: true })
    }
  })
})

it('applies each migration once, and none by half', () => {
  const first = migrate(file, 'src/adapters/migrations')
  expect(first).toContain('0001_drafts.sql')
  expect(migrate(file, 'src/adapters/migrations')).toEqual([])
  expect(file.prepare('SELECT count(*) FROM drafts').raw().all()).toEqual([[0]])
})
