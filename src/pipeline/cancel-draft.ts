import type { Draft } from '../domain/draft.ts'
import { Problem } from '../domain/problem.ts'
import { jobOf } from './accept-draft.ts'
import type { Caller } from './caller.ts'
import { openDraft } from './open-draft.ts'
import type { DraftJobs, Drafts } from './ports.ts'

/** Only a database that does not answer keeps a job from ending in this time; it then ends by itself. */
const LONGEST_MS = 20_000

/**
 * Calls a drafting off and gives the draft as it then stands: failed, with the reason 已取消 and the sections that were
 * finished. One that had ended before, in whatever way, is given unchanged, so that asking twice does no harm.
 */
export async function cancelDraft(
  caller: Caller,
  id: string,
  { drafts, jobs }: { readonly drafts: Drafts; readonly jobs: DraftJobs },
): Promise<Draft> {
  const record = await openDraft(drafts, caller, id)
  if (record.draft.status !== 'drafting') return record.draft
  const ended = await jobs.cancel(jobOf(caller.org, record), caller.actor, LONGEST_MS)
  if (!ended) throw new Problem('unavailable', '已要求取消，服务正忙，稍后会停下', { headers: { 'retry-after': '5' } })
  return (await openDraft(drafts, caller, id)).draft
}
