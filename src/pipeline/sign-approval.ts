import type { Approval, Draft, Receipt } from '../domain/draft.ts'
import type { Actor } from '../domain/history.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { Sealer } from './seal.ts'

/** Signs a version: its receipt, and through it exactly its text and facts, by that person at that moment. */
export async function signed(
  org: string,
  draft: Pick<Draft, 'id' | 'version' | 'receipt' | 'updatedAt'>,
  by: Actor,
  sealer: Sealer,
): Promise<Approval> {
  if (!draft.receipt) throw new Error('a draft without a receipt was never judged')
  const approval = { by, at: draft.updatedAt, receiptSha256: await receiptHash(draft.receipt) }
  return { ...approval, seal: await sealer.seal(approvalWords(org, draft, approval)) }
}

/** The hash of a receipt, its fields in the contract's order. */
export const receiptHash = ({ factsSha256, textSha256, checker, prompts, model }: Receipt): Promise<string> =>
  fingerprintOf({ factsSha256, textSha256, checker, prompts, model })

/** What the seal of an approval is over. */
export const approvalWords = (
  org: string,
  { id, version }: Pick<Draft, 'id' | 'version'>,
  { by, at, receiptSha256 }: Omit<Approval, 'seal'>,
): string => JSON.stringify(['approval', org, id, version, receiptSha256, by.id, by.name, at])
