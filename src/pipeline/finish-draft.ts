import type { Draft, Drafted, DraftedSection } from '../domain/draft.ts'
import type { Actor } from '../domain/history.ts'
import { Problem } from '../domain/problem.ts'
import { type JudgeDeps, judge, type Making } from './judge.ts'
import { partialDraft } from './partial-draft.ts'
import type { DraftRecord, Drafts, Hidden, JobName } from './ports.ts'

export type FinishDeps = JudgeDeps & { readonly drafts: Drafts }

/** A draft that was made and not yet judged. */
export interface Made {
  readonly drafted: Drafted
  readonly hidden: readonly Hidden[]
  readonly making: Making
}

/** The service itself, where it goes on with what somebody asked for. */
export const SERVICE: Actor = { id: 'shuzhun', name: '数准' }

/** Judges and stores what a job made. Done twice, it gives what was stored the first time. */
export async function finishDraft(job: JobName, made: Made, deps: FinishDeps): Promise<Draft> {
  const { record, finished } = await startOf(job, deps.drafts)
  if (finished) return finished
  const next = await judge(job.org, record, made.drafted, deps, { hidden: made.hidden, making: made.making })
  await deps.drafts.put(job.org, next, { actor: SERVICE, action: 'finish', words: [], why: null })
  return next.draft
}

/** Ends a draft that could not be made, with the reason that a client is told. */
export async function failDraft(job: JobName, reason: string, deps: FinishDeps): Promise<void> {
  const { record, finished } = await startOf(job, deps.drafts)
  if (finished) return
  const next = failed(record, record.draft, reason, deps)
  await deps.drafts.put(job.org, next, { actor: SERVICE, action: 'fail', words: [], why: reason })
}

/** What a client is told of a draft that a person called off. */
const CANCELLED = '已取消'

/**
 * Ends a draft that a person called off, with the sections that were finished by then. Gives the draft as it ended: the
 * whole one where it was made before.
 */
export async function endCancelled(
  job: JobName,
  actor: Actor,
  sections: readonly DraftedSection[],
  deps: FinishDeps,
): Promise<Draft> {
  const { record, finished } = await startOf(job, deps.drafts)
  if (finished) return finished
  const next = failed(record, partialDraft(record.draft, sections), CANCELLED, deps)
  await deps.drafts.put(job.org, next, { actor, action: 'fail', words: [], why: CANCELLED })
  return next.draft
}

const failed = (record: DraftRecord, draft: Draft, reason: string, { clock }: FinishDeps): DraftRecord => ({
  ...record,
  draft: { ...draft, version: draft.version + 1, status: 'failed', reason, updatedAt: clock.now().toISOString() },
})

/** The version at which the job began, and the one it made where it ended before: a job may run its last step twice. */
async function startOf(
  { org, draftId, run }: JobName,
  drafts: Drafts,
): Promise<{ record: DraftRecord; finished: Draft | null }> {
  const record = await drafts.get(org, draftId, run)
  if (!record) throw new Problem('not-found', '稿件已不存在')
  return { record, finished: (await drafts.get(org, draftId, run + 1))?.draft ?? null }
}
