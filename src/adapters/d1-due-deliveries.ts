import type { DueDeliveries, DueDelivery, Outcome } from '../pipeline/webhooks.ts'

/** What the outbox of one endpoint reads and writes in D1 (migrations/0010_webhooks.sql). */
export class D1DueDeliveries implements DueDeliveries {
  readonly #database: D1Database
  constructor(database: D1Database) {
    this.#database = database
  }

  async due(org: string, endpointId: string, now: string, most: number): Promise<DueDelivery[]> {
    const { results } = await this.#database
      .prepare(
        `SELECT d.id, d.url, d.event, d.payload, d.tries, e.sealed, 
           CASE WHEN e.old_until > ?3 THEN e.old_sealed END AS oldSealed
         FROM webhook_deliveries d JOIN webhook_endpoints e ON e.org = d.org AND e.id = d.endpoint_id
         WHERE d.org = ?1 AND d.endpoint_id = ?2 AND d.state = 'waiting' AND d.next_at <= ?3 AND e.disabled_reason IS NULL
         ORDER BY d.next_at, d.id LIMIT ?4`,
      )
      .bind(org, endpointId, now, most)
      .all<Omit<DueDelivery, 'sealed'> & { sealed: string; oldSealed: string | null }>()
    return results.map(({ sealed, oldSealed, ...row }) => ({
      ...row,
      sealed: oldSealed === null ? [sealed] : [sealed, oldSealed],
    }))
  }

  async nextAt(org: string, endpointId: string): Promise<string | null> {
    const row = await this.#database
      .prepare(
        `SELECT min(d.next_at) AS at
         FROM webhook_deliveries d JOIN webhook_endpoints e ON e.org = d.org AND e.id = d.endpoint_id
         WHERE d.org = ?1 AND d.endpoint_id = ?2 AND d.state = 'waiting' AND e.disabled_reason IS NULL`,
      )
      .bind(org, endpointId)
      .first<{ at: string | null }>()
    return row?.at ?? null
  }

  async tried(org: string, endpointId: string, id: string, outcome: Outcome): Promise<void> {
    const { at, status, fault, milliseconds, state, nextAt } = outcome
    await this.#database.batch([
      this.#database
        .prepare(
          `UPDATE webhook_deliveries SET state = ?4, tries = tries + 1, next_at = ?5, last_status = ?6, last_fault = ?7,
             ended_at = CASE WHEN ?4 <> 'waiting' THEN ?8 END
           WHERE org = ?1 AND endpoint_id = ?2 AND id = ?3`,
        )
        .bind(org, endpointId, id, state, nextAt, status, fault, at),
      this.#database
        .prepare(
          `INSERT INTO webhook_tries (org, endpoint_id, delivery_id, at, status, fault, milliseconds)
           VALUES (?, ?, ?, ?, ?, ?, ?)`,
        )
        .bind(org, endpointId, id, at, status, fault, milliseconds),
    ])
  }

  async gone(org: string, endpointId: string, reason: string, at: string): Promise<void> {
    await this.#database.batch([
      this.#database
        .prepare('UPDATE webhook_endpoints SET disabled_reason = ?3 WHERE org = ?1 AND id = ?2')
        .bind(org, endpointId, reason),
      this.#database
        .prepare(
          `UPDATE webhook_deliveries SET state = 'failed', next_at = NULL, ended_at = ?4, last_fault = ?3
           WHERE org = ?1 AND endpoint_id = ?2 AND state = 'waiting'`,
        )
        .bind(org, endpointId, reason, at),
    ])
  }

  async forget(org: string, endpointId: string, before: string): Promise<void> {
    const old = 'org = ?1 AND endpoint_id = ?2 AND ended_at < ?3'
    await this.#database.batch([
      this.#database
        .prepare(
          `DELETE FROM webhook_tries WHERE org = ?1 AND endpoint_id = ?2
             AND delivery_id IN (SELECT id FROM webhook_deliveries WHERE ${old})`,
        )
        .bind(org, endpointId, before),
      this.#database.prepare(`DELETE FROM webhook_deliveries WHERE ${old}`).bind(org, endpointId, before),
    ])
  }
}
