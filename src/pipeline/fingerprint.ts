/** SHA-256 of a text in lower-case hex: what a receipt names facts and texts by. */
export async function fingerprint(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The fingerprint of anything that zod parsed: parsing fixes the order of keys and fills in defaults. */
export const fingerprintOf = (parsed: unknown): Promise<string> => fingerprint(JSON.stringify(parsed))
