import { Problem } from '../../domain/problem.ts'
import { SERVICE } from '../../pipeline/finish-draft.ts'
import type { AuditLog } from '../../pipeline/ports.ts'
import type { D1AuditLog } from '../d1-audit-log.ts'
import { type BackupTable, backupTables } from './backup-tables.ts'
import { tableWithRowsOf } from './organisations-here.ts'
import { type BackupFacts, type Lines, partsOf, proveBackup } from './read-backup.ts'
import { passageTerms, termCounting } from './restore-passages.ts'

export interface RestoreDeps {
  readonly database: D1Database
  readonly audit: D1AuditLog
}

/** A table as the file names it. */
type FileTable = Pick<BackupTable, 'name' | 'columns' | 'numbers'>

/** Characters of rows handed to the database in one call. */
const CHUNK = 400_000

/**
 * Brings a backup into a service that holds nothing of its organisation. The file is proven whole first; its rows wait
 * aside until one transaction moves all of them to their tables; the audit log then goes on with an entry that says so.
 * Throws Problem 'invalid' on a damaged or newer file, 'conflict' where the organisation has data here; nothing is then
 * stored.
 */
export async function restoreBackup(lines: Lines, { database, audit }: RestoreDeps): Promise<BackupFacts> {
  const facts = await proveBackup(lines)
  const tables = await backupTables(database)
  await refuseExisting(facts.org, tables, database)
  await refuseUnknown(lines, tables)
  const restore = facts.sha256
  const discard = () => database.prepare('DELETE FROM restore_rows WHERE restore = ?').bind(restore)
  await discard().run()
  try {
    const staged = await stage(restore, lines, tables, database)
    const counting = termCounting(database, staged.terms)
    await database.batch([
      ...staged.tables.flatMap((table) => moving(restore, table, database)),
      ...counting,
      discard(),
    ])
  } catch (error) {
    await discard().run()
    throw asProblem(error)
  }
  await audit.append(facts.org, restoredEvent(facts))
  return facts
}

const restoredEvent = ({ at, sha256 }: BackupFacts): Parameters<AuditLog['append']>[1] => ({
  actor: SERVICE,
  kind: 'service',
  action: 'backup.restore',
  object: 'backup',
  after: `${at} 的备份 sha256:${sha256}`,
  address: null,
  requestId: null,
})

async function refuseExisting(org: string, tables: readonly BackupTable[], database: D1Database): Promise<void> {
  const table = await tableWithRowsOf(org, tables, database)
  if (table)
    throw new Problem(
      'conflict',
      `这里已有单位“${org}”的内容（${table}），备份只能恢复到没有该单位内容的服务。没有恢复任何内容`,
    )
}

/** A file from a newer service names tables or columns that are not here yet. */
async function refuseUnknown(lines: Lines, tables: readonly BackupTable[]): Promise<void> {
  const known = new Map(tables.map(({ name, columns }) => [name, new Set(columns)]))
  for await (const part of partsOf(lines)) {
    if (part.kind === 'row') continue
    const unknown = part.columns.find((column) => !known.get(part.table)?.has(column))
    if (!known.has(part.table) || unknown !== undefined)
      throw new Problem(
        'invalid',
        `备份来自较新的版本：这里没有 ${part.table} ${unknown ?? ''}。请先升级服务再恢复。没有恢复任何内容`,
      )
  }
}

/** Puts the rows aside, some at a time, and counts the terms of its passages on the way. */
async function stage(
  restore: string,
  lines: Lines,
  known: readonly BackupTable[],
  database: D1Database,
): Promise<{ tables: FileTable[]; terms: Map<string, number> }> {
  const tables: FileTable[] = []
  const terms = new Map<string, number>()
  let waiting: object[] = []
  let size = 0
  const flush = async (): Promise<void> => {
    if (waiting.length > 0) await database.prepare(STAGE).bind(restore, JSON.stringify(waiting)).run()
    waiting = []
    size = 0
  }
  let number = 0
  for await (const part of partsOf(lines)) {
    if (part.kind === 'table') {
      const { numbers } = known.find(({ name }) => name === part.table)!
      tables.push({ name: part.table, columns: part.columns, numbers })
      continue
    }
    const table = tables.at(-1)!
    const indexed = table.name === 'passages' ? passageTerms(table.columns, part.row, terms) : {}
    if (size > 0 && size + part.json.length > CHUNK) await flush()
    waiting.push({ table: table.name, number: number++, row: part.json, ...indexed })
    size += part.json.length
  }
  await flush()
  return { tables, terms }
}

const STAGE = `
  INSERT INTO restore_rows (restore, table_name, number, row, terms, topic)
  SELECT ?1, value ->> 'table', CAST(value ->> 'number' AS INTEGER), value ->> 'row', value ->> 'terms', value ->> 'topic'
  FROM json_each(?2)`

/** The statements that move a table's rows from aside to where they belong; of passages, into the index too. */
function moving(restore: string, { name, columns, numbers }: FileTable, database: D1Database): D1PreparedStatement[] {
  const values = columns
    .map((column, at) => (numbers.includes(column) ? `CAST(row ->> ${at} AS BIGINT)` : `row ->> ${at}`))
    .join(', ')
  const rows = `FROM restore_rows WHERE restore = ? AND table_name = '${name}' ORDER BY number`
  const move = database.prepare(`INSERT INTO ${name} (${columns.join(', ')}) SELECT ${values} ${rows}`).bind(restore)
  if (name !== 'passages') return [move]
  const [id, org] = [columns.indexOf('id'), columns.indexOf('org')]
  const index = `
    INSERT INTO passages_fts (rowid, terms, topic) SELECT passages.number, waiting.terms, waiting.topic
    FROM restore_rows AS waiting CROSS JOIN passages
    WHERE passages.org = waiting.row ->> ${org} AND passages.id = waiting.row ->> ${id}
      AND waiting.restore = ? AND waiting.table_name = 'passages'`
  return [move, database.prepare(index).bind(restore)]
}

/** What the database refuses, in words: a user name that another organisation here has, a row beyond its size. */
function asProblem(error: unknown): unknown {
  if (error instanceof Problem || !(error instanceof Error)) return error
  const taken = /UNIQUE constraint failed: ([\w.]+)/.exec(error.message)?.[1]
  if (!taken) return error
  return new Problem('conflict', `备份里的 ${taken} 与这里已有的重复。没有恢复任何内容`, { cause: error })
}
