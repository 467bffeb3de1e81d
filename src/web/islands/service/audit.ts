import type { AuditEntry } from '../../../domain/audit.ts'
import type { Verification } from '../../../pipeline/verify-audit.ts'
import type { PageOf } from '../use-pages.ts'
import { ask } from './client.ts'

/** The filters that are set, as a query. */
export const queryOf = (filters: Readonly<Record<string, string>>): URLSearchParams =>
  new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== ''))

/** Entries as the filters choose, newest first, from before that number on. */
export async function getAudit(
  filters: Readonly<Record<string, string>>,
  before: number | null,
): Promise<PageOf<AuditEntry, number>> {
  const query = queryOf(filters)
  if (before !== null) query.set('before', String(before))
  const { entries, next } = await (await ask(`/v1/audit?${query}`)).json()
  return { items: entries, next }
}

/** Walks the whole chain and says whether it is as it was written. */
export const verifyAudit = async (): Promise<Verification> => (await ask('/v1/audit/verify')).json()
