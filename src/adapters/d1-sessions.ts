import type { OpenSession, Session, Sessions } from '../pipeline/accounts/ports.ts'
import { accountIn } from './d1-accounts.ts'

interface SessionRow {
  readonly digest: string
  readonly user_id: string
  readonly proven: number
  readonly address: string | null
  readonly begun_at: number
  readonly seen_at: number
  readonly organisation_name: string
  readonly self_approval: number
  readonly second_factor: number
}

/** Who is signed in, in D1: of a token only its digest. */
export class D1Sessions implements Sessions {
  readonly #database: D1Database
  constructor(database: D1Database) {
    this.#database = database
  }

  async open({ digest, org, userId, proven, address, begunAt, seenAt }: Session): Promise<void> {
    await this.#database
      .prepare(
        'INSERT INTO sessions (digest, org, user_id, proven, address, begun_at, seen_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      )
      .bind(digest, org, userId, Number(proven), address, begunAt, seenAt)
      .run()
  }

  async find(digest: string): Promise<OpenSession | null> {
    const row = await this.#database
      .prepare(
        `SELECT users.*, sessions.*, organisations.name AS organisation_name,
                organisations.self_approval, organisations.second_factor
         FROM sessions
         JOIN users ON users.org = sessions.org AND users.id = sessions.user_id
         JOIN organisations ON organisations.id = sessions.org
         WHERE digest = ?`,
      )
      .bind(digest)
      .first<SessionRow & Parameters<typeof accountIn>[0]>()
    return row && openSessionIn(row)
  }

  async seen(digest: string, at: number): Promise<void> {
    await this.#database.prepare('UPDATE sessions SET seen_at = ? WHERE digest = ?').bind(at, digest).run()
  }

  async end(digest: string): Promise<void> {
    await this.#database.prepare('DELETE FROM sessions WHERE digest = ?').bind(digest).run()
  }

  async endAll(org: string, userId: string, but = ''): Promise<void> {
    await this.#database
      .prepare('DELETE FROM sessions WHERE org = ? AND user_id = ? AND digest <> ?')
      .bind(org, userId, but)
      .run()
  }

  async count(org: string, userId: string): Promise<number> {
    const n = await this.#database
      .prepare('SELECT count(*) AS n FROM sessions WHERE org = ? AND user_id = ?')
      .bind(org, userId)
      .first<number>('n')
    return n ?? 0
  }

  async sweep(before: number): Promise<void> {
    await this.#database.prepare('DELETE FROM sessions WHERE begun_at < ?').bind(before).run()
  }
}

const openSessionIn = (row: SessionRow & Parameters<typeof accountIn>[0]): OpenSession => ({
  digest: row.digest,
  org: row.org,
  userId: row.user_id,
  proven: row.proven === 1,
  address: row.address,
  begunAt: row.begun_at,
  seenAt: row.seen_at,
  account: accountIn(row),
  organisation: {
    id: row.org,
    name: row.organisation_name,
    selfApproval: row.self_approval === 1,
    secondFactor: row.second_factor === 1,
  },
})
