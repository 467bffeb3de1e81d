import type { Draft, DraftedSection } from '../domain/draft.ts'
import { reportTypeOf } from '../domain/report-type.ts'
import { assemble } from './assemble.ts'
import { outline } from './outline.ts'

/** A draft as far as it is: the finished sections in the outline's order, under headings numbered among themselves. */
export function partialDraft(draft: Draft, finished: readonly DraftedSection[]): Draft {
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
