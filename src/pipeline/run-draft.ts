import type { DraftedSection, Outlined, Referenced, ReferencedSection } from '../domain/draft.ts'
import { Problem } from '../domain/problem.ts'
import { type ReportType, reportTypeOf } from '../domain/report-type.ts'
import { assemble } from './assemble.ts'
import type { DraftEvent } from './draft-event.ts'
import { draftSection, isForModel } from './draft-section.ts'
import type { Made } from './finish-draft.ts'
import type { ModelPlaces } from './model-places.ts'
import { outline } from './outline.ts'
import { phrasesOf } from './own-phrases.ts'
import type { Clock, Hidden, Job, Model, OwnExpressions, Passages, Prompts, StepStore } from './ports.ts'
import type { FigureMode } from './section-request.ts'
import { usageOf } from './section-usage.ts'
import { type Seeking, seekReferences } from './seek-references.ts'
import { followed, type Trace, UNTRACED } from './trace.ts'

/** What it takes to write a draft. */
export interface RunDeps {
  readonly passages: Passages
  readonly ownExpressions: Pick<OwnExpressions, 'list'>
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
  /** Follows the steps; nobody does where it is absent. */
  readonly trace?: Trace | undefined
  /** Told of every event, of stored steps again after a restart: it drops what it has heard. */
  emit(event: DraftEvent): void
}

/** What a draft under way has beside. */
interface Running extends RunDeps {
  /** null where the template writes it. */
  readonly model: Model | null
  /** Its references as they come. */
  readonly seeking: Seeking
  /** The organisation's expressions that state no number. */
  readonly lexicon: readonly string[]
}

/**
 * The stages in order: outline → references → sections, several at a time, each when its references are there → the
 * whole text. Every finished step is kept,
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
  const model = job.drafter === 'template' ? null : deps.modelFor(job.org)
  const [seeking, lexicon] = await Promise.all([
    seekReferences(job.org, outlined, deps),
    phrasesOf(job.org, deps.ownExpressions),
  ])
  const sections = await draftSections(job, outlined, { ...deps, model, seeking, lexicon })
  if (!sections) return null
  const referenced = await seeking.all
  const hidden = hiddenIn(referenced)
  return {
    drafted: assemble(referenced, sections),
    hidden,
    making: { prompts: deps.prompts.version, model: modelOf(sections) },
  }
}

/** What the references hide: a word of theirs that turns up in the draft has leaked. */
const hiddenIn = ({ sections }: Referenced): Hidden[] =>
  sections.flatMap(({ references }) =>
    references.flatMap(({ hidden, sampleTitle }) => hidden.map((text) => ({ text, source: sampleTitle }))),
  )

/** The models that wrote, in the order in which they first did; null where only the template wrote. */
const modelOf = (sections: readonly DraftedSection[]): string | null =>
  [...new Set(sections.flatMap(({ attempts }) => attempts.flatMap(({ model }) => model ?? [])))].join(', ') || null

/** All sections in the outline's order, or null when the turn ended before the last of them. */
async function draftSections(job: Job, outlined: Outlined, deps: Running): Promise<DraftedSection[] | null> {
  const done = new Map((await deps.steps.sections()).map((section) => [section.id, section]))
  for (const section of done.values()) deps.emit(sectionEvent(section))
  const waiting = outlined.sections.filter(({ id }) => !done.has(id))
  const until = deps.clock.now().getTime() + deps.turnMs
  const worker = async (): Promise<void> => {
    for (let section = waiting.shift(); section; section = waiting.shift()) {
      deps.signal?.throwIfAborted()
      const referenced = await deps.seeking.of(section.id)
      const write = () => draftOne(job, referenced, outlined.reportType, deps)
      const drafted = await inPlace(job, referenced, until, deps, write)
      if (!drafted) {
        waiting.unshift(section)
        return
      }
      done.set(drafted.id, drafted)
      if (deps.clock.now().getTime() > until) return
    }
  }
  const { trace = UNTRACED } = deps
  const references = trace.step('references', { sections: outlined.sections.length }, () => deps.seeking.all)
  await allEnded([references, ...Array.from({ length: Math.max(1, deps.concurrency) }, worker)])
  return waiting.length > 0 ? null : outlined.sections.map(({ id }) => done.get(id)!)
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
  type: ReportType,
  deps: Running,
): Promise<DraftedSection> {
  const { seeking } = deps
  const pass = (text: string) => deps.emit({ kind: 'delta', data: { section: section.id, text } })
  // An empty one tells that the model is at it.
  if (deps.model && isForModel(section, job.sheet))
    seeking.all.then(
      () => pass(''),
      () => {},
    )
  const { trace = UNTRACED } = deps
  const drafted = await trace.step('section', { section: section.id }, async (inner, tell) => {
    const made = await draftSection(section, {
      sheet: job.sheet,
      type,
      prompts: deps.prompts,
      model: deps.model && followed(deps.model, inner),
      mode: deps.mode,
      instruction: null,
      lexicon: deps.lexicon,
      signal: deps.signal,
      // What comes before the references are told is not passed on: the section repeats it.
      onDelta: (text: string) => seeking.areTold() && pass(text),
      onRepair: (round) => seeking.areTold() && deps.emit({ kind: 'repair', data: { section: section.id, round } }),
    })
    tell({ drafter: made.drafter, tries: made.attempts.length })
    return made
  })
  await seeking.all
  await deps.steps.keep(drafted)
  deps.emit(sectionEvent(drafted))
  return drafted
}

const sectionEvent = (section: DraftedSection): DraftEvent => ({
  kind: 'section',
  data: { ...section, attempts: section.attempts.length, usage: usageOf(section.attempts) },
})

/** Waits for every worker, so that none is still writing when an error of another is told. */
async function allEnded(work: Promise<unknown>[]): Promise<void> {
  const ends = await Promise.allSettled(work)
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
}
