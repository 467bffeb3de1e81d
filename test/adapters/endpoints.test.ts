import { describe, expect, it } from 'vitest'
import { endpointsFrom, figureModeFrom, limitsFrom } from '../../src/adapters/openai-endpoints.ts'
import { delayBefore, LONGEST_WAIT_MS, retryAfterOf } from '../../src/adapters/retry-delay.ts'

describe('endpoints from the environment', () => {
  it('none without a model', () => {
    expect(endpointsFrom({})).toEqual([])
    expect(endpointsFrom({ OPENAI_API_KEY: 'k' })).toEqual([])
    expect(endpointsFrom({ OPENAI_MODEL: 'm', OPENAI_BASE_URL: '', OPENAI_API_KEY: '' })).toEqual([])
  })
  it('one from three variables, with OpenAI’s own address where none is given', () => {
    expect(endpointsFrom({ OPENAI_MODEL: 'm', OPENAI_API_KEY: 'k' })).toMatchObject([
      { baseUrl: 'https://api.openai.com/v1', apiKey: 'k', model: 'm', stream: true, retries: 2 },
    ])
    expect(endpointsFrom({ OPENAI_MODEL: 'm', OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1' })).toMatchObject([
      { apiKey: '', baseUrl: 'http://127.0.0.1:11434/v1' },
    ])
  })
  it('several in order, with the common limits as defaults', () => {
    const list = [
      { baseUrl: 'http://a/v1', model: 'x', timeoutMs: 5000 },
      { baseUrl: 'http://b/v1', model: 'y', stream: false },
    ]
    const endpoints = endpointsFrom({
      OPENAI_ENDPOINTS: JSON.stringify(list),
      OPENAI_TIMEOUT_MS: '9000',
      OPENAI_RETRIES: '0',
    })
    expect(endpoints).toMatchObject([
      { model: 'x', timeoutMs: 5000, retries: 0 },
      { model: 'y', timeoutMs: 9000, stream: false },
    ])
  })
  it('a broken setting is told in Chinese', () => {
    expect(() => endpointsFrom({ OPENAI_ENDPOINTS: '[{]' })).toThrow('OPENAI_ENDPOINTS')
    expect(() => endpointsFrom({ OPENAI_ENDPOINTS: '[{"baseUrl":"http://a"}]' })).toThrow('baseUrl 和 model')
    expect(() => endpointsFrom({ OPENAI_MODEL: 'm', OPENAI_BASE_URL: 'api.deepseek.com' })).toThrow('完整的网址')
  })
  it('limits and mode', () => {
    expect(limitsFrom({})).toEqual({ deadlineMs: 120_000, concurrency: 8 })
    expect(limitsFrom({ OPENAI_DEADLINE_MS: '5000', OPENAI_CONCURRENCY: '0' })).toEqual({
      deadlineMs: 5000,
      concurrency: 1,
    })
    expect(figureModeFrom({})).toBe('slots')
    expect(figureModeFrom({ FIGURE_MODE: 'plain' })).toBe('plain')
  })
})

describe('waiting', () => {
  const now = Date.parse('2026-07-06T08:00:00Z')
  it.each([
    [{ 'retry-after': '2' }, 2000],
    [{ 'retry-after-ms': '350', 'retry-after': '9' }, 350],
    [{ 'retry-after': 'Mon, 06 Jul 2026 08:00:07 GMT' }, 7000],
    [{ 'retry-after': 'soon' }, null],
    [{}, null],
  ])('%j asks for %s ms', (headers, wait) => {
    expect(retryAfterOf(new Headers(headers as Record<string, string>), now)).toBe(wait)
  })
  it('grows, within bounds, and gives up where too much is asked', () => {
    const waits = [1, 2, 3, 9].map((attempt) => delayBefore(attempt, null, () => 1))
    expect(waits).toEqual([400, 800, 1600, LONGEST_WAIT_MS])
    expect(delayBefore(1, null, () => 0)).toBe(200)
    expect(delayBefore(1, 5000, () => 1)).toBe(5000)
    expect(delayBefore(1, LONGEST_WAIT_MS + 1, () => 1)).toBeNull()
  })
})
