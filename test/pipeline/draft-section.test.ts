import { describe, expect, it } from 'vitest'
import { prompts } from '../../src/adapters/prompts.ts'
import { check } from '../../src/check/check.ts'
import type { DraftedSection } from '../../src/domain/draft.ts'
import { type DraftContext, draftSection } from '../../src/pipeline/draft-section.ts'
import { MISTAKES } from '../stub-model/behaviour.ts'
import { scriptedModel } from '../stub-model/in-process.ts'
import { CASES, type Case } from './fact-sheets.ts'

const draftAll = (one: Case, rest: Partial<DraftContext>): Promise<DraftedSection[]> =>
  Promise.all(
    one.sections.map((section) =>
      draftSection(section, { sheet: one.sheet, type: one.type, prompts, model: null, mode: 'slots', ...rest }),
    ),
  )

/** Every required fact of the sheet stands in the sections, and no number is wrong. */
function expectSound(one: Case, drafted: readonly DraftedSection[]): void {
  const { findings, coverage } = check(one.sheet, drafted.map(({ text }) => text).join('\n'))
  expect(findings.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([])
  expect(coverage.omitted).toEqual([])
}

describe.each(CASES)('$name', (one) => {
  it('a good model drafts every section that has something to say', async () => {
    const drafted = await draftAll(one, { model: scriptedModel() })
    expectSound(one, drafted)
    expect(drafted.filter(({ drafter }) => drafter === 'template').map(({ id }) => id)).toEqual(['lead'])
    expect(drafted.every(({ remark }) => remark === null)).toBe(true)
  })

  it('no model, no difference to the facts', async () => {
    const drafted = await draftAll(one, {})
    expectSound(one, drafted)
    expect(drafted.every(({ drafter, attempts }) => drafter === 'template' && attempts.length === 1)).toBe(true)
  })

  it.each(MISTAKES)('%s, made once, is mended', async (mistake) => {
    expectSound(one, await draftAll(one, { model: scriptedModel({ mistakes: [mistake] }) }))
  })

  it.each(MISTAKES)('%s, made again and again, ends with the template', async (mistake) => {
    const model = scriptedModel({ mistakes: [mistake], stubborn: true })
    const drafted = await draftAll(one, { model })
    expectSound(one, drafted)
    for (const { attempts } of drafted)
      expect(attempts.filter(({ drafter }) => drafter === 'llm').length).toBeLessThanOrEqual(4)
  })

  it('plain mode leans on the checker and says so', async () => {
    const drafted = await draftAll(one, {
      model: scriptedModel({ mistakes: ['wrong-digit', 'invented'] }),
      mode: 'plain',
    })
    expectSound(one, drafted)
    const written = drafted.filter(({ drafter }) => drafter === 'llm')
    expect(written.length).toBeGreaterThan(0)
    expect(written.every(({ remark }) => remark?.includes('模型直接书写'))).toBe(true)
  })
})

const ONE = CASES.find(({ name }) => name === 'township-quarterly')!
const PATROL = ONE.sections.find(({ id }) => id === 'patrol')!
const contextOf = (rest: Partial<DraftContext>): DraftContext => ({
  sheet: ONE.sheet,
  type: ONE.type,
  prompts,
  model: null,
  mode: 'slots',
  ...rest,
})

describe('attempts', () => {
  it('keep the raw answer, its faults and its usage', async () => {
    const { attempts } = await draftSection(PATROL, contextOf({ model: scriptedModel({ mistakes: ['wrong-digit'] }) }))
    expect(attempts).toHaveLength(2)
    expect(attempts[0]).toMatchObject({
      drafter: 'llm',
      raw: expect.stringContaining('1240人次'),
      faults: [expect.stringContaining('1240人次')],
      model: 'scripted',
      usage: { inputTokens: 1 },
    })
    expect(attempts[1]!.faults).toEqual([])
  })

  it('repair sends the failing sentence alone', async () => {
    const model = scriptedModel({ mistakes: ['invented'] })
    await draftSection(PATROL, contextOf({ model }))
    const { sentences } = JSON.parse(model.requests[1]!.user) as { sentences: { text: string; faults: string[] }[] }
    expect(sentences).toHaveLength(1)
    expect(sentences[0]!.text).toContain('累计投入资金')
    expect(sentences[0]!.text).not.toMatch(/38|5200/)
  })

  it('ask once for what was forgotten', async () => {
    const model = scriptedModel({ mistakes: ['forgotten'] })
    const { text, attempts } = await draftSection(PATROL, contextOf({ model }))
    expect(model.requests).toHaveLength(2)
    expect(attempts.map(({ drafter }) => drafter)).toEqual(['llm', 'llm'])
    expect(text).toContain('5处')
  })
})

describe('the organisation’s own expressions', () => {
  const own = '扎实推行五户联防、十户联治机制。'
  const speaking = () => {
    const model = scriptedModel()
    return {
      ...model,
      complete: async (...asked: Parameters<typeof model.complete>) => {
        const answer = await model.complete(...asked)
        return { ...answer, text: `${answer.text.trimEnd()}${own}` }
      },
    }
  }

  it('may stand in what the model writes', async () => {
    const lexicon = ['“五户联防、十户联治”']
    const { text, attempts } = await draftSection(PATROL, contextOf({ model: speaking(), lexicon }))
    expect(attempts.map(({ faults }) => faults)).toEqual([[]])
    expect(text).toContain(own)
    expect(check(ONE.sheet, text, { lexicon }).findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('are invented numbers where nobody entered them', async () => {
    const { attempts } = await draftSection(PATROL, contextOf({ model: speaking() }))
    expect(attempts[0]!.faults.join()).toContain('五户')
  })

  it('excuse no other number', async () => {
    const { attempts } = await draftSection(PATROL, contextOf({ model: speaking(), lexicon: ['五户联防', '12'] }))
    expect(attempts[0]!.faults.join()).toContain('十户')
  })
})

it('a required fact that the model will not add is added by the template', async () => {
  const model = scriptedModel({ mistakes: ['forgotten'] }, { kind: 'timeout', requests: [2] })
  const { text, drafter, attempts } = await draftSection(PATROL, contextOf({ model }))
  expect(drafter).toBe('llm')
  expect(attempts.map((attempt) => attempt.drafter)).toEqual(['llm', 'llm', 'template'])
  expect(check(ONE.sheet, text).findings.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(text).toContain('5处')
})

describe('a note that was left out', () => {
  const section = ONE.sections.find(({ kind, notes }) => kind === 'work' && notes.length > 0)!
  const words = section.notes.at(-1)!.text.slice(-12, -1)
  const model = () => scriptedModel({ mistakes: ['taciturn'] })

  it('is asked for once', async () => {
    const asked = model()
    const { text } = await draftSection(section, contextOf({ model: asked }))
    expect(asked.requests).toHaveLength(2)
    expect(JSON.parse(asked.requests[1]!.user)).toHaveProperty('notes.0')
    expect(text).toContain(words)
  })

  it('is added in the clerk’s own words where the model stays silent', async () => {
    const asked = scriptedModel({ mistakes: ['taciturn'] }, { kind: 'timeout', requests: [2] })
    const { text, drafter } = await draftSection(section, contextOf({ model: asked }))
    expect(drafter).toBe('llm')
    expect(text).toContain(words)
  })
})

describe('a model that fails', () => {
  it.each([
    ['unreachable', '连不上'],
    ['timeout', '限定时间'],
    ['rate-limited', '繁忙'],
    ['refused', '拒绝'],
    ['truncated', '断了'],
    ['empty', '没有给出'],
    ['budget', '用量'],
  ] as const)('%s leaves the section to the template, which says so', async (kind, said) => {
    const model = scriptedModel({}, { kind, requests: [1] })
    const drafted = await draftSection(PATROL, contextOf({ model }))
    expect(drafted).toMatchObject({ drafter: 'template', remark: expect.stringContaining(said) })
    expect(drafted.attempts.map(({ drafter }) => drafter)).toEqual(['llm', 'template'])
  })

  it('after a first answer costs that answer nothing', async () => {
    const model = scriptedModel({ mistakes: ['invented'] }, { kind: 'timeout', requests: [2, 3, 4] })
    const drafted = await draftSection(PATROL, contextOf({ model }))
    expect(drafted.drafter).toBe('llm')
    expect(drafted.text).not.toContain('38.6')
    expect(model.requests).toHaveLength(2)
  })

  it('by a bug of ours is not hidden', async () => {
    const model = scriptedModel()
    const broken = { ...model, complete: () => Promise.reject(new TypeError('bug')) }
    await expect(draftSection(PATROL, contextOf({ model: broken }))).rejects.toThrow('bug')
  })
})

describe('what a reader sees meanwhile', () => {
  it('is whole sentences, rendered, and only those that passed the gate', async () => {
    const told: string[] = []
    const model = scriptedModel({ mistakes: ['invented'] })
    const { text } = await draftSection(PATROL, contextOf({ model, onDelta: (piece) => told.push(piece) }))
    expect(told.length).toBeGreaterThan(1)
    expect(told.join('')).not.toMatch(/\{\{|38\.6/)
    expect(text).toContain(told[0]!)
  })
})

it('a reviewer’s instruction reaches the model without its figures', async () => {
  const model = scriptedModel()
  await draftSection(PATROL, contextOf({ model, instruction: '突出1204人次，语气平实' }))
  const { instruction } = JSON.parse(model.requests[0]!.user) as { instruction: string }
  expect(instruction).toBe('⟪突出若干，语气平实⟫')
})
