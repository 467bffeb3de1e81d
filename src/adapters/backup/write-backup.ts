import { createHash } from 'node:crypto'
import { Problem } from '../../domain/problem.ts'
import type { AuditLog, Clock } from '../../pipeline/ports.ts'
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
  readonly audit: Pick<AuditLog, 'head'>
  readonly clock: Clock
}

/** Rows read at a time: a version of a draft may take a megabyte. */
const PAGE = 40

/**
 * Everything of one organisation as lines of JSON, ready to be written to a file. Throws Problem 'unavailable' when
 * something was changed meanwhile: a backup shows one moment or is none, and a file without its last line is damaged.
 */
export async function* writeBackup(
  org: string,
  { secrets }: { readonly secrets: boolean },
  { database, audit, clock }: BackupDeps,
): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const line = (value: unknown): string => {
    const words = `${JSON.stringify(value)}\n`
    hash.update(words)
    return words
  }
  const before = await audit.head(org)
  const head: BackupHead = { shuzhun: 'backup', format: 1, org, at: clock.now().toISOString(), secrets }
  yield line(head)
  const tables = await backupTables(database)
  let rows = 0
  for (const table of secrets ? tables : withoutSecrets(tables)) {
    yield line({ table: table.name, columns: table.columns })
    for await (const page of pagesOf(database, table, org)) {
      rows += page.length
      yield page.map(line).join('')
    }
  }
  if ((await audit.head(org))?.seq !== before?.seq)
    throw new Problem('unavailable', '备份期间本单位的内容有改动，请稍后再备份一次')
  const end: BackupEnd = { end: { rows, sha256: hash.digest('hex') } }
  yield `${JSON.stringify(end)}\n`
}

/** The organisation's rows of a table, some at a time, in the order of the table's key. */
async function* pagesOf(
  database: D1Database,
  { name, columns, keys, owner }: BackupTable,
  org: string,
): AsyncGenerator<unknown[][]> {
  const wanted = [...keys.map((key) => `${key} AS key_${key}`), ...columns].join(', ')
  const order = keys.join(', ')
  let last: unknown[] | null = null
  for (;;) {
    const behind: string = last ? `AND (${order}) > (${keys.map(() => '?').join(', ')})` : ''
    const { results }: D1Result<Record<string, unknown>> = await database
      .prepare(`SELECT ${wanted} FROM ${name} WHERE ${owner} = ? ${behind} ORDER BY ${order} LIMIT ${PAGE}`)
      .bind(org, ...(last ?? []))
      .all()
    if (results.length === 0) return
    yield results.map((row) => columns.map((column) => row[column]))
    last = keys.map((key) => results.at(-1)![`key_${key}`])
  }
}
