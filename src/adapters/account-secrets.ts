import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  randomInt,
  type ScryptOptions,
  scrypt,
  timingSafeEqual,
} from 'node:crypto'
import type { Secrets } from '../pipeline/accounts/ports.ts'
import type { SetUpCode } from '../pipeline/accounts/set-up.ts'
import { newTotpSecret, totpStep } from './totp.ts'

/** OWASP's least for scrypt at 16 MB (Password Storage Cheat Sheet): N = 2^14, r = 8, p = 5. */
const COST = { N: 16_384, r: 8, p: 5 } as const
const LENGTH = 32
/** Capitals and digits that nobody mistakes for one another (Crockford's, without U). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.replace(/[01]/g, '')

const derive = (password: string, salt: Buffer, cost: ScryptOptions): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    scrypt(password.normalize('NFC'), salt, LENGTH, cost, (error, key) => (error ? reject(error) : resolve(key))),
  )

/** A hash with its parameters beside it, so that they can grow: `scrypt$N$r$p$salt$key`. */
async function hash(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, COST)
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** Compared with where there is no account, so that absence takes as long. */
const NOTHING = `scrypt$${COST.N}$${COST.r}$${COST.p}$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(LENGTH).toString('base64url')}`

async function matches(password: string, stored: string | null): Promise<boolean> {
  const [, N, r, p, salt = '', key = ''] = (stored ?? NOTHING).split('$')
  const derived = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) })
  return timingSafeEqual(derived, Buffer.from(key, 'base64url')) && stored !== null
}

/**
 * The cryptography of accounts over one secret of the deployment. The secret keys digests and seals: whoever reads the
 * database alone can neither use a session nor read a second factor, and a new secret ends both.
 */
export function accountSecrets(secret: string): Secrets {
  const keyFor = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret, 'shuzhun', purpose, 32))
  const digestKey = keyFor('digest')
  return {
    hash,
    matches,
    token: () => randomBytes(32).toString('base64url'),
    word: (length) => Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
    digest: async (text) => createHmac('sha256', digestKey).update(text).digest('base64url'),
    seal: async (purpose, text) => seal(keyFor('seal'), purpose, text),
    unseal: async (purpose, sealed) => unseal(keyFor('seal'), purpose, sealed),
    newTotp: newTotpSecret,
    totpStep,
  }
}

/** The code that admits to set-up: as set, or for the first organisation one that follows from the secret and stands in the log. */
export function setUpCodeFrom(set: string | undefined, secret: string): SetUpCode {
  if (set) return { code: set, from: 'settings' }
  const key = Buffer.from(hkdfSync('sha256', secret, 'shuzhun', 'set-up code', 12))
  const code = [...key].map((byte) => LETTERS[byte % LETTERS.length]).join('')
  return { code: code.replace(/.{4}(?=.)/g, '$&-'), from: 'log' }
}

/** AES-256-GCM: nonce, tag, text. */
function seal(key: Buffer, purpose: string, text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
}

function unseal(key: Buffer, purpose: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
    decipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
