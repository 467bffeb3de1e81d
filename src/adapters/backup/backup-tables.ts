/** A table with rows of organisations: its columns as a backup holds them, and those that name a row. */
export interface BackupTable {
  readonly name: string
  readonly columns: readonly string[]
  /** Those of the columns that hold whole numbers; the others hold text. */
  readonly numbers: readonly string[]
  readonly keys: readonly string[]
  /** The column that names the organisation. */
  readonly owner: string
}

/** Tables of organisations that no backup holds, with why. Every other table with an `org` column is in every backup. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  sessions: '登录状态，恢复后重新登录',
  review_locks: '审核占用，几分钟后自行失效',
  restore_rows: '备份、恢复途中暂放的内容',
}

/** What is left out beside where a backup is to hold no secrets; columns are emptied. */
const SECRETS: {
  readonly tables: readonly string[]
  readonly columns: Readonly<Record<string, readonly string[]>>
} = {
  tables: ['recovery_codes', 'api_key_secrets', 'webhook_endpoints'],
  columns: { users: ['password', 'totp', 'totp_pending'] },
}

/** The organisations' own table names its rows by `id`. */
const OWNERS: Readonly<Record<string, string>> = { organisations: 'id' }
/** Numbers that the database gives: they differ from one database to the next. */
const GIVEN: Readonly<Record<string, readonly string[]>> = { passages: ['number'] }

interface Column {
  readonly table_name: string
  readonly column_name: string
  readonly type: string
  readonly pk: number
}

/** The tables of this database that hold rows of organisations, read from its own schema: a new table is in at once. */
export async function backupTables(database: D1Database): Promise<BackupTable[]> {
  const { results } = await database
    .prepare(
      `SELECT tables.name AS table_name, columns.name AS column_name, columns.type, columns.pk
       FROM sqlite_master AS tables CROSS JOIN pragma_table_info(tables.name) AS columns
       WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%' AND tables.name NOT LIKE '\\_cf%' ESCAPE '\\'
         AND tables.sql NOT LIKE 'CREATE VIRTUAL%'
       ORDER BY tables.name, columns.cid`,
    )
    .all<Column>()
  const byTable = Map.groupBy(results, ({ table_name }) => table_name)
  return [...byTable].flatMap(([name, columns]) => {
    const owner = OWNERS[name] ?? 'org'
    if (name in LEFT_OUT || !columns.some(({ column_name }) => column_name === owner)) return []
    const keys = columns.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk)
    const given = GIVEN[name] ?? []
    return [
      {
        name,
        owner,
        columns: columns.map(({ column_name }) => column_name).filter((column) => !given.includes(column)),
        numbers: columns.filter(({ type }) => /int/i.test(type)).map(({ column_name }) => column_name),
        keys: keys.length > 0 ? keys.map(({ column_name }) => column_name) : ['rowid'],
      },
    ]
  })
}

/** The tables as a backup without secrets holds them. */
export const withoutSecrets = (tables: readonly BackupTable[]): BackupTable[] =>
  tables
    .filter(({ name }) => !SECRETS.tables.includes(name))
    .map((table) => ({
      ...table,
      columns: table.columns.filter((column) => !(SECRETS.columns[table.name] ?? []).includes(column)),
    }))
