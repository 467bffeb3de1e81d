import type { Attempts, Spent } from '../pipeline/accounts/ports.ts'

/** Attempts in D1. Entering is one statement: of many at once each counts. */
export class D1Attempts implements Attempts {
  readonly #database: D1Database
  constructor(database: D1Database) {
    this.#database = database
  }

  async enter(subject: string, most: number, now: number, window: number): Promise<{ count: number; at: number }> {
    const entered = await this.#database
      .prepare(
        `INSERT INTO attempts (subject, count, at) VALUES (?1, 1, ?2)
         ON CONFLICT (subject) DO UPDATE SET
           count = CASE WHEN attempts.at <= ?2 - ?4 THEN 1 WHEN attempts.count > ?3 THEN attempts.count ELSE attempts.count + 1 END,
           at = CASE WHEN attempts.at > ?2 - ?4 AND attempts.count >= ?3 THEN attempts.at ELSE ?2 END
         RETURNING count, at`,
      )
      .bind(subject, now, most, window)
      .first<{ count: number; at: number }>()
    if (!entered) throw new Error('an attempt was not entered')
    return entered
  }

  async clear(subject: string): Promise<void> {
    await this.#database.prepare('DELETE FROM attempts WHERE subject = ?').bind(subject).run()
  }

  async takeBack(subject: string): Promise<void> {
    await this.#database
      .prepare('UPDATE attempts SET count = count - 1 WHERE subject = ? AND count > 0')
      .bind(subject)
      .run()
  }

  async sweep(before: number): Promise<void> {
    await this.#database.prepare('DELETE FROM attempts WHERE at < ?').bind(before).run()
  }
}

/** What was good for one use and had it. */
export class D1Spent implements Spent {
  readonly #database: D1Database
  readonly #digest: (word: string) => Promise<string>
  constructor(database: D1Database, digest: (word: string) => Promise<string>) {
    this.#database = database
    this.#digest = digest
  }

  async spend(kind: Parameters<Spent['spend']>[0], word: string, now: number): Promise<boolean> {
    const { meta } = await this.#database
      .prepare('INSERT INTO spent (digest, at) VALUES (?, ?) ON CONFLICT DO NOTHING')
      .bind(`${kind}:${await this.#digest(word)}`, now)
      .run()
    return meta.changes === 1
  }

  async sweep(before: number): Promise<void> {
    await this.#database.prepare("DELETE FROM spent WHERE digest LIKE 'sign-on:%' AND at < ?").bind(before).run()
  }
}
