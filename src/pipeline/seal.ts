/** Signs and verifies with the deployment's secret. The algorithm stands before the value, so that others can join. */
export interface Sealer {
  /** `hmac-sha256:<key>:<hex>`; `key` names the secret without giving it away. null where the deployment has none. */
  seal(words: string): Promise<string | null>
  /** `unknown` where it was made with another secret, or none is set now. */
  verify(words: string, seal: string): Promise<'valid' | 'invalid' | 'unknown'>
}

const ALGORITHM = 'hmac-sha256'

/** A sealer for one purpose: a seal made for another purpose does not pass. Without a secret nothing is sealed. */
export function sealerFrom(secret: string | undefined, purpose: string): Sealer {
  if (!secret) return { seal: async () => null, verify: async () => 'unknown' }
  const seal = async (words: string): Promise<string> => {
    const { key, name } = await keysOf(secret, purpose)
    return `${ALGORITHM}:${name}:${hex(await crypto.subtle.sign('HMAC', key, bytes(words)))}`
  }
  return {
    seal,
    verify: async (words, given) => {
      const made = await seal(words)
      if (made.slice(0, made.lastIndexOf(':')) !== given.slice(0, given.lastIndexOf(':'))) return 'unknown'
      return isSame(made, given) ? 'valid' : 'invalid'
    },
  }
}

interface Keys {
  readonly key: CryptoKey
  readonly name: string
}
/** Derived once a process: values and not promises, which belong to the request that made them. */
const known = new Map<string, Keys>()

async function keysOf(secret: string, purpose: string): Promise<Keys> {
  const name = JSON.stringify([purpose, secret])
  const keys = known.get(name) ?? (await keysFrom(secret, purpose))
  known.set(name, keys)
  return keys
}

async function keysFrom(secret: string, purpose: string): Promise<Keys> {
  const base = await crypto.subtle.importKey('raw', bytes(secret), 'HKDF', false, ['deriveBits'])
  const derive = (info: string): Promise<ArrayBuffer> =>
    crypto.subtle.deriveBits(
      { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: bytes(`shuzhun ${info}`) },
      base,
      256,
    )
  const key = await crypto.subtle.importKey('raw', await derive(purpose), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ])
  return { key, name: hex(await derive('name of the key')).slice(0, 12) }
}

/** In time that tells nothing of where two values differ. */
function isSame(a: string, b: string): boolean {
  let differing = a.length ^ b.length
  for (let at = 0; at < a.length; at++) differing |= a.charCodeAt(at) ^ (b.charCodeAt(at) || 0)
  return differing === 0
}

const bytes = (words: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(words))
const hex = (buffer: ArrayBuffer): string =>
  [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
