import type { DraftEvent } from '../../../pipeline/draft-event.ts'

/** One section while the report is being written. */
export interface RunSection {
  readonly id: string
  readonly chapter: string | null
  readonly heading: string | null
  readonly facts: number
  readonly state: 'waiting' | 'writing' | 'repairing' | 'done'
  readonly text: string
  readonly drafter: 'llm' | 'template' | 'person' | null
  readonly attempts: number
  /** How often it has gone back to the model. */
  readonly round: number
  readonly remark: string | null
}

/** What is known of a report that is being written. */
export interface Run {
  /** Milliseconds from when it was begun to when this page opened it. */
  readonly age: number
  readonly title: string
  readonly sections: readonly RunSection[]
  readonly stage: 'begun' | 'outlined' | 'referenced' | 'checked'
}

/** A run of which nothing is known yet but when it was begun. */
export const begun = (age: number): Run => ({ age, title: '', stage: 'begun', sections: [] })

const waiting = (section: Pick<RunSection, 'id' | 'chapter' | 'heading' | 'facts'>): RunSection => ({
  id: section.id,
  chapter: section.chapter,
  heading: section.heading,
  facts: section.facts,
  state: 'waiting',
  text: '',
  drafter: null,
  attempts: 0,
  round: 0,
  remark: null,
})

const changed = (run: Run, id: string, change: (section: RunSection) => Partial<RunSection>): Run => ({
  ...run,
  sections: run.sections.map((section) => (section.id === id ? { ...section, ...change(section) } : section)),
})

/** The run after one more event. */
export function runAfter(run: Run, event: DraftEvent): Run {
  switch (event.kind) {
    case 'outline':
      return {
        ...run,
        title: event.data.title,
        stage: 'outlined',
        sections: event.data.sections.map((section) => waiting({ ...section, facts: section.facts.length })),
      }
    case 'references':
      return { ...run, stage: 'referenced' }
    case 'delta':
      return changed(run, event.data.section, (section) => ({ state: 'writing', text: section.text + event.data.text }))
    case 'repair':
      return changed(run, event.data.section, () => ({ state: 'repairing', round: event.data.round }))
    case 'section': {
      const { id, text, drafter, attempts, remark } = event.data
      return changed(run, id, () => ({ state: 'done', text, drafter, attempts, remark }))
    }
    case 'check':
      return { ...run, stage: 'checked' }
    default:
      return run
  }
}
