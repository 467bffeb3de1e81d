import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Endpoint } from '../../src/adapters/openai-endpoints.ts'
import { createOpenAIModel } from '../../src/adapters/openai-model.ts'
import { prompts } from '../../src/adapters/prompts.ts'
import { check } from '../../src/check/check.ts'
import { draftSection } from '../../src/pipeline/draft-section.ts'
import { CASES } from '../pipeline/fact-sheets.ts'
import { FAULTS } from '../stub-model/behaviour.ts'
import { type StubModel, startStubModel } from '../stub-model/server.ts'

/* Every fault at the first, the middle and the last request of a draft, and at all of them: the draft ends, and sound. */

const ONE = CASES.find(({ name }) => name === 'township-environment')!
/** Long enough for a busy machine, short enough to wait for. */
const PATIENCE_MS = 1500
let stub: StubModel
beforeAll(async () => {
  stub = await startStubModel()
})
afterAll(() => stub.stop())

async function draft(retries: number) {
  const endpoint = Endpoint.parse({ baseUrl: stub.url, model: 'stub', timeoutMs: PATIENCE_MS, retries })
  const model = createOpenAIModel([endpoint], { deadlineMs: 20_000, concurrency: 8, random: () => 0, breaker: {} })
  const context = { sheet: ONE.sheet, type: ONE.type, prompts, model, mode: 'slots' as const }
  return Promise.all(ONE.sections.map((section) => draftSection(section, context)))
}

const CALLS = ONE.sections.length - 1
const POSITIONS: [string, number[]][] = [
  ['first', [1]],
  ['middle', [Math.ceil(CALLS / 2)]],
  ['last', [CALLS]],
  ['every', []],
]

describe.each(FAULTS)('%s', { timeout: 30_000 }, (fault) => {
  it.each(POSITIONS)('at the %s request', async (position, at) => {
    stub.behave({ fault, at, latencyMs: fault === 'latency' ? 2 * PATIENCE_MS : 0, retryAfter: '1' })
    const sections = await draft(0)
    const { findings, coverage } = check(ONE.sheet, sections.map(({ text }) => text).join('\n'))
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(coverage.omitted).toEqual([])
    const fallen = sections.filter(({ remark }) => remark !== null)
    expect(fallen).toHaveLength(position === 'every' ? CALLS : 1)
    expect(fallen.every(({ drafter }) => drafter === 'template')).toBe(true)
  })

  it('once is got over by a second try', async () => {
    stub.behave({ fault, at: [1], latencyMs: fault === 'latency' ? 2 * PATIENCE_MS : 0, retryAfter: '0' })
    expect((await draft(1)).filter(({ remark }) => remark !== null)).toEqual([])
  })
})
