import type { Draft, PlacedSection } from '../domain/draft.ts'
import { Problem } from '../domain/problem.ts'
import { reportTypeOf } from '../domain/report-type.ts'
import { type Span, sliceOf } from '../domain/span.ts'
import { assemble } from './assemble.ts'
import type { Caller } from './caller.ts'
import { type BudgetDeps, refuseBeyondTokens } from './daily-budget.ts'
import { draftSection } from './draft-section.ts'
import type { ReviewDeps } from './edit-text.ts'
import { findReferences } from './find-references.ts'
import { followEdit, hunksOf, wordsOf } from './follow-edit.ts'
import { judge } from './judge.ts'
import { openForWriting } from './open-draft.ts'
import { outline } from './outline.ts'
import type { DraftRecord, Passages } from './ports.ts'
import type { RunDeps } from './run-draft.ts'
import { usageOf } from './section-usage.ts'

export type RedraftDeps = ReviewDeps &
  Omit<BudgetDeps, 'drafts' | 'dailyDrafts'> & {
    /** What it takes to write a section; asked for once a request. */
    writing(): Pick<RunDeps, 'passages' | 'prompts' | 'modelFor' | 'mode'>
  }

/** Drafts one section again, with the person's instruction, and checks the whole text with it. The rest stays as it is. */
export async function redraftSection(
  caller: Caller,
  id: string,
  expected: number | null,
  sectionId: string,
  instruction: string | null,
  deps: RedraftDeps,
): Promise<Draft> {
  const record = await openForWriting(deps.drafts, caller, id, expected)
  const { draft } = record
  const place = draft.sections.find((section) => section.id === sectionId)
  if (!place) throw new Problem('not-found', `稿件没有编号为 ${sectionId} 的章节`)
  await refuseBeyondTokens(caller.org, record.drafter, deps)
  const { passages, modelFor, ...context } = deps.writing()
  const referenced = await referencedSection(caller.org, record, sectionId, passages)
  const [section] = referenced.sections
  const drafted = await draftSection(section, {
    ...context,
    sheet: draft.factSheet,
    type: referenced.reportType,
    model: record.drafter === 'template' ? null : modelFor(caller.org),
    instruction,
  })
  const alone = assemble(referenced, [drafted])
  const body = bodyOf(draft.text, place)
  const own = bodyOf(alone.text, alone.sections[0]!)
  const text = draft.text.slice(0, body.start) + sliceOf(alone.text, own) + draft.text.slice(body.end)
  const hunks = hunksOf(draft.text, text)
  const redrafted = {
    drafter: drafted.drafter,
    attempts: drafted.attempts.length,
    usage: usageOf(drafted.attempts),
    remark: drafted.remark,
    references: section.references.map(({ passageId, sampleId, sampleTitle, score }) => ({
      passageId,
      sampleId,
      sampleTitle,
      score,
    })),
  }
  const sections = followEdit(draft.sections, hunks).map((moved, index) => {
    if (moved.id === sectionId) return { ...moved, ...redrafted }
    return { ...moved, drafter: draft.sections[index]!.drafter }
  })
  const hidden = section.references.flatMap((reference) =>
    reference.hidden.map((words) => ({ text: words, source: reference.sampleTitle })),
  )
  const next = await judge(record, { sheet: draft.factSheet, title: draft.title, text, sections }, deps, {
    hidden: [...record.hidden, ...hidden],
  })
  const words = wordsOf(hunks, draft.text, text)
  await deps.drafts.put(caller.org, next, { actor: caller.actor, action: 'redraft', words, why: instruction })
  return next.draft
}

/** The one section of the outline, with references of its own. */
async function referencedSection(org: string, { draft }: DraftRecord, sectionId: string, passages: Passages) {
  const type = reportTypeOf(draft.factSheet.reportType)
  if (!type) throw new Problem('unknown-report-type', `没有“${draft.factSheet.reportType}”这种报告类型`)
  const outlined = outline(draft.factSheet, type)
  const [own] = outlined.sections.filter(({ id }) => id === sectionId)
  if (!own) throw new Problem('not-found', `提纲里没有编号为 ${sectionId} 的章节`)
  const referenced = await findReferences(org, { ...outlined, sections: [own] }, passages)
  return { ...referenced, sections: [referenced.sections[0]!] as const }
}

const HEADINGS = /^(?:[一二三四五六七八九十]+、[^\n]*\n)?(?:（[一二三四五六七八九十]+）[^\n]*\n)?/

/** Where a section's words stand without its headings. */
function bodyOf(text: string, { start, end }: PlacedSection): Span {
  const headings = HEADINGS.exec(text.slice(start, end))?.[0].length ?? 0
  return { start: start + headings, end }
}
