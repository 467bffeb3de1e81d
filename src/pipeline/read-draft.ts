import type { Draft, DraftedSection } from '../domain/draft.ts'
import { reportTypeOf } from '../domain/report-type.ts'
import { jobOf } from './accept-draft.ts'
import { assemble } from './assemble.ts'
import type { Caller } from './caller.ts'
import { openDraft } from './open-draft.ts'
import { outline } from './outline.ts'
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
  return asFarAsItIs(record.draft, await jobs.sections(job))
}

function asFarAsItIs(draft: Draft, finished: readonly DraftedSection[]): Draft {
  const type = reportTypeOf(draft.factSheet.reportType)
  if (!type || finished.length === 0) return draft
  const outlined = outline(draft.factSheet, type)
  const byId = new Map(finished.map((section) => [section.id, section]))
  const done = outlined.sections.filter(({ id }) => byId.has(id))
  const { title, text, sections } = assemble(
    { ...outlined, sections: done.map((section) => ({ ...section, references: [] })) },
    done.map(({ id }) => byId.get(id)!),
  )
  return { ...draft, title, text, sections: [...sections] }
}
