import type { Draft } from '../domain/draft.ts'
import { Problem } from '../domain/problem.ts'
import type { Caller } from './caller.ts'
import { type BudgetDeps, refuseBeyondTokens } from './daily-budget.ts'
import { openDraft, openForWriting } from './open-draft.ts'
import type { Drafts } from './ports.ts'
import type { Redrafted, RedraftJob } from './rewrite-section.ts'

/** Sections drafted again in the background: it goes on whether or not anybody waits, and after a restart. */
export interface Redrafts {
  /** Accepts the job; the same job again changes nothing. Gives what came of it, or null where nothing has in that time. */
  redraft(job: RedraftJob, withinMs: number): Promise<Redrafted | null>
}

export type RedraftDeps = Omit<BudgetDeps, 'drafts' | 'dailyDrafts'> & {
  readonly drafts: Drafts
  readonly redrafts: Redrafts
}

/**
 * Has one section drafted again, with the person's instruction. Gives the draft with it, or null where it is not written
 * within that time; the same request then waits for the same work.
 */
export async function redraftSection(
  caller: Caller,
  id: string,
  expected: number | null,
  asked: { readonly sectionId: string; readonly instruction: string | null; readonly withinMs: number },
  deps: RedraftDeps,
): Promise<Draft | null> {
  const { draft, drafter } = await openForWriting(deps.drafts, caller, id, expected)
  const { sectionId, instruction } = asked
  if (!draft.sections.some((section) => section.id === sectionId))
    throw new Problem('not-found', `稿件没有编号为 ${sectionId} 的章节`)
  await refuseBeyondTokens(caller.org, drafter, deps)
  const job = { org: caller.org, draftId: id, version: draft.version, sectionId, instruction, actor: caller.actor }
  const redrafted = await deps.redrafts.redraft(job, asked.withinMs)
  if (!redrafted) return null
  if ('problem' in redrafted) throw new Problem(redrafted.problem.code, redrafted.problem.message)
  return (await openDraft(deps.drafts, caller, id, redrafted.version)).draft
}
