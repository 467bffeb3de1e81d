import type { ObjectStore } from './object-store.ts'

/** Where an office's data lies, open: what the Node home stands on. */
export interface OfficeHome {
  readonly database: D1Database
  readonly objects: ObjectStore
  /** The migrations that were applied now. */
  readonly migrated: readonly string[]
  /** As the log names the place: no password is in it. */
  readonly place: string
  close(): Promise<void>
}

/** Folders of the program. */
export interface ProgramFolders {
  readonly migrations: string
  readonly postgres: string
}

/** The folders below the place where the program lies: in the repository as in the package. */
export const programFolders = (program: string): ProgramFolders => ({
  migrations: `${program}/src/adapters/migrations`,
  postgres: `${program}/src/adapters/postgres/sql`,
})
