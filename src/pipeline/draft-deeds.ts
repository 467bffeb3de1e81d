import type { Deed } from '../domain/audit.ts'
import type { Draft } from '../domain/draft.ts'
import type { Actor, DraftAction } from '../domain/history.ts'
import { fingerprint, fingerprintOf } from './fingerprint.ts'
import type { Step } from './ports.ts'

/** What it takes to name a draft's state. */
export type StatedDraft = Pick<Draft, 'version' | 'status' | 'receipt'> & Partial<Pick<Draft, 'text' | 'factSheet'>>

const STATUS_WORDS: Readonly<Record<Draft['status'], string>> = {
  drafting: '起草中',
  clean: '待批准',
  flagged: '有待核数字',
  approved: '已批准',
  failed: '未完成',
}

/** A draft's state as the audit log names it: version, status, and the hashes of its text and facts, never their words. */
export async function draftState({ version, status, receipt, text, factSheet }: StatedDraft): Promise<string> {
  const ofText = receipt?.textSha256 ?? (text ? await fingerprint(text) : null)
  const ofFacts = receipt?.factsSha256 ?? (factSheet ? await fingerprintOf(factSheet) : null)
  return [
    `第${version}版（${STATUS_WORDS[status]}）`,
    ...(ofText ? [`正文 sha256:${ofText}`] : []),
    ...(ofFacts ? [`数据 sha256:${ofFacts}`] : []),
  ].join('；')
}

/** Steps whose reason is a person's own word or the service's; those of others quote the text and stay in the draft's history. */
const REASONED: ReadonlySet<DraftAction> = new Set<DraftAction>(['dismiss', 'fail', 'undo'])

/** A step of a draft as the audit log tells of it. */
export const stepDeed = (
  { id }: Pick<Draft, 'id'>,
  { action, actor, why }: Step,
  states: { readonly before: string | null; readonly after: string | null },
): Deed & { readonly actor: Actor } => ({
  action: `draft.${action}`,
  actor,
  object: `draft/${id}`,
  ...states,
  reason: REASONED.has(action) ? why : null,
})
