import type { Deed } from '../domain/audit.ts'
import type { DeliveryDetail, DeliveryState, DeliveryTry, WebhookDelivery, WebhookEndpoint } from '../domain/webhook.ts'
import type { EndpointChange, Webhooks } from '../pipeline/webhooks.ts'
import { commitIfChanged, type Recorder } from './recorder.ts'
import { cursorOf, DELIVERY_COLUMNS, ENDPOINT_COLUMNS, type EndpointRow, endpointOf } from './webhook-rows.ts'

/** Endpoints and their log in D1 (migrations/0010_webhooks.sql). */
export class D1Webhooks implements Webhooks {
  readonly #database: D1Database
  readonly #recorder: Recorder
  constructor(database: D1Database, recorder: Recorder) {
    this.#database = database
    this.#recorder = recorder
  }

  async list(org: string): Promise<WebhookEndpoint[]> {
    const { results } = await this.#database
      .prepare(`SELECT ${ENDPOINT_COLUMNS} FROM webhook_endpoints WHERE org = ? ORDER BY created_at, id`)
      .bind(org)
      .all<EndpointRow>()
    return results.map(endpointOf)
  }

  async add(
    org: string,
    { id, name, url, events, createdAt, createdBy, secretMadeAt }: Parameters<Webhooks['add']>[1],
    sealed: string,
    most: number,
  ): Promise<boolean> {
    const insert = this.#database
      .prepare(
        `INSERT INTO webhook_endpoints (org, id, name, url, events, sealed, secret_made_at, created_at, created_by)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
         WHERE ?10 > (SELECT count(*) FROM webhook_endpoints WHERE org = ?1)
         ON CONFLICT DO NOTHING`,
      )
      .bind(org, id, name, url, JSON.stringify(events), sealed, secretMadeAt, createdAt, createdBy, most)
    return this.#changed(org, { action: 'webhook.add', object: `webhook/${id}`, after: url ?? name }, insert)
  }

  async change(org: string, id: string, change: EndpointChange, at: string): Promise<boolean> {
    const { name = null, url = null, events, enabled = null } = change
    const update = this.#database
      .prepare(
        `UPDATE webhook_endpoints SET name = coalesce(?3, name), url = coalesce(?4, url), events = coalesce(?5, events),
           disabled_reason = CASE WHEN ?6 = 1 THEN NULL WHEN ?6 = 0 THEN coalesce(disabled_reason, '已由管理人员停用') ELSE disabled_reason END
         WHERE org = ?1 AND id = ?2`,
      )
      .bind(org, id, name, url, events ? JSON.stringify(events) : null, enabled === null ? null : Number(enabled))
    const deed: Deed = {
      action: 'webhook.change',
      object: `webhook/${id}`,
      after: JSON.stringify(change).slice(0, 500),
    }
    return this.#changed(org, deed, update, enabled === false ? [this.#giveUp(org, id, at)] : [])
  }

  /** What still waits for an endpoint that is not sent to any more. */
  #giveUp(org: string, id: string, at: string): D1PreparedStatement {
    return this.#database
      .prepare(
        `UPDATE webhook_deliveries SET state = 'failed', next_at = NULL, ended_at = ?3, last_fault = '接收地址已停用'
         WHERE org = ?1 AND endpoint_id = ?2 AND state = 'waiting'`,
      )
      .bind(org, id, at)
  }

  async renewSecret(org: string, id: string, sealed: string, at: string, until: string): Promise<boolean> {
    const update = this.#database
      .prepare(
        `UPDATE webhook_endpoints SET old_sealed = sealed, old_until = ?5, sealed = ?3, secret_made_at = ?4
         WHERE org = ?1 AND id = ?2`,
      )
      .bind(org, id, sealed, at, until)
    return this.#changed(org, { action: 'webhook.change', object: `webhook/${id}`, after: '更换签名密钥' }, update)
  }

  async remove(org: string, id: string): Promise<boolean> {
    const from = (table: string, column: string) =>
      this.#database.prepare(`DELETE FROM ${table} WHERE org = ? AND ${column} = ?`).bind(org, id)
    return this.#changed(org, { action: 'webhook.remove', object: `webhook/${id}` }, from('webhook_endpoints', 'id'), [
      from('webhook_deliveries', 'endpoint_id'),
      from('webhook_tries', 'endpoint_id'),
    ])
  }

  async deliveries(
    org: string,
    endpointId: string,
    { state, cursor, limit }: { state?: DeliveryState | undefined; cursor?: string | undefined; limit: number },
  ): Promise<{ deliveries: WebhookDelivery[]; next: string | null }> {
    const [at = null, id = null] = cursor?.split('~') ?? []
    const { results } = await this.#database
      .prepare(
        `SELECT ${DELIVERY_COLUMNS} FROM webhook_deliveries
         WHERE org = ?1 AND endpoint_id = ?2 AND (?3 IS NULL OR state = ?3) AND (?4 IS NULL OR (created_at, id) < (?4, ?5))
         ORDER BY created_at DESC, id DESC LIMIT ?6`,
      )
      .bind(org, endpointId, state ?? null, at, id ?? '', limit + 1)
      .all<WebhookDelivery>()
    const page = results.slice(0, limit)
    const last = page.at(-1)
    return { deliveries: page, next: results.length > limit && last ? cursorOf(last) : null }
  }

  async delivery(org: string, endpointId: string, id: string): Promise<DeliveryDetail | null> {
    const of = (columns: string, table: string, column: string) =>
      this.#database
        .prepare(`SELECT ${columns} FROM ${table} WHERE org = ? AND endpoint_id = ? AND ${column} = ?`)
        .bind(org, endpointId, id)
    const row = await of(`${DELIVERY_COLUMNS}, payload`, 'webhook_deliveries', 'id').first<DeliveryDetail>()
    if (!row) return null
    const { results } = await of('at, status, fault, milliseconds', 'webhook_tries', 'delivery_id').all<DeliveryTry>()
    return { ...row, attempts: results.toSorted((a, b) => a.at.localeCompare(b.at)) }
  }

  async lay(org: string, endpointId: string, message: Parameters<Webhooks['lay']>[2]): Promise<boolean> {
    const { meta } = await this.#database
      .prepare(
        `INSERT INTO webhook_deliveries (org, endpoint_id, id, url, event, payload, state, tries, next_at, created_at)
         SELECT org, id, ?3, url, ?4, ?5, 'waiting', 0, ?6, ?6 FROM webhook_endpoints
         WHERE org = ?1 AND id = ?2 AND url IS NOT NULL AND disabled_reason IS NULL`,
      )
      .bind(org, endpointId, message.id, message.event, message.payload, message.at)
      .run()
    return meta.changes > 0
  }

  async replay(org: string, endpointId: string, id: string, at: string): Promise<boolean> {
    const update = this.#database
      .prepare(
        `UPDATE webhook_deliveries SET state = 'waiting', tries = 0, next_at = ?4, ended_at = NULL,
           url = coalesce((SELECT url FROM webhook_endpoints e WHERE e.org = ?1 AND e.id = ?2), url)
         WHERE org = ?1 AND endpoint_id = ?2 AND id = ?3`,
      )
      .bind(org, endpointId, id, at)
    return this.#changed(org, { action: 'webhook.replay', object: `webhook/${endpointId}`, after: id }, update)
  }

  #changed(
    org: string,
    deed: Deed,
    first: D1PreparedStatement,
    then?: readonly D1PreparedStatement[],
  ): Promise<boolean> {
    return commitIfChanged({ database: this.#database, recorder: this.#recorder, org }, deed, first, then)
  }
}
