import type { TakenSample } from '../pipeline/take-in-sample.ts'
import { indexed } from './passage-index.ts'

/** Names all that the library keeps of a report but the time at which it came. */
export async function digestOf({ sample, text, original, cleaning, passages }: TakenSample): Promise<string> {
  const { createdAt: _, ...told } = sample
  const bytes = new TextEncoder().encode(JSON.stringify([told, text, original, cleaning, passages.map(indexed)]))
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...hash.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
