import type { DraftRecord, DraftSummary } from '../pipeline/ports.ts'
import type { DraftHead, DraftVersion } from './schema.ts'

/** The columns of `drafts` that every new version rewrites. */
export const headOf = ({ draft, run, drafter, createdBy, callbackUrl }: DraftRecord) => ({
  status: draft.status,
  version: draft.version,
  run,
  drafter,
  businessKey: draft.businessKey,
  title: draft.title,
  outlook: {
    reportType: draft.factSheet.reportType,
    organisation: draft.factSheet.organisation,
    period: draft.factSheet.period,
    findings: tally((draft.check?.findings ?? []).map(({ code }) => code)),
  },
  createdBy,
  callbackUrl,
  updatedAt: draft.updatedAt,
})

const tally = (codes: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1
  return counts
}

/** A draft and one of its versions as the pipeline knows them. */
export const recordOf = (head: DraftHead, version: DraftVersion): DraftRecord => ({
  run: head.run,
  drafter: head.drafter,
  createdBy: head.createdBy,
  hidden: version.hidden,
  callbackUrl: head.callbackUrl,
  draft: {
    id: head.id,
    status: version.status,
    version: version.version,
    businessKey: head.businessKey,
    title: version.title,
    factSheet: version.factSheet,
    text: version.text,
    sections: version.sections,
    check: version.check,
    receipt: version.receipt,
    approval: version.approval,
    dismissals: version.dismissals,
    reason: version.failure,
    createdAt: head.createdAt,
    updatedAt: version.at,
  },
})

/** A draft as a queue shows it, from its head alone. */
export const summaryOf = ({
  id,
  status,
  version,
  businessKey,
  title,
  outlook,
  createdAt,
  updatedAt,
}: DraftHead): DraftSummary => ({
  id,
  status,
  version,
  businessKey,
  title,
  ...outlook,
  createdAt,
  updatedAt,
})
