import type { Deed, Origin } from '../domain/audit.ts'
import type { Actor } from '../domain/history.ts'
import type { D1AuditLog } from './d1-audit-log.ts'

/** A deed by whoever asked, unless it names somebody else on whose behalf it is done. */
export type Recorded = Deed & { readonly actor?: Actor }

/** Runs statements as one transaction with the record of what they do: both or neither. */
export interface Recorder {
  commit(org: string, deeds: readonly Recorded[], statements: readonly D1PreparedStatement[]): Promise<D1Result[]>
}

/** Records in the audit log as coming from there. */
export const recorderOf = (log: D1AuditLog, origin: Origin): Recorder => ({
  commit: (org, deeds, statements) =>
    log.commit(
      org,
      deeds.map((deed) => ({ ...origin, ...deed })),
      statements,
    ),
})

/** For what belongs to no organisation: the embedded library, and tests of a store alone. */
export const unrecorded = (database: D1Database): Recorder => ({
  commit: (_, __, statements) => database.batch([...statements]),
})

/** Behind a statement that must have changed a row: where it has not, the whole transaction is undone. */
export const requireChange = (database: D1Database): D1PreparedStatement =>
  database.prepare("SELECT CASE WHEN changes() = 0 THEN json('nothing changed') END")

/** Whether a transaction was undone because a condition of it did not hold. */
export const isUnmet = (error: unknown): boolean =>
  error instanceof Error && (/malformed JSON/.test(error.message) || isUnmet(error.cause))

/**
 * Runs the statements and records the deed; nothing of either where the first of them changed no row, or another that
 * must. Gives whether it was done.
 */
export async function commitIfChanged(
  { database, recorder, org }: { database: D1Database; recorder: Recorder; org: string },
  deed: Recorded,
  first: D1PreparedStatement,
  then: readonly D1PreparedStatement[] = [],
): Promise<boolean> {
  try {
    await recorder.commit(org, [deed], [first, requireChange(database), ...then])
    return true
  } catch (error) {
    if (isUnmet(error)) return false
    throw error
  }
}
