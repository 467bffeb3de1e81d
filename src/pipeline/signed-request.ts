/*
 * What an integration signs when its site demands signatures. Five lines, joined by line feeds, the last without one:
 *   METHOD, path with query as sent, milliseconds since 1970, nonce, SHA-256 of the body in hex.
 */

/** Algorithms by the name that a request gives. SM3 joins here: one entry. */
export const SIGNING: ReadonlyMap<string, { readonly name: 'HMAC'; readonly hash: string }> = new Map([
  ['hmac-sha256', { name: 'HMAC', hash: 'SHA-256' }],
])
/** The algorithm of a request that names none. */
export const USUAL_ALGORITHM = 'hmac-sha256'

/** How far a request's time may be off, either way. */
export const SKEW_MS = 5 * 60_000
/** How long a nonce is kept: as long as its request could be sent again, both ways of the skew. */
export const NONCE_MS = 2 * SKEW_MS

/** What a signature is over. */
export interface SignedParts {
  readonly method: string
  /** Path and query as they stand in the request line. */
  readonly target: string
  readonly timestamp: string
  readonly nonce: string
  /** SHA-256 of the body's bytes in lower-case hex; that of no bytes where there is no body. */
  readonly bodySha256: string
}

/** The text that is signed. */
export const baseString = ({ method, target, timestamp, nonce, bodySha256 }: SignedParts): string =>
  [method.toUpperCase(), target, timestamp, nonce, bodySha256].join('\n')

/** Whether a hex signature of the text was made with that secret. Takes the same time wherever it differs. */
export async function isSignedWith(secret: string, algorithm: string, text: string, hex: string): Promise<boolean> {
  const scheme = SIGNING.get(algorithm)
  if (!scheme || !/^(?:[\da-f]{2}){16,64}$/i.test(hex)) return false
  const bytes = new TextEncoder()
  const key = await crypto.subtle.importKey('raw', bytes.encode(secret), scheme, false, ['verify'])
  const signature = Uint8Array.from(hex.match(/../g)!, (pair) => Number.parseInt(pair, 16))
  return crypto.subtle.verify('HMAC', key, signature, bytes.encode(text))
}
