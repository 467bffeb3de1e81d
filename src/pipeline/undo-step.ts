import type { Draft } from '../domain/draft.ts'
import type { DraftAction, HistoryEntry } from '../domain/history.ts'
import { Problem } from '../domain/problem.ts'
import type { Caller } from './caller.ts'
import type { ReviewDeps } from './edit-text.ts'
import { hunksOf, wordsOf } from './follow-edit.ts'
import { judge } from './judge.ts'
import { openDraft, openForWriting } from './open-draft.ts'

/** What a step is called where it is undone. Steps that are not here are not undone: they begin or end something. */
const UNDOABLE: Readonly<Partial<Record<DraftAction, string>>> = {
  edit: '改动文字',
  fix: '采用建议',
  dismiss: '说明保留',
  redraft: '重写一节',
}

/**
 * Takes back the last step that this person did and that is not taken back yet, as a step of its own: the versions stay as
 * they were written. Throws 'not-ready' where nothing is left to undo, or where somebody else's step lies above it.
 */
export async function undoStep(caller: Caller, id: string, expected: number | null, deps: ReviewDeps): Promise<Draft> {
  const record = await openForWriting(deps.drafts, caller, id, expected)
  const { draft } = record
  const step = lastStanding(await deps.drafts.history(caller.org, id), draft.version)
  const name = step && UNDOABLE[step.action]
  if (!step || !name) throw new Problem('not-ready', '没有可以撤销的改动了')
  if (step.actor.id !== caller.actor.id)
    throw new Problem('not-ready', `最近一步“${name}”是${step.actor.name}做的，只能由本人撤销`)
  const { draft: before } = await openDraft(deps.drafts, caller, id, step.version - 1)
  const { factSheet: sheet, title, text, sections, dismissals } = before
  const next = await judge(caller.org, record, { sheet, title, text, sections }, deps, { dismissals })
  const hunks = hunksOf(draft.text, text)
  await deps.drafts.put(caller.org, next, {
    actor: caller.actor,
    action: 'undo',
    words: hunks.length > 0 ? wordsOf(hunks, draft.text, text) : step.words,
    why: `撤销第 ${step.version} 版的“${name}”`,
  })
  return next.draft
}

/** The last step up to that version which no later one took back. Each undo takes back one step before it. */
function lastStanding(history: readonly HistoryEntry[], version: number): HistoryEntry | undefined {
  let takenBack = 0
  for (const entry of history.toReversed()) {
    if (entry.version > version) continue
    if (entry.action === 'undo') takenBack++
    else if (takenBack > 0) takenBack--
    else return entry
  }
  return undefined
}
