import { describe, expect, it } from 'vitest'
import { collect } from '../../src/adapters/openai-stream.ts'
import { ModelFault } from '../../src/pipeline/ports.ts'

type Chunks = Parameters<typeof collect>[0]
const REQUEST = { model: 'm', promptLength: 10, maxCharacters: 50 }
const USAGE = { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 }

/** Chunks as a stream; the delta of each is given, the last may carry how it ended. */
async function* chunksOf(deltas: readonly object[], end: { finish?: string; usage?: object } = {}) {
  for (const delta of deltas) yield { model: 'served', choices: [{ index: 0, delta, finish_reason: null }] }
  if (end.finish) yield { model: 'served', choices: [{ index: 0, delta: {}, finish_reason: end.finish }] }
  if (end.usage) yield { model: 'served', choices: [], usage: end.usage }
}
const collected = (deltas: readonly object[], end?: { finish?: string; usage?: object }) =>
  collect(chunksOf(deltas, end) as unknown as Chunks, REQUEST, () => {})
const kindOf = async (answer: Promise<unknown>) =>
  answer.then(
    () => 'answer',
    (error: unknown) => (error instanceof ModelFault ? error.kind : String(error)),
  )

describe('a stream', () => {
  it('gives its text, its model and its usage', async () => {
    expect(await collected([{ content: '甲' }, { content: '乙。' }], { finish: 'stop', usage: USAGE })).toEqual({
      text: '甲乙。',
      model: 'served',
      usage: { inputTokens: 3, outputTokens: 4 },
    })
  })
  it('leaves reasoning beside the answer out, by either name', async () => {
    const deltas = [{ reasoning_content: '想' }, { reasoning: '再想', content: null }, { content: '好。' }]
    expect((await collected(deltas, { finish: 'stop' })).text).toBe('好。')
  })
  it('counts for itself where the server does not', async () => {
    expect((await collected([{ content: '好的。' }], { finish: 'stop' })).usage).toEqual({
      inputTokens: 10,
      outputTokens: 3,
    })
  })
  it.each([
    ['ends by its length', [{ content: '没写' }], { finish: 'length' }, 'truncated'],
    ['is stopped by moderation', [{ content: '没写' }], { finish: 'content_filter' }, 'refused'],
    ['breaks off', [{ content: '没写完' }], {}, 'truncated'],
    ['breaks off although it counts as it goes', [{ content: '没写完' }], { usage: USAGE }, 'truncated'],
    ['never says how it ended, but came to its end', [{ content: '写完了。' }], { usage: USAGE }, 'answer'],
    ['holds nothing', [], { finish: 'stop' }, 'empty'],
    ['holds blanks', [{ content: ' \n' }], { finish: 'stop' }, 'empty'],
    ['does not end', Array.from({ length: 60 }, () => ({ content: '续' })), {}, 'truncated'],
  ])('that %s', async (_, deltas, end, kind) => {
    expect(await kindOf(collected(deltas, end))).toBe(kind)
  })
})
