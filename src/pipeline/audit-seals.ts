import type { AuditDigest, AuditHead } from '../domain/audit.ts'
import type { Sealer } from './seal.ts'

/** What the seal over a chain's head is over. */
export const headWords = (org: string, { seq, hash }: Pick<AuditHead, 'seq' | 'hash'>): string =>
  JSON.stringify(['head', org, seq, hash])

/** What the seal over a day's digest is over. */
export const digestWords = (org: string, { day, seq, hash }: Pick<AuditDigest, 'day' | 'seq' | 'hash'>): string =>
  JSON.stringify(['digest', org, day, seq, hash])

/** Stands where a seal would, behind a chain's end that somebody else wrote: going on from there does not make it good. */
const BROKEN = 'broken'

/** Whether a chain's end carries this deployment's seal; `unknown` where another secret made it, `unsealed` where none did. */
export type SealState = 'valid' | 'invalid' | 'unknown' | 'unsealed'

/** Judges the seal at a chain’s end. */
export async function sealState(
  org: string,
  head: Pick<AuditHead, 'seq' | 'hash' | 'seal'>,
  sealer: Sealer,
): Promise<SealState> {
  if (head.seal === null) return 'unsealed'
  return head.seal === BROKEN ? 'invalid' : sealer.verify(headWords(org, head), head.seal)
}

/** The seal for what follows an end in that state: what follows an invalid one is not sealed. */
export const sealAfter = async (state: SealState, words: string, sealer: Sealer): Promise<string | null> =>
  state === 'invalid' ? BROKEN : sealer.seal(words)
