import { bondOf } from '../domain/bond.ts'
import type { Draft } from '../domain/draft.ts'
import type { Finding } from '../domain/finding.ts'
import type { WordChange } from '../domain/history.ts'
import { Problem } from '../domain/problem.ts'
import type { Caller } from './caller.ts'
import { type ReviewDeps, replaceText } from './edit-text.ts'
import { judge } from './judge.ts'
import { openDraft, openForWriting } from './open-draft.ts'
import type { DraftRecord } from './ports.ts'
import { sameFinding } from './same-finding.ts'

/** Findings that are settled in one step. */
export interface Settled {
  readonly findingIds: readonly string[]
  /** The version in which they were seen; null for the present one. */
  readonly seenIn: number | null
}

/** Puts the findings' own fixes into the text, as one step. Throws 'invalid' where one has no safe fix, 'conflict' where a sentence has changed. */
export async function fixFindings(
  caller: Caller,
  id: string,
  expected: number | null,
  settled: Settled,
  deps: ReviewDeps,
): Promise<Draft> {
  const record = await openForWriting(deps.drafts, caller, id, expected)
  const findings = await presentFindings(caller, record, settled, deps)
  const { text, words } = withFixes(record.draft.text, findings)
  return replaceText(caller, record, text, { action: 'fix', words, why: whyFixed(findings) }, deps)
}

/** Settles findings as no fault, as one step. The reason stays in the history; each dismissal is bound to its sentence and fact. */
export async function dismissFindings(
  caller: Caller,
  id: string,
  expected: number | null,
  settled: Settled & { readonly reason: string },
  deps: ReviewDeps,
): Promise<Draft> {
  const record = await openForWriting(deps.drafts, caller, id, expected)
  const { draft } = record
  const findings = await presentFindings(caller, record, settled, deps)
  const bonds = findings.map((finding) => bondOf(finding, draft.text, draft.factSheet))
  const said = { reason: settled.reason, by: caller.actor.name, at: deps.clock.now().toISOString() }
  const drafted = { sheet: draft.factSheet, title: draft.title, text: draft.text, sections: draft.sections }
  const dismissals = [...draft.dismissals, ...bonds.map((bond) => ({ ...bond, ...said }))]
  const next = await judge(caller.org, record, drafted, deps, { dismissals })
  const words = bonds.map(({ text, sentence }) => unchanged(`${text}：${sentence}`.slice(0, 400)))
  await deps.drafts.put(caller.org, next, { actor: caller.actor, action: 'dismiss', words, why: settled.reason })
  return next.draft
}

/** Words that stayed, told with the figure that was in question first: their sentence may hold several. */
const unchanged = (words: string): WordChange => ({ before: words, after: words })

/** The findings as they stand in the draft now. */
async function presentFindings(
  caller: Caller,
  { draft }: DraftRecord,
  { findingIds, seenIn }: Settled,
  { drafts }: ReviewDeps,
): Promise<Finding[]> {
  if (seenIn === null || seenIn === draft.version) return findingIds.map((findingId) => findingOf(draft, findingId))
  const { draft: seen } = await openDraft(drafts, caller, draft.id, seenIn)
  return findingIds.map((findingId) => sameFinding(findingOf(seen, findingId), seen, draft))
}

function findingOf({ check }: Draft, findingId: string): Finding {
  const finding = check?.findings.find(({ id }) => id === findingId)
  if (finding) return finding
  throw new Problem('not-found', `稿件现在没有编号为 ${findingId} 的问题，可能已经处理，请刷新后再看`)
}

/** Fixes that would overlap wait for the check that follows: the first of them may have settled the others. */
function withFixes(text: string, findings: readonly Finding[]): { text: string; words: WordChange[] } {
  const words: WordChange[] = []
  let done = ''
  let at = 0
  for (const { fix } of findings.toSorted((a, b) => a.start - b.start)) {
    if (!fix)
      throw new Problem('invalid', '这一处没有可直接套用的改法，请改动文字，或说明理由后忽略', {
        places: [{ path: 'action', message: '这一处不能用 fix' }],
      })
    if (fix.start < at) continue
    done += text.slice(at, fix.start) + fix.text
    words.push({ before: text.slice(fix.start, fix.end), after: fix.text })
    at = fix.end
  }
  return { text: done + text.slice(at), words }
}

const whyFixed = (findings: readonly Finding[]): string =>
  findings.length === 1
    ? findings[0]!.message
    : `${findings.length} 处一并改正：${findings.map(({ message }) => message).join('；')}`.slice(0, 500)
