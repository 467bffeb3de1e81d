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
  /** Calls the job off; one that has ended is left as it ended. */
  cancel(job: RedraftJob): Promise<void>
}

export type RedraftDeps = Omit<BudgetDeps, 'drafts' | 'dailyDrafts'> & {
  readonly drafts: Drafts
  readonly redrafts: Redrafts
}

/** Which section, and how the person wants it. */
export interface RedraftWish {
  readonly sectionId: string
  readonly instruction: string | null
}

/**
 * Has one section drafted again, with the person's instruction. Gives the draft with it, or null where it is not written
 * within that time; the same request then waits for the same work.
 */
export async function redraftSection(
  caller: Caller,
  id: string,
  expected: number | null,
  asked: RedraftWish & { readonly withinMs: number },
  deps: RedraftDeps,
): Promise<Draft | null> {
  const { draft, drafter } = await openForWriting(deps.drafts, caller, id, expected)
  const { sectionId } = asked
  if (!draft.sections.some((section) => section.id === sectionId))
    throw new Problem('not-found', `稿件没有编号为 ${sectionId} 的章节`)
  await refuseBeyondTokens(caller.org, drafter, deps)
  const job = jobFor(caller, id, draft.version, asked)
  const redrafted = await deps.redrafts.redraft(job, asked.withinMs)
  if (!redrafted) return null
  if ('problem' in redrafted) throw new Problem(redrafted.problem.code, redrafted.problem.message)
  return (await openDraft(deps.drafts, caller, id, redrafted.version)).draft
}

/**
 * Calls off what the same request had asked for. Gives the draft as it then is: unchanged, or with the new section where it
 * was too late. Asking twice, or for what nobody asked, does no harm.
 */
export async function cancelRedraft(
  caller: Caller,
  id: string,
  expected: number | null,
  asked: RedraftWish,
  { drafts, redrafts }: Pick<RedraftDeps, 'drafts' | 'redrafts'>,
): Promise<Draft> {
  const { draft } = await openDraft(drafts, caller, id)
  await redrafts.cancel(jobFor(caller, id, expected ?? draft.version, asked))
  return (await openDraft(drafts, caller, id)).draft
}

const jobFor = (
  { org, actor }: Caller,
  draftId: string,
  version: number,
  { sectionId, instruction }: RedraftWish,
): RedraftJob => ({ org, draftId, version, sectionId, instruction, actor })
