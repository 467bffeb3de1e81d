import { Problem } from '../domain/problem.ts'

const WAIT = { usual: 25, most: 60 } as const

/** How the client wants to be answered: an event stream, or a document after at most `waitMs`. */
export type Manner =
  | { readonly kind: 'events' }
  | { readonly kind: 'document'; readonly waitMs: number; readonly applied: string | null }

/** Reads Accept and Prefer (RFC 7240): `respond-async`, `wait=N` in seconds, at most 60. */
export function mannerOf(headers: Headers): Manner {
  if (/\btext\/event-stream\b/.test(headers.get('accept') ?? '')) return { kind: 'events' }
  const prefer = (headers.get('prefer') ?? '').toLowerCase()
  if (/\brespond-async\b/.test(prefer)) return { kind: 'document', waitMs: 0, applied: 'respond-async' }
  const wait = /\bwait\s*=\s*"?(\d{1,6})/.exec(prefer)
  if (!wait) return { kind: 'document', waitMs: WAIT.usual * 1000, applied: null }
  const seconds = Math.min(Number(wait[1]), WAIT.most)
  return { kind: 'document', waitMs: seconds * 1000, applied: `wait=${seconds}` }
}

/** The Idempotency-Key without its quotes; null where none was sent. Throws Problem 'invalid' on one that cannot be kept. */
export function idempotencyKeyOf(headers: Headers): string | null {
  const header = headers.get('idempotency-key')?.trim()
  if (header === undefined) return null
  const key = /^"(.*)"$/.exec(header)?.[1] ?? header
  if (/^[\x21-\x7e][\x20-\x7e]{0,254}$/.test(key)) return key
  throw new Problem('invalid', 'Idempotency-Key 应为 1 至 255 个英文字母、数字或符号', {
    places: [{ path: 'Idempotency-Key', message: '例如 "yunxi-2026q2-01"' }],
  })
}

/** The version that If-Match names (`3`, `"3"`, `W/"3"`); null where it is absent or `*`. */
export function expectedVersion(headers: Headers): number | null {
  const header = headers.get('if-match')?.trim()
  if (header === undefined || header === '*') return null
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header)?.[1]
  if (version !== undefined) return Number(version)
  throw new Problem('version-moved-on', `If-Match 应为稿件的版本号（例如 "3"），收到的是“${header.slice(0, 40)}”`)
}

/** The header that names a draft's version to caches and to If-Match. */
export const etagOf = (version: number): string => `"${version}"`
