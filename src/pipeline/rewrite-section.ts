import type { DraftedSection, PlacedSection, ReferencedSection } from '../domain/draft.ts'
import type { Actor } from '../domain/history.ts'
import { Problem, type ProblemCode } from '../domain/problem.ts'
import { reportTypeOf } from '../domain/report-type.ts'
import { type Span, sliceOf } from '../domain/span.ts'
import { assemble } from './assemble.ts'
import { draftSection } from './draft-section.ts'
import { findReferences } from './find-references.ts'
import { followEdit, hunksOf, wordsOf } from './follow-edit.ts'
import { type JudgeDeps, judge } from './judge.ts'
import { outline } from './outline.ts'
import { phrasesOf } from './own-phrases.ts'
import type { DraftRecord, Drafts, Passages } from './ports.ts'
import { inPlace, type RunDeps } from './run-draft.ts'
import { usageOf } from './section-usage.ts'

/** What it takes to draft a section of a draft's version again. */
export interface RedraftJob {
  readonly org: string
  readonly draftId: string
  readonly version: number
  readonly sectionId: string
  readonly instruction: string | null
  readonly actor: Actor
}
/** What came of it: the version that holds the new section, or why there is none. */
export type Redrafted =
  | { readonly version: number }
  | { readonly problem: { readonly code: ProblemCode; readonly message: string } }

/** A section as it was written anew, with what it was written after. */
export interface Rewritten {
  readonly section: ReferencedSection
  readonly drafted: DraftedSection
}
/** Where the new section is kept until the draft has it, so that a restart does not pay for it twice. */
export interface RewriteStore {
  rewritten(): Promise<Rewritten | null>
  keep(rewritten: Rewritten): Promise<void>
}

export type RewriteDeps = Omit<RunDeps, 'steps' | 'emit' | 'concurrency'> &
  JudgeDeps & { readonly drafts: Drafts; readonly kept: RewriteStore }

/**
 * Drafts the section again and stores the draft with it, checked as a whole; the other sections stay as they are. Done
 * twice, it gives the version that was stored the first time. Throws 'version-moved-on' where the draft was changed
 * meanwhile, 'unavailable' where no place at the model came free. Rejects without a change once `signal` is aborted.
 */
export async function rewriteSection(job: RedraftJob, deps: RewriteDeps): Promise<number> {
  const record = await deps.drafts.get(job.org, job.draftId, job.version)
  if (!record) throw new Problem('not-found', '稿件已不存在')
  const rewritten = (await deps.kept.rewritten()) ?? (await writeAnew(job, record, deps))
  const { next, words } = await withSection(job.org, record, rewritten, deps)
  deps.signal?.throwIfAborted()
  try {
    await deps.drafts.put(job.org, next, { actor: job.actor, action: 'redraft', words, why: job.instruction })
  } catch (error) {
    const stored = await deps.drafts.get(job.org, job.draftId, next.draft.version)
    if (stored?.draft.text !== next.draft.text) throw error
  }
  return next.draft.version
}

async function writeAnew(job: RedraftJob, record: DraftRecord, deps: RewriteDeps): Promise<Rewritten> {
  const sheet = record.draft.factSheet
  const { section, reportType } = await referencedSection(job.org, record, job.sectionId, deps.passages)
  const model = record.drafter === 'template' ? null : deps.modelFor(job.org)
  const lexicon = await phrasesOf(job.org, deps.ownExpressions)
  const until = deps.clock.now().getTime() + deps.turnMs
  const drafted = await inPlace({ ...job, sheet }, section, until, { ...deps, model }, () =>
    draftSection(section, {
      sheet,
      type: reportType,
      prompts: deps.prompts,
      mode: deps.mode,
      model,
      instruction: job.instruction,
      lexicon,
      signal: deps.signal,
    }),
  )
  if (!drafted) throw new Problem('unavailable', '请求语言模型的稿件过多，这一节没有轮到，请稍后再试')
  const rewritten = { section, drafted }
  await deps.kept.keep(rewritten)
  return rewritten
}

/** The next version: the section's words exchanged, the whole judged anew. */
async function withSection(org: string, record: DraftRecord, { section, drafted }: Rewritten, deps: RewriteDeps) {
  const { draft } = record
  const type = typeOf(record)
  const outlined = outline(draft.factSheet, type)
  const alone = assemble({ ...outlined, sections: [section] }, [drafted])
  const place = draft.sections.find(({ id }) => id === section.id)!
  const body = bodyOf(draft.text, place)
  const own = bodyOf(alone.text, alone.sections[0]!)
  const text = draft.text.slice(0, body.start) + sliceOf(alone.text, own) + draft.text.slice(body.end)
  const hunks = hunksOf(draft.text, text)
  const redrafted = {
    drafter: drafted.drafter,
    attempts: drafted.attempts.length,
    usage: usageOf(drafted.attempts),
    remark: drafted.remark,
    references: alone.sections[0]!.references,
  }
  const sections = followEdit(draft.sections, hunks).map((moved, index) => {
    if (moved.id === section.id) return { ...moved, ...redrafted }
    return { ...moved, drafter: draft.sections[index]!.drafter }
  })
  const hidden = section.references.flatMap((reference) =>
    reference.hidden.map((words) => ({ text: words, source: reference.sampleTitle })),
  )
  const next = await judge(org, record, { sheet: draft.factSheet, title: draft.title, text, sections }, deps, {
    hidden: [...record.hidden, ...hidden],
  })
  return { next, words: wordsOf(hunks, draft.text, text) }
}

function typeOf({ draft }: DraftRecord) {
  const type = reportTypeOf(draft.factSheet.reportType)
  if (!type) throw new Problem('unknown-report-type', `没有“${draft.factSheet.reportType}”这种报告类型`)
  return type
}

/** The one section of the outline, with references of its own. */
async function referencedSection(org: string, record: DraftRecord, sectionId: string, passages: Passages) {
  const outlined = outline(record.draft.factSheet, typeOf(record))
  const [own] = outlined.sections.filter(({ id }) => id === sectionId)
  if (!own) throw new Problem('not-found', `提纲里没有编号为 ${sectionId} 的章节`)
  const { sections, reportType } = await findReferences(org, { ...outlined, sections: [own] }, passages)
  return { section: sections[0]!, reportType }
}

const HEADINGS = /^(?:[一二三四五六七八九十]+、[^\n]*\n)?(?:（[一二三四五六七八九十]+）[^\n]*\n)?/

/** Where a section's words stand without its headings. */
function bodyOf(text: string, { start, end }: PlacedSection): Span {
  const headings = HEADINGS.exec(text.slice(start, end))?.[0].length ?? 0
  return { start: start + headings, end }
}
