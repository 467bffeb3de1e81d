import { join } from 'node:path'
import type { OfficeHome, ProgramFolders } from './office-home.ts'
import { migrate, openSqlite } from './open-sqlite.ts'
import { SqliteDatabase } from './sqlite-database.ts'
import { SqliteObjects } from './sqlite-objects.ts'

/** The data in a folder: a SQLite file, and one for each object. */
export function sqliteHome(folder: string, { migrations }: ProgramFolders): OfficeHome {
  const file = openSqlite(join(folder, 'shuzhun.db'))
  return {
    migrated: migrate(file, migrations),
    database: new SqliteDatabase(file),
    objects: new SqliteObjects(join(folder, 'objects')),
    place: folder,
    close: async () => {
      file.close()
    },
  }
}
