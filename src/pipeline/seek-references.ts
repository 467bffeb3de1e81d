import type { Outlined, Referenced, ReferencedSection } from '../domain/draft.ts'
import type { Reference } from '../domain/passage.ts'
import { findReferences } from './find-references.ts'
import type { Passages, StepStore } from './ports.ts'

/** The style references of a draft while they are sought: a section may begin as soon as its own are there. */
export interface Seeking {
  of(sectionId: string): Promise<ReferencedSection>
  /** All of them, kept and told. */
  readonly all: Promise<Referenced>
  areTold(): boolean
}

interface SeekDeps {
  readonly passages: Passages
  readonly steps: StepStore
  emit(event: {
    readonly kind: 'references'
    readonly data: { sections: { id: string; references: ReturnType<typeof publicly>[] }[] }
  }): void
}

/** Seeks the references of every section at once, or takes those that were kept. */
export async function seekReferences(org: string, outlined: Outlined, deps: SeekDeps): Promise<Seeking> {
  const kept = await deps.steps.references()
  const seek = async (section: Outlined['sections'][number]): Promise<ReferencedSection> => {
    if (kept) return { ...section, references: kept[section.id] ?? [] }
    const { sections } = await findReferences(org, { ...outlined, sections: [section] }, deps.passages)
    return sections[0]!
  }
  const each = new Map(outlined.sections.map((section) => [section.id, seek(section)]))
  let told = false
  const tell = async (): Promise<Referenced> => {
    const sections = await Promise.all(each.values())
    if (!kept) await deps.steps.keepReferences(Object.fromEntries(sections.map((s) => [s.id, s.references])))
    const shown = sections.map(({ id, references }) => ({ id, references: references.map(publicly) }))
    deps.emit({ kind: 'references', data: { sections: shown } })
    told = true
    return { ...outlined, sections }
  }
  const all = tell()
  // Whoever waits for it hears of its error; until somebody does, it is nobody's.
  all.catch(() => {})
  return { of: (sectionId) => each.get(sectionId)!, all, areTold: () => told }
}

/** A reference as clients see it: where it comes from, not what it says. */
const publicly = ({ passageId, sampleId, sampleTitle, score }: Reference) => ({
  passageId,
  sampleId,
  sampleTitle,
  score,
})
