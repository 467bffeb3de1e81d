import type { Draft } from '../domain/draft.ts'
import { gapsIn } from '../domain/gap.ts'
import { Problem, type ProblemPlace } from '../domain/problem.ts'
import type { Caller } from './caller.ts'
import type { ReviewDeps } from './edit-text.ts'
import { judge } from './judge.ts'
import { openForWriting } from './open-draft.ts'
import type { DraftRecord } from './ports.ts'
import type { Sealer } from './seal.ts'
import { signed } from './sign-approval.ts'

export type ApproveDeps = ReviewDeps & { readonly approvalSealer: Sealer }

/**
 * Signs exactly this text over exactly these facts, after checking it once more. Throws 'not-ready' while an error is
 * open, or where the text was to be `complete` and has places left to fill in; 'forbidden' to whoever drafted unless the
 * organisation allows it; 'checker-unavailable' when nobody could check.
 */
export async function approveDraft(
  caller: Caller,
  id: string,
  expected: number | null,
  deps: ApproveDeps,
  { complete = false }: { readonly complete?: boolean } = {},
): Promise<Draft> {
  const record = await openForWriting(deps.drafts, caller, id, expected)
  const { draft } = record
  if (draft.status === 'approved') return draft
  if (!mayApprove(caller, record)) throw new Problem('forbidden', '拟稿人不能批准自己的稿件，请由审核人员批准')
  const judged = await judge(
    caller.org,
    record,
    { sheet: draft.factSheet, title: draft.title, text: draft.text, sections: draft.sections },
    deps,
  )
  refuseOpenErrors(judged.draft, '批准')
  if (complete) refuseGaps(judged.draft.text)
  const approval = await signed(caller.org, judged.draft, caller.actor, deps.approvalSealer)
  const approved = { ...judged, draft: { ...judged.draft, status: 'approved' as const, approval } }
  await deps.drafts.put(caller.org, approved, { actor: caller.actor, action: 'approve', words: [], why: null })
  return approved.draft
}

/** Whoever drafted does not approve, unless the organisation allows it. */
export const mayApprove = (caller: Caller, { createdBy }: Pick<DraftRecord, 'createdBy'>): boolean =>
  createdBy !== caller.actor.id || caller.selfApproval

/** Throws Problem 'not-ready' with each open error, so that the caller knows what to settle first, and with another way where there is one; also where nothing was checked yet or all words were taken out. */
export function refuseOpenErrors(draft: Draft, verb: string, otherWays: readonly ProblemPlace[] = []): void {
  if (!draft.check) throw new Problem('not-ready', `稿件的数字还没有核对，核对过才能${verb}`)
  if (draft.text.trim() === '') throw new Problem('not-ready', `稿件没有文字，写好后才能${verb}`)
  const errors = draft.check.findings.filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return
  throw new Problem('not-ready', `还有 ${errors.length} 处数字待核，处理完才能${verb}`, {
    places: [...errors.map(({ id, message }) => ({ path: `check.findings.${id}`, message })), ...otherWays],
  })
}

function refuseGaps(text: string): void {
  const gaps = gapsIn(text)
  if (gaps.length === 0) return
  throw new Problem('not-ready', `还有 ${gaps.length} 处待补文字，补上或删去后才能批准`, {
    places: gaps.map(({ start, end, text: words }) => ({ path: `text.${start}-${end}`, message: words })),
  })
}
