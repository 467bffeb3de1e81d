import { bondOf, stands } from '../domain/bond.ts'
import type { Dismissal } from '../domain/dismissal.ts'
import type { Checked, Draft, Drafted } from '../domain/draft.ts'
import type { FactSheet } from '../domain/fact-sheet.ts'
import type { Check } from '../domain/finding.ts'
import { Problem } from '../domain/problem.ts'
import { fingerprint, fingerprintOf } from './fingerprint.ts'
import { phrasesOf } from './own-phrases.ts'
import type { Clock, DraftRecord, Hidden, OwnExpressions } from './ports.ts'

/** Checks a draft's every number; throws when it cannot. */
export type CheckDraft = (drafted: Drafted, hidden: readonly Hidden[], lexicon: readonly string[]) => Checked

/** What it takes to judge a text. */
export interface JudgeDeps {
  readonly checkDraft: CheckDraft
  readonly checker: string
  readonly ownExpressions: OwnExpressions
  readonly clock: Clock
}

/** How a text was made: what a receipt names beside the checker. */
export interface Making {
  readonly prompts: string
  readonly model: string | null
}

/**
 * The next version of the organisation's draft with its text judged anew. Dismissals that still stand are honoured, others lapse. Throws
 * Problem 'checker-unavailable' when the text could not be checked: an unchecked text is never stored as a version.
 */
export async function judge(
  org: string,
  record: DraftRecord,
  drafted: Drafted,
  deps: JudgeDeps,
  options: { dismissals?: readonly Dismissal[]; hidden?: readonly Hidden[]; making?: Making } = {},
): Promise<DraftRecord> {
  const hidden = options.hidden ?? record.hidden
  const whole = await checkOf(org, drafted, hidden, deps)
  const { check, dismissals } = honour(whole, drafted, options.dismissals ?? record.draft.dismissals)
  const making = options.making ?? record.draft.receipt
  const draft: Draft = {
    ...record.draft,
    title: drafted.title,
    text: drafted.text,
    sections: [...drafted.sections],
    version: record.draft.version + 1,
    status: check.verdict,
    check,
    dismissals,
    receipt: {
      factsSha256: await fingerprintOf(drafted.sheet),
      textSha256: await fingerprint(drafted.text),
      checker: deps.checker,
      prompts: making?.prompts ?? '',
      model: making?.model ?? null,
    },
    approval: null,
    reason: null,
    updatedAt: deps.clock.now().toISOString(),
  }
  return { ...record, draft, hidden }
}

async function checkOf(
  org: string,
  drafted: Drafted,
  hidden: readonly Hidden[],
  { checkDraft, ownExpressions }: JudgeDeps,
): Promise<Check> {
  try {
    const lexicon = await phrasesOf(org, ownExpressions)
    return checkDraft(drafted, hidden, lexicon).check
  } catch (error) {
    throw new Problem('checker-unavailable', '数字核对暂时无法进行，稿件没有改动，请稍后再试', { cause: error })
  }
}

/** Takes out of a check what a person settled with a reason, and keeps only the dismissals that still speak of something. */
export function honour(
  check: Check,
  { text, sheet }: { text: string; sheet: FactSheet },
  dismissals: readonly Dismissal[],
): { check: Check; dismissals: Dismissal[] } {
  if (dismissals.length === 0) return { check, dismissals: [] }
  const standing = new Set<Dismissal>()
  const settled = check.findings.filter((finding) => {
    const bond = bondOf(finding, text, sheet)
    const dismissal = dismissals.find((candidate) => stands(candidate, bond))
    if (dismissal) standing.add(dismissal)
    return dismissal !== undefined
  })
  const findings = check.findings.filter((finding) => !settled.includes(finding))
  const open = (start: number, end: number) =>
    findings.some((f) => f.severity === 'error' && f.start < end && start < f.end)
  const figures = check.figures.map((figure) =>
    figure.status === 'flagged' && !open(figure.start, figure.end)
      ? { ...figure, status: 'exempt' as const, role: 'dismissed' }
      : figure,
  )
  const verdict = findings.some(({ severity }) => severity === 'error') ? 'flagged' : 'clean'
  return { check: { ...check, verdict, figures, findings }, dismissals: [...standing] }
}
