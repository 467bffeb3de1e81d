import { createHash } from 'node:crypto'
import type { Clock } from '../../pipeline/ports.ts'
import { type BackupTable, backupTables, withoutSecrets } from './backup-tables.ts'

/** First line of a backup. */
export interface BackupHead {
  readonly shuzhun: 'backup'
  readonly format: 1
  readonly org: string
  readonly at: string
  /** Whether password hashes and sealed secrets are in it. */
  readonly secrets: boolean
}
/** Last line: how many rows came before, and the SHA-256 over every byte before it. */
export interface BackupEnd {
  readonly end: { readonly rows: number; readonly sha256: string }
}

export interface BackupDeps {
  readonly database: D1Database
  readonly clock: Clock
}

/** Rows read at a time: a version of a draft may take a megabyte. */
const PAGE = 40
/** Rows that a backup broken off by a power cut left aside are swept by the organisation's next one after this long. */
const ABANDONED_MS = 3_600_000

/**
 * Everything of one organisation as lines of JSON, ready to be written to a file. One transaction copies its rows aside, so
 * that the backup shows one moment however long it takes to fetch and whatever changes meanwhile; the copies go when the
 * last line was read, or the reader turns away. A file without its last line is damaged.
 */
export async function* writeBackup(
  org: string,
  { secrets }: { readonly secrets: boolean },
  { database, clock }: BackupDeps,
): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const hashed = (words: string): string => {
    hash.update(words)
    return words
  }
  const tables = secrets ? await backupTables(database) : withoutSecrets(await backupTables(database))
  const at = clock.now()
  const copy = `${copiesOf(org)}${at.toISOString()} ${crypto.randomUUID()}`
  await database.batch([
    sweeping(database, org, new Date(at.getTime() - ABANDONED_MS)),
    ...tables.map((table) => copying(database, copy, table, org)),
  ])
  try {
    const head: BackupHead = { shuzhun: 'backup', format: 1, org, at: at.toISOString(), secrets }
    yield hashed(`${JSON.stringify(head)}\n`)
    let rows = 0
    for (const { name, columns } of tables) {
      yield hashed(`${JSON.stringify({ table: name, columns })}\n`)
      for await (const page of pagesOf(database, copy, name)) {
        rows += page.length
        yield hashed(`${page.join('\n')}\n`)
      }
    }
    const end: BackupEnd = { end: { rows, sha256: hash.digest('hex') } }
    yield `${JSON.stringify(end)}\n`
  } finally {
    await database.prepare('DELETE FROM restore_rows WHERE restore = ?').bind(copy).run()
  }
}

/** What the names of an organisation's copies begin with; those of restores are digests. */
const copiesOf = (org: string): string => `backup ${JSON.stringify(org)} `

const sweeping = (database: D1Database, org: string, before: Date): D1PreparedStatement =>
  database
    .prepare('DELETE FROM restore_rows WHERE restore > ? AND restore < ?')
    .bind(copiesOf(org), copiesOf(org) + before.toISOString())

/** The statement that puts the organisation's rows of a table aside, in the order of the table's key. */
const copying = (
  database: D1Database,
  copy: string,
  { name, columns, keys, owner }: BackupTable,
  org: string,
): D1PreparedStatement =>
  database
    .prepare(
      `INSERT INTO restore_rows (restore, table_name, number, row)
       SELECT ?, '${name}', row_number() OVER (ORDER BY ${keys.join(', ')}), CAST(json_array(${columns.join(', ')}) AS TEXT)
       FROM ${name} WHERE ${owner} = ?`,
    )
    .bind(copy, org)

/** The rows that were put aside of a table, each as a JSON array, some at a time. */
async function* pagesOf(database: D1Database, copy: string, table: string): AsyncGenerator<string[]> {
  for (let last = 0; ; ) {
    const { results }: D1Result<{ number: number; row: string }> = await database
      .prepare(
        `SELECT number, row FROM restore_rows WHERE restore = ? AND table_name = ? AND number > ?
         ORDER BY number LIMIT ${PAGE}`,
      )
      .bind(copy, table, last)
      .all()
    if (results.length === 0) return
    yield results.map(({ row }) => row)
    last = results.at(-1)!.number
  }
}
