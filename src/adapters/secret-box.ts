import type { SecretBox } from '../pipeline/api-keys.ts'
import { fromBase64, toBase64 } from '../pipeline/base64.ts'

const IV_BYTES = 12

/**
 * Seals with AES-256-GCM under a key derived (HKDF) from the deployment's secret, for the purpose named: what is sealed
 * for one purpose does not open for another.
 */
export function secretBoxFrom(secret: string, purpose: string): SecretBox {
  const key = derived(secret, purpose)
  // Rejected or not, it is awaited where it is used.
  key.catch(() => {})
  return {
    async seal(text) {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await key, new TextEncoder().encode(text))
      return toBase64(new Uint8Array([...iv, ...new Uint8Array(sealed)]))
    },
    async open(sealed) {
      const bytes = fromBase64(sealed)
      const iv = bytes.subarray(0, IV_BYTES)
      const opening = await key
      try {
        const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, opening, bytes.subarray(IV_BYTES))
        return new TextDecoder().decode(text)
      } catch {
        return null
      }
    },
  }
}

async function derived(secret: string, purpose: string): Promise<CryptoKey> {
  const bytes = new TextEncoder()
  const root = await crypto.subtle.importKey('raw', bytes.encode(secret), 'HKDF', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: bytes.encode('shuzhun'), info: bytes.encode(purpose) },
    root,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}
