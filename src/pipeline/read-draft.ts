import type { Draft } from '../domain/draft.ts'
import { jobOf } from './accept-draft.ts'
import type { Caller } from './caller.ts'
import { openDraft } from './open-draft.ts'
import { partialDraft } from './partial-draft.ts'
import type { DraftJobs, Drafts } from './ports.ts'

/**
 * A draft, or one of its versions. One that is being drafted is given as far as it is, and its job is woken: a job that
 * was stored and never begun begins now.
 */
export async function readDraft(
  caller: Caller,
  id: string,
  version: number | undefined,
  { drafts, jobs }: { readonly drafts: Drafts; readonly jobs: DraftJobs },
): Promise<Draft> {
  const record = await openDraft(drafts, caller, id, version)
  if (record.draft.status !== 'drafting' || version !== undefined) return record.draft
  const job = jobOf(caller.org, record)
  await jobs.start(job)
  return partialDraft(record.draft, await jobs.sections(job))
}
