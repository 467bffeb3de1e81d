import { bondOf } from '../domain/dismissal.ts'
import type { Draft } from '../domain/draft.ts'
import type { Finding } from '../domain/finding.ts'
import { Problem } from '../domain/problem.ts'
import type { Caller } from './caller.ts'
import { type ReviewDeps, replaceText } from './edit-text.ts'
import { judge } from './judge.ts'
import { openForWriting } from './open-draft.ts'
import type { DraftRecord } from './ports.ts'

/** Puts the finding's own fix into the text. Throws 'invalid' where no safe fix is known. */
export async function fixFinding(
  caller: Caller,
  id: string,
  expected: number | null,
  findingId: string,
  deps: ReviewDeps,
): Promise<Draft> {
  const record = await openForWriting(deps.drafts, caller, id, expected)
  const { fix, message } = findingOf(record, findingId)
  if (!fix)
    throw new Problem('invalid', '这一处没有可直接套用的改法，请改动文字，或说明理由后忽略', {
      places: [{ path: 'action', message: '这一处不能用 fix' }],
    })
  const { text } = record.draft
  return replaceText(caller, record, text.slice(0, fix.start) + fix.text + text.slice(fix.end), 'fix', message, deps)
}

/** Settles a finding as no fault. The reason stays in the history; the dismissal is bound to its sentence and fact. */
export async function dismissFinding(
  caller: Caller,
  id: string,
  expected: number | null,
  findingId: string,
  reason: string,
  deps: ReviewDeps,
): Promise<Draft> {
  const record = await openForWriting(deps.drafts, caller, id, expected)
  const { draft } = record
  const finding = findingOf(record, findingId)
  const bond = bondOf(finding, draft.text, draft.factSheet)
  const dismissal = { ...bond, reason, by: caller.actor.name, at: deps.clock.now().toISOString() }
  const drafted = { sheet: draft.factSheet, title: draft.title, text: draft.text, sections: draft.sections }
  const next = await judge(record, drafted, deps, { dismissals: [...draft.dismissals, dismissal] })
  const words = [{ before: bond.sentence.slice(0, 400), after: bond.sentence.slice(0, 400) }]
  await deps.drafts.put(caller.org, next, { actor: caller.actor, action: 'dismiss', words, why: reason })
  return next.draft
}

function findingOf({ draft }: DraftRecord, findingId: string): Finding {
  const finding = draft.check?.findings.find(({ id }) => id === findingId)
  if (finding) return finding
  throw new Problem('not-found', `稿件现在没有编号为 ${findingId} 的问题，可能已经处理，请刷新后再看`)
}
