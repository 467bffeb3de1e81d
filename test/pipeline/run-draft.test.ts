import { describe, expect, it } from 'vitest'
import { prompts } from '../../src/adapters/prompts.ts'
import type { DraftedSection } from '../../src/domain/draft.ts'
import type { Reference } from '../../src/domain/passage.ts'
import type { DraftEvent } from '../../src/pipeline/draft-event.ts'
import type { StepStore } from '../../src/pipeline/ports.ts'
import { type RunDeps, runDraft } from '../../src/pipeline/run-draft.ts'
import { scriptedModel } from '../stub-model/in-process.ts'
import { CASES } from './fact-sheets.ts'

const { sheet, sections } = CASES.find(({ name }) => name === 'district-quarterly')!
const job = { org: 'a', draftId: 'b', run: 1, sheet, drafter: 'llm' as const }

function stepsInMemory(): StepStore {
  const kept: DraftedSection[] = []
  let references: Readonly<Record<string, readonly Reference[]>> | null = null
  return {
    references: async () => references,
    keepReferences: async (found) => {
      references = found
    },
    sections: async () => kept,
    keep: async (section) => void kept.push(section),
  }
}

function depsWith(change: Partial<RunDeps>) {
  const model = scriptedModel()
  const events: DraftEvent[] = []
  const deps: RunDeps = {
    passages: { find: async () => [] },
    ownExpressions: { list: async () => [] },
    prompts,
    modelFor: () => model,
    mode: 'slots',
    steps: stepsInMemory(),
    clock: { now: () => new Date() },
    places: { take: async () => () => {} },
    concurrency: 8,
    turnMs: 60_000,
    emit: (event) => events.push(event),
    ...change,
  }
  return { deps, model, events }
}

describe('a draft', () => {
  it('begins a section as soon as its own references are there, and tells them before any section', async () => {
    let searches = 0
    let release = (): void => {}
    const last = new Promise<void>((resolve) => {
      release = resolve
    })
    const { deps, model, events } = depsWith({
      passages: {
        find: async () => {
          if (++searches === sections.length - 1) await last
          return []
        },
      },
    })
    const running = runDraft(job, deps)
    await expect.poll(() => model.requests.length).toBeGreaterThan(2)
    expect(events.map(({ kind }) => kind)).toEqual(['outline'])
    release()
    expect(await running).not.toBeNull()
    const kinds = events.map(({ kind }) => kind).filter((kind) => kind !== 'delta')
    expect(kinds).toEqual(['outline', 'references', ...sections.map(() => 'section')])
  })

  it('tells of each round in which a section goes back to the model, before the section itself', async () => {
    const { deps, events } = depsWith({ modelFor: () => scriptedModel({ mistakes: ['wrong-digit'] }) })
    await runDraft(job, deps)
    const rounds = events.flatMap(({ kind, data }) => (kind === 'repair' ? [data] : []))
    expect(rounds.length).toBeGreaterThan(0)
    for (const { section, round } of rounds) {
      const written = events.find(({ kind, data }) => kind === 'section' && data.id === section)
      expect(written?.kind === 'section' && written.data.attempts).toBeGreaterThan(round)
    }
  })

  it('goes on in the next turn with what found no place at the model in this one', async () => {
    let places = 2
    const { deps, model } = depsWith({ places: { take: async () => (places-- > 0 ? () => {} : null) } })
    expect(await runDraft(job, deps)).toBeNull()
    const written = (await deps.steps.sections()).map(({ id }) => id)
    const asked = model.requests.length
    expect(written.length).toBeLessThan(sections.length)
    places = 100
    expect((await runDraft(job, deps))?.drafted.sections.map(({ id }) => id)).toEqual(sections.map(({ id }) => id))
    expect(model.requests.length).toBeGreaterThan(asked)
    const all = (await deps.steps.sections()).map(({ id }) => id)
    expect(new Set(all).size).toBe(all.length)
  })

  it('gives every place back that it took, also where the template steps in', async () => {
    let held = 0
    let most = 0
    const failing = scriptedModel({}, { kind: 'timeout', requests: [1, 3] })
    const { deps } = depsWith({
      modelFor: () => failing,
      places: {
        take: async () => {
          most = Math.max(most, ++held)
          return () => void held--
        },
      },
    })
    expect(await runDraft(job, deps)).not.toBeNull()
    expect(most).toBeGreaterThan(1)
    expect(held).toBe(0)
  })

  it('rejects with the error of a search, once nobody writes any more', async () => {
    const { deps } = depsWith({ passages: { find: async () => Promise.reject(new Error('no library')) } })
    await expect(runDraft(job, deps)).rejects.toThrow('no library')
  })
})
