import { deserialize, serialize } from 'node:v8'
import type { Pool } from 'pg'
import type { ObjectName } from '../node/object-store.ts'

/** A statement that changed an object's storage; an empty one says that what came before is forgotten. */
export interface Entry {
  readonly statement: string
  readonly values: readonly unknown[]
}
/** What is written in one go. */
export interface Written {
  readonly entries: readonly Entry[]
  /** A new alarm, or null that clears it; undefined where it stays as it is. */
  readonly alarm: number | null | undefined
  /** What proves that the writer holds the object; null where it need not. */
  readonly lease: Lease | null
}
/** A process's hold on an object. */
export interface Lease {
  readonly owner: string
  readonly token: number
}

/** One statement, so one transaction: the head's row is locked by it, and whoever lost the lease writes nothing. */
const APPEND = `
  WITH head AS (
    INSERT INTO objects (kind, name, seq, alarm_at) VALUES ($1, $2, $3, $5)
    ON CONFLICT (kind, name) DO UPDATE SET
      seq = objects.seq + $3, alarm_at = CASE WHEN $4 THEN $5 ELSE objects.alarm_at END
    WHERE $6::bigint IS NULL OR (objects.token = $6 AND objects.owner = $7)
    RETURNING seq
  ), kept AS (
    INSERT INTO object_log (kind, name, seq, statement, given)
    SELECT $1, $2, head.seq - $3 + ordinality, statement, given
    FROM head, unnest($8::text[], $9::bytea[]) WITH ORDINALITY AS entries (statement, given)
  )
  SELECT seq FROM head`

/** Nothing that another process wrote in the meantime is lost by it, and nobody's lease disturbed. */
const FOLD = `
  WITH head AS (
    UPDATE objects SET seq = seq + $4 WHERE kind = $1 AND name = $2 AND seq = $3 AND owner IS NULL RETURNING seq
  ), gone AS (
    DELETE FROM object_log USING head WHERE kind = $1 AND name = $2 AND object_log.seq <= $3
  )
  INSERT INTO object_log (kind, name, seq, statement, given)
  SELECT $1, $2, $3 + ordinality, statement, given
  FROM head, unnest($5::text[], $6::bytea[]) WITH ORDINALITY AS entries (statement, given)`

const SINCE = `
  SELECT objects.seq AS head, object_log.seq, statement, given
  FROM objects LEFT JOIN object_log
    ON object_log.kind = objects.kind AND object_log.name = objects.name AND object_log.seq > $3
  WHERE objects.kind = $1 AND objects.name = $2 ORDER BY object_log.seq`

/** A part of a log up to its end. */
export interface Tail {
  /** The number of the last entry, which never falls; 0 where there is none. */
  readonly head: number
  readonly entries: readonly Entry[]
}

/** The log of one object in PostgreSQL. */
export class ObjectLog {
  readonly #pool: Pool
  readonly #name: readonly [string, string]
  constructor(pool: Pool, { kind, name }: ObjectName) {
    this.#pool = pool
    this.#name = [kind, name]
  }

  /** Gives the number of the last entry then; null, and nothing is written, where the lease is another's. */
  async append({ entries, alarm, lease }: Written): Promise<number | null> {
    const { rows } = await this.#pool.query<{ seq: number }>(APPEND, [
      ...this.#name,
      entries.length,
      alarm !== undefined,
      alarm ?? null,
      lease?.token ?? null,
      lease?.owner ?? null,
      ...columnsOf(entries),
    ])
    return rows[0]?.seq ?? null
  }

  /** What came behind that entry; behind 0, all. */
  async since(seq: number): Promise<Tail> {
    type Found = { head: number; seq: number | null; statement: string; given: Buffer }
    const { rows } = await this.#pool.query<Found>(SINCE, [...this.#name, seq])
    const entries = rows
      .filter((row) => row.seq !== null)
      .map(({ statement, given }) => ({ statement, values: deserialize(given) as unknown[] }))
    return { head: rows[0]?.head ?? 0, entries }
  }

  /** Puts these entries in place of all up to that number, unless somebody wrote or holds the object. */
  async fold(seq: number, entries: readonly Entry[]): Promise<void> {
    await this.#pool.query(FOLD, [...this.#name, seq, entries.length, ...columnsOf(entries)])
  }
}

const columnsOf = (entries: readonly Entry[]): [string[], Buffer[]] => [
  entries.map(({ statement }) => statement),
  entries.map(({ values }) => serialize(values)),
]
