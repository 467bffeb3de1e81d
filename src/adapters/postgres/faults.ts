import { DatabaseError } from 'pg'
import { Problem } from '../../domain/problem.ts'

/** Another transaction came in between; the same once more may succeed. */
const PASSING = /^40(?:001|P01)$/
const TAKEN = '23505'
const NO_TEXT = '22021'
const UNREACHED = 'Network connection lost'
/** What our code knows by D1's words (pipeline/storage-fault.ts): full, busy, out of reach or going down. */
const WORDED: readonly (readonly [code: RegExp, words: string])[] = [
  [/^53[12]00$/, 'database or disk is full'],
  [/^(?:40...|53300|55P03|57014)$/, 'database is locked'],
  [/^(?:08|57P|58|25P03)/, UNREACHED],
]

export const isPassing = (error: unknown): boolean => error instanceof DatabaseError && PASSING.test(error.code ?? '')

/**
 * What PostgreSQL or the way to it refuses, in the words of SQLite and D1 that our adapters look for: a taken key, a full
 * disk, a connection that is gone. Anything else as it came.
 */
export function asKnown(error: unknown): unknown {
  if (!(error instanceof DatabaseError)) return isOurs(error) ? error : new Error(UNREACHED, { cause: error })
  const code = error.code ?? ''
  if (code === TAKEN) return new Error(`UNIQUE constraint failed: ${takenColumns(error)}`, { cause: error })
  if (code === NO_TEXT)
    return new Problem('invalid', '文字里有数据库不能保存的控制字符（U+0000），请去掉后再试', { cause: error })
  const words = WORDED.find(([like]) => like.test(code))?.[1]
  return words ? new Error(words, { cause: error }) : error
}

/** The connection was lost or is not to be had: whether the statement was done is not known. */
export function isUnreached(error: unknown): boolean {
  const known = asKnown(error)
  return known instanceof Error && known.message === UNREACHED
}

/** Not from the connection: a fault of the program, or what our own code threw. */
const isOurs = (error: unknown): boolean =>
  error instanceof TypeError || error instanceof RangeError || error instanceof Problem

/** As SQLite names them: `samples.org, samples.id`. PostgreSQL says `Key (org, id)=(…) already exists.` */
function takenColumns({ table, detail }: DatabaseError): string {
  const columns = /^Key \(([^)]*)\)=/.exec(detail ?? '')?.[1] ?? ''
  return columns
    .split(', ')
    .map((column) => `${table}.${column}`)
    .join(', ')
}
