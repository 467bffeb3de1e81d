import type { Draft } from '../domain/draft.ts'
import type { WordChange } from '../domain/history.ts'
import type { Caller } from './caller.ts'
import { followEdit, hunksOf, wordsOf } from './follow-edit.ts'
import { type JudgeDeps, judge } from './judge.ts'
import { openForWriting } from './open-draft.ts'
import type { DraftRecord, Drafts, Step } from './ports.ts'

export type ReviewDeps = JudgeDeps & { readonly drafts: Drafts }

/** Takes a draft's text as a person edited it, and checks it again at once. */
export async function editText(
  caller: Caller,
  id: string,
  expected: number | null,
  text: string,
  deps: ReviewDeps,
): Promise<Draft> {
  const record = await openForWriting(deps.drafts, caller, id, expected)
  if (text === record.draft.text) return record.draft
  return replaceText(caller, record, text, { action: 'edit', why: null }, deps)
}

/**
 * Stores the next version of a draft with other words, its sections moved to where they now stand. The history tells of the
 * step's own words, or of those that differ.
 */
export async function replaceText(
  caller: Caller,
  record: DraftRecord,
  text: string,
  step: Pick<Step, 'action' | 'why'> & { readonly words?: readonly WordChange[] },
  deps: ReviewDeps,
): Promise<Draft> {
  const { draft } = record
  const hunks = hunksOf(draft.text, text)
  const sections = followEdit(draft.sections, hunks)
  const next = await judge(caller.org, record, { sheet: draft.factSheet, title: draft.title, text, sections }, deps)
  const words = [...(step.words ?? wordsOf(hunks, draft.text, text))]
  await deps.drafts.put(caller.org, next, { actor: caller.actor, action: step.action, words, why: step.why })
  return next.draft
}
