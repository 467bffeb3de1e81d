import type { AuditEntry, AuditEvent } from '../domain/audit.ts'
import { fingerprint } from './fingerprint.ts'

/** What the first entry of a chain names as the hash before it. */
export const GENESIS = '0'.repeat(64)

/** Longest state, reason or name that an entry keeps. */
const LONGEST = 500

/**
 * What an entry's hash is over: all its fields but the hash itself as JSON without spaces, keys sorted (Python:
 * `json.dumps(row, sort_keys=True, ensure_ascii=False, separators=(',', ':'))`), so that an auditor can compute it with
 * nothing of ours.
 */
export const canonical = ({ hash: _, actor, ...rest }: Omit<AuditEntry, 'hash'> & { hash?: string }): string =>
  sortedJson({ ...rest, actor: { id: actor.id, name: actor.name } })

const sortedJson = (value: object): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

/** The hash that an entry should carry. */
export const hashOf = (entry: Omit<AuditEntry, 'hash'> & { hash?: string }): Promise<string> =>
  fingerprint(canonical(entry))

/** The entry that follows `head` (null before the first) in the organisation's chain. */
export async function nextEntry(
  org: string,
  head: { readonly seq: number; readonly hash: string } | null,
  event: AuditEvent,
  at: Date,
): Promise<AuditEntry> {
  const entry = {
    org,
    seq: (head?.seq ?? 0) + 1,
    at: at.toISOString(),
    actor: { id: short(event.actor.id), name: short(event.actor.name) },
    kind: event.kind,
    action: event.action,
    object: short(event.object),
    before: event.before ? short(event.before) : null,
    after: event.after ? short(event.after) : null,
    reason: event.reason ? short(event.reason) : null,
    address: event.address ? short(event.address) : null,
    requestId: event.requestId ? short(event.requestId) : null,
    prevHash: head?.hash ?? GENESIS,
  }
  return { ...entry, hash: await hashOf(entry) }
}

/** One line of well-formed text, so that no entry can pass for two in a list or a file. */
const short = (words: string): string =>
  words
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .slice(0, LONGEST)
    .toWellFormed()
