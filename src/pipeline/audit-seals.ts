import type { AuditDigest, AuditHead } from '../domain/audit.ts'

/** What the seal over a chain's head is over. */
export const headWords = (org: string, { seq, hash }: Pick<AuditHead, 'seq' | 'hash'>): string =>
  JSON.stringify(['head', org, seq, hash])

/** What the seal over a day's digest is over. */
export const digestWords = (org: string, { day, seq, hash }: Pick<AuditDigest, 'day' | 'seq' | 'hash'>): string =>
  JSON.stringify(['digest', org, day, seq, hash])
