/** SHA-256 of a text, or of a file's bytes, in lower-case hex: what receipts and the audit log name things by. */
export async function fingerprint(content: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The fingerprint of anything that zod parsed: parsing fixes the order of keys and fills in defaults. */
export const fingerprintOf = (parsed: unknown): Promise<string> => fingerprint(JSON.stringify(parsed))
