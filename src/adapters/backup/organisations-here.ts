import type { BackupTable } from './backup-tables.ts'

/** A table that holds rows of the organisation; null where the service holds nothing of it. */
export async function tableWithRowsOf(
  org: string,
  tables: readonly BackupTable[],
  database: D1Database,
): Promise<string | null> {
  for (const { name, owner } of tables) {
    const found = await database.prepare(`SELECT 1 FROM ${name} WHERE ${owner} = ? LIMIT 1`).bind(org).first()
    if (found) return name
  }
  return null
}

/** The organisations that did anything here: each has a chain of audit entries. */
export async function organisationsHere(database: D1Database): Promise<string[]> {
  const { results } = await database.prepare('SELECT DISTINCT org FROM audit_log ORDER BY org').all<{ org: string }>()
  return results.map(({ org }) => org)
}
