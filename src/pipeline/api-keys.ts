import type { ApiKey, KeySecret } from '../domain/api-key.ts'

/** A secret as it is kept: found by its hash, and sealed where signatures must be recomputed with it. */
export interface KeptSecret extends KeySecret {
  /** SHA-256 of the secret, in hex. */
  readonly hash: string
  /** The secret itself, encrypted (SecretBox, below); null for keys that are shown and not signed with. */
  readonly sealed: string | null
}
/** A key as its proof is judged. */
export interface KeptKey {
  readonly org: string
  readonly key: Omit<ApiKey, 'secrets' | 'lastUsedOn'>
  readonly secrets: readonly KeptSecret[]
}
/** How often a key has been used in the running minute, this use among them. */
export interface KeyUse {
  readonly inMinute: number
}

/** The keys of integrations. Lookups by secret or id come before anybody's organisation is known; all else names it. */
export interface ApiKeys {
  /** Newest first, the revoked ones last. */
  list(org: string): Promise<ApiKey[]>
  /** Stores a new key. False where the organisation would hold more than `most` that are not revoked. */
  create(org: string, key: KeptKey['key'], secret: KeptSecret, most: number): Promise<boolean>
  /** Adds a secret; those before it hold until `until` at the latest. False where there is no such key, or it was revoked. */
  rotate(org: string, id: string, secret: KeptSecret, until: string): Promise<boolean>
  /** False where there is no such key, or it was revoked before. */
  revoke(org: string, id: string, at: string): Promise<boolean>
  byHash(hash: string): Promise<KeptKey | null>
  byId(id: string): Promise<KeptKey | null>
  /** Counts one use; exact also under concurrent use. `minute` is a number that grows by one each minute. */
  use(id: string, minute: number, day: string): Promise<KeyUse>
  /** True for a nonce that the key has not used since `since`. */
  takeNonce(id: string, nonce: string, at: string, since: string): Promise<boolean>
}

/** Encrypts secrets that must be read again, so that the database alone betrays none. */
export interface SecretBox {
  seal(secret: string): Promise<string>
  /** Null where the seal was made under another secret of the deployment, or altered. */
  open(sealed: string): Promise<string | null>
}
