import type { DraftStatus } from '../domain/draft.ts'
import { periodKey } from '../domain/period.ts'
import { riskOf } from '../domain/risk.ts'
import type { Caller } from './caller.ts'
import type { Clock, Reviews, WaitingDraft } from './ports.ts'

/** What a reviewer works off: drafts with open errors, then those that only wait for a signature. */
const WAITING = ['flagged', 'clean'] as const satisfies readonly DraftStatus[]
/** More than one office has waiting; beyond it the newest are shown and the queue says so. */
const MOST = 1000

/** What is wanted of the queue; what is absent is not asked. */
export interface QueueFilter {
  readonly status?: (typeof WAITING)[number] | undefined
  readonly organisation?: string | undefined
  readonly reportType?: string | undefined
  /** As `periodKey` writes it. */
  readonly period?: string | undefined
  /** Only drafts with an open finding of this code. */
  readonly code?: string | undefined
  readonly order?: 'newest' | 'riskiest' | undefined
}

/** A draft in the queue, with the harm it could do (domain/risk.ts). */
export interface QueuedDraft extends WaitingDraft {
  readonly risk: number
}
/** The queue as filtered, with what the filters could choose: each choice with how many drafts it has. */
export interface Queue {
  readonly drafts: readonly QueuedDraft[]
  readonly statuses: Readonly<Record<string, number>>
  readonly organisations: Readonly<Record<string, number>>
  readonly reportTypes: Readonly<Record<string, number>>
  readonly periods: Readonly<Record<string, number>>
  /** Open findings of the shown drafts by code. */
  readonly findings: Readonly<Record<string, number>>
  /** True where more drafts wait than a queue shows. */
  readonly more: boolean
}

/** What waits for review, filtered and ordered. */
export async function reviewQueue(
  caller: Caller,
  filter: QueueFilter,
  { reviews, clock }: { readonly reviews: Reviews; readonly clock: Clock },
): Promise<Queue> {
  const waiting = await reviews.waiting(caller.org, WAITING, clock.now().toISOString(), MOST + 1)
  return queueOf(waiting.slice(0, MOST), filter, waiting.length > MOST)
}

function queueOf(waiting: readonly WaitingDraft[], filter: QueueFilter, more: boolean): Queue {
  const inStatus = waiting.filter(({ status }) => filter.status === undefined || status === filter.status)
  const kept = inStatus
    .filter((draft) => filter.organisation === undefined || draft.organisation === filter.organisation)
    .filter((draft) => filter.reportType === undefined || draft.reportType === filter.reportType)
    .filter((draft) => filter.period === undefined || periodKey(draft.period) === filter.period)
  const shown = kept
    .filter((draft) => filter.code === undefined || draft.findings[filter.code])
    .map((draft) => ({ ...draft, risk: riskOf(draft.findings) }))
  return {
    // Equal risks stay newest first: the sort is stable.
    drafts: filter.order === 'newest' ? shown : shown.toSorted((a, b) => b.risk - a.risk),
    statuses: tally(waiting.map(({ status }) => [status, 1])),
    organisations: tally(inStatus.map(({ organisation }) => [organisation, 1])),
    reportTypes: tally(inStatus.map(({ reportType }) => [reportType, 1])),
    periods: tally(inStatus.map(({ period }) => [periodKey(period), 1])),
    findings: tally(kept.flatMap(({ findings }) => Object.entries(findings))),
    more,
  }
}

const tally = (counted: readonly (readonly [string, number])[]): Record<string, number> => {
  const counts = new Map<string, number>()
  for (const [name, count] of counted) counts.set(name, (counts.get(name) ?? 0) + count)
  return Object.fromEntries(counts)
}
