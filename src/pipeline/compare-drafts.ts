import type { Draft } from '../domain/draft.ts'
import { periodBefore } from '../domain/period.ts'
import { Problem } from '../domain/problem.ts'
import type { Caller } from './caller.ts'
import { type DifferenceRow, difference } from './difference.ts'
import { openDraft } from './open-draft.ts'
import { termWords } from './period-words.ts'
import type { Drafts, Reviews } from './ports.ts'

type Side = Pick<Draft, 'id' | 'version' | 'title' | 'status' | 'updatedAt'>
/** Two texts with what became of the one in the other. */
export interface Comparison {
  readonly before: Side
  readonly after: Side
  readonly rows: readonly DifferenceRow[]
}

/** What to compare a draft's version (the present one where none is named) with. */
export type Against = { readonly version: number } | 'last-period'

/** What it takes to compare drafts. */
export interface CompareDeps {
  readonly drafts: Drafts
  readonly reviews: Reviews
}

/**
 * Compares a version of a draft with another of its versions, or with the same organisation's report of the same type for
 * the period before. Throws 'not-found' where there is none.
 */
export async function compareDrafts(
  caller: Caller,
  id: string,
  version: number | undefined,
  against: Against,
  deps: CompareDeps,
): Promise<Comparison> {
  const { draft: after } = await openDraft(deps.drafts, caller, id, version)
  const before =
    against === 'last-period'
      ? await reportBefore(caller, after, deps)
      : (await openDraft(deps.drafts, caller, id, against.version)).draft
  return { before: sideOf(before), after: sideOf(after), rows: difference(before.text, after.text) }
}

async function reportBefore(caller: Caller, { factSheet }: Draft, { drafts, reviews }: CompareDeps): Promise<Draft> {
  const { reportType, organisation } = factSheet
  const period = periodBefore(factSheet.period)
  const found = await reviews.reportOf(caller.org, { reportType, organisation, period })
  if (found !== null) return (await openDraft(drafts, caller, found)).draft
  throw new Problem('not-found', `没有找到${organisation}${termWords(period)}的同类报告，无法对照`)
}

const sideOf = ({ id, version, title, status, updatedAt }: Draft): Side => ({ id, version, title, status, updatedAt })
