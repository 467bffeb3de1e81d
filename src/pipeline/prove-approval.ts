import { z } from 'zod'
import { Approval, type Draft } from '../domain/draft.ts'
import { fingerprint, fingerprintOf } from './fingerprint.ts'
import type { Sealer } from './seal.ts'
import { approvalWords, receiptHash } from './sign-approval.ts'

/** What can be said of a version's approval, each part computed anew from what is stored. */
export const ApprovalProof = z.object({
  version: z.int(),
  approval: Approval.nullable().describe('这一版的批准；没有批准时为 null'),
  valid: z.boolean().describe('批准有效：以下各项都相符'),
  textMatches: z.boolean().describe('正文就是凭据所记的正文'),
  factsMatch: z.boolean().describe('数据就是凭据所记的数据'),
  receiptMatches: z.boolean().describe('凭据就是批准时的凭据'),
  seal: z.enum(['valid', 'invalid', 'unknown', 'unsealed']).describe('签名：有效、不符、由另一密钥作出、没有设置密钥'),
})
export type ApprovalProof = z.infer<typeof ApprovalProof>

/** Proves that the stored text and facts are the ones that were approved. Without a secret nobody can prove who signed. */
export async function proveApproval(org: string, draft: Draft, sealer: Sealer): Promise<ApprovalProof> {
  const { approval, receipt, version } = draft
  const textMatches = receipt?.textSha256 === (await fingerprint(draft.text))
  const factsMatch = receipt?.factsSha256 === (await fingerprintOf(draft.factSheet))
  const receiptMatches = receipt !== null && approval?.receiptSha256 === (await receiptHash(receipt))
  const seal = approval?.seal ? await sealer.verify(approvalWords(org, draft, approval), approval.seal) : 'unsealed'
  const sound = draft.status === 'approved' && textMatches && factsMatch && receiptMatches
  return { version, approval, valid: sound && seal === 'valid', textMatches, factsMatch, receiptMatches, seal }
}
