import type { DraftedSection, Referenced, ReferencedSection } from '../domain/draft.ts'
import type { Reference } from '../domain/passage.ts'
import { Problem } from '../domain/problem.ts'
import { reportTypeOf } from '../domain/report-type.ts'
import { assemble } from './assemble.ts'
import type { DraftEvent } from './draft-event.ts'
import { draftSection, isForModel } from './draft-section.ts'
import { findReferences } from './find-references.ts'
import type { Made } from './finish-draft.ts'
import type { ModelPlaces } from './model-places.ts'
import { outline } from './outline.ts'
import type { Clock, Hidden, Job, Model, Passages, Prompts, StepStore } from './ports.ts'
import type { FigureMode } from './section-request.ts'
import { usageOf } from './section-usage.ts'

export interface RunDeps {
  readonly passages: Passages
  readonly prompts: Prompts
  /** The language model, entered to the organisation's account; null where none is configured. */
  modelFor(org: string): Model | null
  readonly mode: FigureMode
  readonly steps: StepStore
  readonly clock: Clock
  /** Places at the model, which all drafts share. */
  readonly places: ModelPlaces
  /** How many sections of the draft are written at a time. */
  readonly concurrency: number
  /** After this long no further section is begun in this turn. */
  readonly turnMs: number
  /** Aborted when a person called the draft off. */
  readonly signal?: AbortSignal | undefined
  /** Told of every event, of stored steps again after a restart: it drops what it has heard. */
  emit(event: DraftEvent): void
}

/** The model that this draft is written by; null for the template. */
type Running = RunDeps & { readonly model: Model | null }

/**
 * The stages in order: outline → references → sections, several at a time → the whole text. Every finished step is kept,
 * and a step that is kept is not done again. Gives null when the turn is over before the sections are: call it again.
 * Rejects at the next step once `signal` is aborted.
 */
export async function runDraft(job: Job, deps: RunDeps): Promise<Made | null> {
  const type = reportTypeOf(job.sheet.reportType)
  if (!type) throw new Problem('unknown-report-type', `没有“${job.sheet.reportType}”这种报告类型`)
  const outlined = outline(job.sheet, type)
  const { title } = outlined
  deps.emit({
    kind: 'outline',
    data: {
      id: job.draftId,
      title,
      sections: outlined.sections.map(({ id, chapter, heading, facts }) => ({
        id,
        chapter,
        heading,
        facts: facts.map((fact) => fact.id),
      })),
    },
  })
  const referenced = await withReferences(job, outlined, deps)
  const model = job.drafter === 'template' ? null : deps.modelFor(job.org)
  const sections = await draftSections(job, referenced, { ...deps, model })
  if (!sections) return null
  const hidden = hiddenIn(referenced)
  return {
    drafted: assemble(referenced, sections),
    hidden,
    making: { prompts: deps.prompts.version, model: modelOf(sections) },
  }
}

async function withReferences(
  job: Job,
  outlined: Parameters<typeof findReferences>[1],
  deps: RunDeps,
): Promise<Referenced> {
  const kept = await deps.steps.references()
  const referenced: Referenced = kept
    ? {
        ...outlined,
        sections: outlined.sections.map((section) => ({ ...section, references: kept[section.id] ?? [] })),
      }
    : await findReferences(job.org, outlined, deps.passages)
  if (!kept) await deps.steps.keepReferences(Object.fromEntries(referenced.sections.map((s) => [s.id, s.references])))
  deps.emit({
    kind: 'references',
    data: { sections: referenced.sections.map(({ id, references }) => ({ id, references: references.map(publicly) })) },
  })
  return referenced
}

/** A reference as clients see it: where it comes from, not what it says. */
const publicly = ({ passageId, sampleId, sampleTitle, score }: Reference) => ({
  passageId,
  sampleId,
  sampleTitle,
  score,
})

/** What the references hide: a word of theirs that turns up in the draft has leaked. */
const hiddenIn = ({ sections }: Referenced): Hidden[] =>
  sections.flatMap(({ references }) =>
    references.flatMap(({ hidden, sampleTitle }) => hidden.map((text) => ({ text, source: sampleTitle }))),
  )

/** The models that wrote, in the order in which they first did; null where only the template wrote. */
const modelOf = (sections: readonly DraftedSection[]): string | null =>
  [...new Set(sections.flatMap(({ attempts }) => attempts.flatMap(({ model }) => model ?? [])))].join(', ') || null

/** All sections in the outline's order, or null when the turn ended before the last of them. */
async function draftSections(job: Job, referenced: Referenced, deps: Running): Promise<DraftedSection[] | null> {
  const done = new Map((await deps.steps.sections()).map((section) => [section.id, section]))
  for (const section of done.values()) deps.emit(sectionEvent(section))
  const waiting = referenced.sections.filter(({ id }) => !done.has(id))
  const until = deps.clock.now().getTime() + deps.turnMs
  const worker = async (): Promise<void> => {
    for (let section = waiting.shift(); section; section = waiting.shift()) {
      deps.signal?.throwIfAborted()
      const drafted = await inPlace(job, section, until, deps, () => draftOne(job, section, referenced, deps))
      if (!drafted) {
        waiting.unshift(section)
        return
      }
      done.set(drafted.id, drafted)
      if (deps.clock.now().getTime() > until) return
    }
  }
  await allEnded(Array.from({ length: Math.max(1, deps.concurrency) }, worker))
  return waiting.length > 0 ? null : referenced.sections.map(({ id }) => done.get(id)!)
}

/** Writes the section once there is a place at the model, where it takes one; null when none came free in this turn. */
export async function inPlace(
  { org, draftId, sheet }: Pick<Job, 'org' | 'draftId' | 'sheet'>,
  section: ReferencedSection,
  until: number,
  { model, places, clock, signal }: Pick<Running, 'model' | 'places' | 'clock' | 'signal'>,
  write: () => Promise<DraftedSection>,
): Promise<DraftedSection | null> {
  if (!model || !isForModel(section, sheet)) return write()
  const withinMs = until - clock.now().getTime()
  const leave = await places.take({ org, draft: draftId, section: section.id }, { withinMs, signal })
  try {
    return leave && (await write())
  } finally {
    leave?.()
  }
}

async function draftOne(
  job: Job,
  section: ReferencedSection,
  referenced: Referenced,
  deps: Running,
): Promise<DraftedSection> {
  const drafted = await draftSection(section, {
    sheet: job.sheet,
    type: referenced.reportType,
    prompts: deps.prompts,
    model: deps.model,
    mode: deps.mode,
    instruction: null,
    signal: deps.signal,
    onDelta: (text: string) => deps.emit({ kind: 'delta', data: { section: section.id, text } }),
  })
  await deps.steps.keep(drafted)
  deps.emit(sectionEvent(drafted))
  return drafted
}

const sectionEvent = (section: DraftedSection): DraftEvent => ({
  kind: 'section',
  data: { ...section, attempts: section.attempts.length, usage: usageOf(section.attempts) },
})

/** Waits for every worker, so that none is still writing when an error of another is told. */
async function allEnded(work: Promise<void>[]): Promise<void> {
  const ends = await Promise.allSettled(work)
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
}
