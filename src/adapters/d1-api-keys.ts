import type { ApiKey, KeyScheme, KeySecret } from '../domain/api-key.ts'
import type { Deed } from '../domain/audit.ts'
import type { Scope } from '../domain/role.ts'
import type { ApiKeys, KeptKey, KeptSecret, KeyUse } from '../pipeline/api-keys.ts'
import { commitIfChanged, type Recorder } from './recorder.ts'

/** A key as migrations/0008_api_keys.sql has it. */
interface Row {
  readonly org: string
  readonly id: string
  readonly name: string
  readonly scheme: KeyScheme
  readonly scopes: string
  readonly perMinute: number
  readonly dailyDrafts: number | null
  readonly expiresAt: string | null
  readonly revokedAt: string | null
  readonly createdAt: string
  readonly createdBy: string
}
interface ListedRow extends Row {
  readonly lastUsedOn: string | null
}
interface SecretRow extends KeySecret {
  readonly keyId: string
}

const COLUMNS = `k.org, k.id, k.name, k.scheme, k.scopes, k.per_minute AS perMinute, k.daily_drafts AS dailyDrafts,
  k.expires_at AS expiresAt, k.revoked_at AS revokedAt, k.created_at AS createdAt, k.created_by AS createdBy`

const keyOf = ({
  id,
  name,
  scheme,
  scopes,
  perMinute,
  dailyDrafts,
  expiresAt,
  revokedAt,
  createdAt,
  createdBy,
}: Row) => ({
  id,
  name,
  scheme,
  scopes: JSON.parse(scopes) as Scope[],
  perMinute,
  dailyDrafts,
  expiresAt,
  revokedAt,
  createdAt,
  createdBy,
})

/** Keys in D1. Each count and each nonce is one statement, so that concurrent requests are told apart. */
export class D1ApiKeys implements ApiKeys {
  readonly #database: D1Database
  readonly #recorder: Recorder
  constructor(database: D1Database, recorder: Recorder) {
    this.#database = database
    this.#recorder = recorder
  }

  async list(org: string): Promise<ApiKey[]> {
    const [keys, secrets] = await this.#database.batch([
      this.#database
        .prepare(
          `SELECT ${COLUMNS}, u.day AS lastUsedOn FROM api_keys k LEFT JOIN api_key_uses u ON u.key_id = k.id
           WHERE k.org = ? ORDER BY k.revoked_at IS NOT NULL, k.created_at DESC, k.id`,
        )
        .bind(org),
      this.#database
        .prepare(
          `SELECT key_id AS keyId, hint, made_at AS madeAt, until FROM api_key_secrets WHERE org = ?
           ORDER BY made_at DESC`,
        )
        .bind(org),
    ])
    const byKey = Map.groupBy(secrets!.results as SecretRow[], ({ keyId }) => keyId)
    return (keys!.results as ListedRow[]).map((row) => ({
      ...keyOf(row),
      lastUsedOn: row.lastUsedOn,
      secrets: (byKey.get(row.id) ?? []).map(({ keyId: _, ...secret }) => secret),
    }))
  }

  async create(org: string, key: KeptKey['key'], secret: KeptSecret, most: number): Promise<boolean> {
    const insert = this.#database
      .prepare(
        `INSERT INTO api_keys (org, id, name, scheme, scopes, per_minute, daily_drafts, expires_at, revoked_at, created_at, created_by)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, NULL, ?9, ?10
         WHERE ?11 > (SELECT count(*) FROM api_keys WHERE org = ?1 AND revoked_at IS NULL)`,
      )
      .bind(
        org,
        key.id,
        key.name,
        key.scheme,
        JSON.stringify(key.scopes),
        key.perMinute,
        key.dailyDrafts,
        key.expiresAt,
        key.createdAt,
        key.createdBy,
        most,
      )
    const deed: Deed = { action: 'key.add', object: `key/${key.id}`, after: `${key.name}：${key.scopes.join('、')}` }
    return this.#changed(org, deed, insert, [this.#insertSecret(org, key.id, secret)])
  }

  async rotate(org: string, id: string, secret: KeptSecret, until: string): Promise<boolean> {
    const shorten = this.#database
      .prepare(
        `UPDATE api_key_secrets SET until = ?3
         WHERE org = ?1 AND key_id = ?2 AND (until IS NULL OR until > ?3) AND hash != ?4`,
      )
      .bind(org, id, until, secret.hash)
    const deed: Deed = { action: 'key.rotate', object: `key/${id}`, after: `旧密钥用到 ${until}` }
    return this.#changed(org, deed, this.#insertSecret(org, id, secret), [shorten])
  }

  #changed(
    org: string,
    deed: Deed,
    first: D1PreparedStatement,
    then?: readonly D1PreparedStatement[],
  ): Promise<boolean> {
    return commitIfChanged({ database: this.#database, recorder: this.#recorder, org }, deed, first, then)
  }

  /** Only a key that stands gets a secret. */
  #insertSecret(org: string, id: string, { hash, sealed, hint, madeAt, until }: KeptSecret): D1PreparedStatement {
    return this.#database
      .prepare(
        `INSERT INTO api_key_secrets (hash, org, key_id, sealed, hint, made_at, until)
         SELECT ?1, k.org, k.id, ?2, ?3, ?4, ?5 FROM api_keys k WHERE k.org = ?6 AND k.id = ?7 AND k.revoked_at IS NULL`,
      )
      .bind(hash, sealed, hint, madeAt, until, org, id)
  }

  async revoke(org: string, id: string, at: string): Promise<boolean> {
    const end = this.#database
      .prepare('UPDATE api_keys SET revoked_at = ?3 WHERE org = ?1 AND id = ?2 AND revoked_at IS NULL')
      .bind(org, id, at)
    return this.#changed(org, { action: 'key.revoke', object: `key/${id}` }, end)
  }

  async byHash(hash: string): Promise<KeptKey | null> {
    return this.#kept('SELECT key_id FROM api_key_secrets WHERE hash = ?1', hash)
  }

  async byId(id: string): Promise<KeptKey | null> {
    return this.#kept('SELECT ?1', id)
  }

  /** The key whose id the query gives, with all its secrets. */
  async #kept(idQuery: string, value: string): Promise<KeptKey | null> {
    const { results } = await this.#database
      .prepare(
        `SELECT ${COLUMNS}, s.hash, s.sealed, s.hint, s.made_at AS madeAt, s.until
         FROM api_keys k JOIN api_key_secrets s ON s.key_id = k.id WHERE k.id = (${idQuery})`,
      )
      .bind(value)
      .all<Row & KeptSecret>()
    const [first] = results
    if (!first) return null
    const secrets = results.map(({ hash, sealed, hint, madeAt, until }) => ({ hash, sealed, hint, madeAt, until }))
    return { org: first.org, key: keyOf(first), secrets }
  }

  async use(id: string, minute: number, day: string): Promise<KeyUse> {
    const row = await this.#database
      .prepare(
        `INSERT INTO api_key_uses (key_id, minute, in_minute, day, on_day) VALUES (?1, ?2, 1, ?3, 1)
         ON CONFLICT (key_id) DO UPDATE SET
           in_minute = CASE WHEN api_key_uses.minute = ?2 THEN api_key_uses.in_minute + 1 ELSE 1 END, minute = ?2,
           on_day = CASE WHEN api_key_uses.day = ?3 THEN api_key_uses.on_day + 1 ELSE 1 END, day = ?3
         RETURNING in_minute AS inMinute`,
      )
      .bind(id, minute, day)
      .first<KeyUse>()
    return row!
  }

  async takeNonce(id: string, nonce: string, at: string, since: string): Promise<boolean> {
    const forget = this.#database.prepare('DELETE FROM api_key_nonces WHERE key_id = ? AND at < ?').bind(id, since)
    const take = this.#database
      .prepare('INSERT INTO api_key_nonces (key_id, nonce, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
      .bind(id, nonce, at)
    const [, taken] = await this.#database.batch([forget, take])
    return taken!.meta.changes > 0
  }
}
