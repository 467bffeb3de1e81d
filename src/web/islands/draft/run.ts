import type { DraftEvent } from '../../../pipeline/draft-event.ts'

/** One section while the report is being written. */
export interface RunSection {
  readonly id: string
  readonly chapter: string | null
  readonly heading: string | null
  readonly facts: number
  readonly state: 'waiting' | 'writing' | 'done'
  readonly text: string
  readonly drafter: 'llm' | 'template' | 'person' | null
  readonly attempts: number
  readonly remark: string | null
}

/** What is known of a report that is being written. */
export interface Run {
  readonly id: string | null
  readonly title: string
  readonly sections: readonly RunSection[]
  readonly stage: 'sent' | 'outlined' | 'referenced' | 'checked'
}

export const START: Run = { id: null, title: '', sections: [], stage: 'sent' }

const changed = (run: Run, id: string, change: (section: RunSection) => Partial<RunSection>): Run => ({
  ...run,
  sections: run.sections.map((section) => (section.id === id ? { ...section, ...change(section) } : section)),
})

/** The run after one more event. */
export function runAfter(run: Run, event: DraftEvent): Run {
  switch (event.kind) {
    case 'outline':
      return {
        id: event.data.id,
        title: event.data.title,
        stage: 'outlined',
        sections: event.data.sections.map(({ id, chapter, heading, facts }) => ({
          id,
          chapter,
          heading,
          facts: facts.length,
          state: 'waiting',
          text: '',
          drafter: null,
          attempts: 0,
          remark: null,
        })),
      }
    case 'references':
      return { ...run, stage: 'referenced' }
    case 'delta':
      return changed(run, event.data.section, (section) => ({ state: 'writing', text: section.text + event.data.text }))
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
