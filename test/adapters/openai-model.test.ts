import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Endpoint, Endpoint as EndpointSchema } from '../../src/adapters/openai-endpoints.ts'
import { createOpenAIModel, type OpenAIModelOptions } from '../../src/adapters/openai-model.ts'
import { ModelFault } from '../../src/pipeline/ports.ts'
import { QUIRKS } from '../stub-model/behaviour.ts'
import { type StubModel, startStubModel } from '../stub-model/server.ts'

const TEXT = '上半年，持续开展巡查，出动人员{{inspectors}}，{{inspectors.yoy}}；发放资料{{leaflets}}。'
const ECHO = { mode: 'echo', answer: TEXT } as const
const REQUEST = { system: '你是公文写手', user: '{"section":{}}', maxTokens: 500 }

let stub: StubModel
let other: StubModel
beforeAll(async () => {
  stub = await startStubModel()
  other = await startStubModel()
})
afterAll(() => Promise.all([stub.stop(), other.stop()]))

const endpoint = (at: StubModel, rest: Partial<Endpoint> = {}): Endpoint =>
  EndpointSchema.parse({ baseUrl: at.url, model: 'stub', apiKey: 'secret', timeoutMs: 2000, retries: 1, ...rest })
const modelOf = (endpoints: Endpoint[], options: Partial<OpenAIModelOptions> = {}) =>
  createOpenAIModel(endpoints, { deadlineMs: 8000, concurrency: 4, random: () => 0, breaker: {}, ...options })
const faultOf = async (answer: Promise<unknown>): Promise<ModelFault> => {
  const fault = await answer.then(
    () => null,
    (error: unknown) => error,
  )
  expect(fault).toBeInstanceOf(ModelFault)
  return fault as ModelFault
}

describe('a good answer', () => {
  it('comes with its usage, its deltas and the key', async () => {
    stub.behave(ECHO)
    let told = ''
    const answer = await modelOf([endpoint(stub)]).complete(REQUEST, { onDelta: (text) => (told += text) })
    expect(answer).toMatchObject({ text: TEXT, model: 'stub', usage: { inputTokens: 321, outputTokens: 123 } })
    expect(answer.usage.milliseconds).toBeGreaterThanOrEqual(0)
    expect(told).toBe(TEXT)
    expect(stub.received[0]).toMatchObject({ authorization: 'Bearer secret', body: { stream: true, max_tokens: 500 } })
    expect(stub.received[0]!.body.messages.map(({ role }) => role)).toEqual(['system', 'user'])
    expect(stub.received[0]!.body).not.toHaveProperty('response_format')
  })

  it('comes whole where an endpoint is set not to stream', async () => {
    stub.behave(ECHO)
    const answer = await modelOf([endpoint(stub, { stream: false })]).complete(REQUEST, {})
    expect(answer).toMatchObject({ text: TEXT, usage: { inputTokens: 321 } })
    expect(stub.received[0]!.body.stream).toBe(false)
  })

  it('sends what an endpoint wants besides', async () => {
    stub.behave(ECHO)
    await modelOf([endpoint(stub, { extra: { enable_thinking: false, temperature: 0 } })]).complete(REQUEST, {})
    expect(stub.received[0]!.body).toMatchObject({ enable_thinking: false, temperature: 0 })
  })
})

/** Quirks that change the text are the gate's business; all others must leave it whole. */
const TEXTUAL = ['think', 'think-unopened', 'fenced', 'enveloped', 'preamble']

describe('providers differ', () => {
  it.each(QUIRKS)('%s is understood', async (quirk) => {
    stub.behave({ ...ECHO, quirks: [quirk] })
    const answer = await modelOf([endpoint(stub)]).complete(REQUEST, {})
    if (quirk === 'enveloped') expect(JSON.parse(answer.text)).toEqual({ text: TEXT })
    else if (TEXTUAL.includes(quirk)) expect(answer.text).toContain(TEXT)
    else expect(answer.text).toBe(TEXT)
    expect(answer.usage.outputTokens).toBeGreaterThan(0)
  })

  it('learns once that a parameter is refused', async () => {
    stub.behave({ ...ECHO, quirks: ['no-stream-options', 'no-max-tokens'] })
    const model = modelOf([endpoint(stub)])
    await model.complete(REQUEST, {})
    await model.complete(REQUEST, {})
    expect(stub.received).toHaveLength(4)
    expect(stub.received[3]!.body).toMatchObject({ max_completion_tokens: 500 })
  })
})

describe('faults', () => {
  it.each([
    ['reset', 'truncated'],
    ['truncated', 'truncated'],
    ['429', 'rate-limited'],
    ['500', 'unreachable'],
    ['529', 'rate-limited'],
    ['garbage', 'empty'],
    ['endless', 'truncated'],
  ] as const)('%s is tried again, then told as %s', async (fault, kind) => {
    stub.behave({ ...ECHO, fault })
    expect((await faultOf(modelOf([endpoint(stub)]).complete(REQUEST, {}))).kind).toBe(kind)
    expect(stub.received).toHaveLength(2)
  })

  it.each(['reset', 'truncated', '429', '429-retry-after', '500', '529', 'garbage', 'endless'] as const)(
    '%s once is got over',
    async (fault) => {
      stub.behave({ ...ECHO, fault, at: [1] })
      let told = ''
      const answer = await modelOf([endpoint(stub)]).complete(REQUEST, { onDelta: (text) => (told += text) })
      expect(answer.text).toBe(TEXT)
      expect(stub.received).toHaveLength(2)
      expect(told.split('上半年，').length - 1).toBeLessThanOrEqual(1)
    },
  )

  it('silence ends at the own deadline of a try', async () => {
    stub.behave({ ...ECHO, fault: 'latency', latencyMs: 5000 })
    const started = Date.now()
    const fault = await faultOf(modelOf([endpoint(stub, { timeoutMs: 200 })]).complete(REQUEST, {}))
    expect(fault.kind).toBe('timeout')
    expect(Date.now() - started).toBeLessThan(2000)
    expect(stub.received).toHaveLength(2)
  })

  it('all tries together end at the deadline of the call', async () => {
    stub.behave({ ...ECHO, fault: 'latency', latencyMs: 5000 })
    const started = Date.now()
    const model = modelOf([endpoint(stub, { timeoutMs: 300, retries: 5 })], { deadlineMs: 700 })
    expect((await faultOf(model.complete(REQUEST, {}))).kind).toBe('timeout')
    expect(Date.now() - started).toBeLessThan(1500)
  })

  it('an empty answer and one of blanks are told as empty', async () => {
    stub.behave({ mode: 'echo', answer: '  \n' })
    expect((await faultOf(modelOf([endpoint(stub)]).complete(REQUEST, {}))).kind).toBe('empty')
  })

  it('a refusal is not repeated', async () => {
    stub.behave(ECHO)
    const wrong = endpoint(stub, { baseUrl: stub.url.replace('/v1', '/v1/..'), extra: { response_format: {} } })
    expect((await faultOf(modelOf([wrong]).complete(REQUEST, {}))).kind).toBe('refused')
    expect(stub.received).toHaveLength(1)
  })

  it('nobody listening is told as unreachable', async () => {
    const gone = await startStubModel()
    await gone.stop()
    expect((await faultOf(modelOf([endpoint(gone)]).complete(REQUEST, {}))).kind).toBe('unreachable')
  })
})

describe('Retry-After', () => {
  it('is waited for', async () => {
    stub.behave({ ...ECHO, fault: '429-retry-after', retryAfter: '1', at: [1] })
    const started = Date.now()
    await modelOf([endpoint(stub)]).complete(REQUEST, {})
    expect(Date.now() - started).toBeGreaterThanOrEqual(990)
  })

  it('beyond patience goes to the next endpoint at once', async () => {
    stub.behave({ ...ECHO, fault: '429-retry-after', retryAfter: '3600' })
    other.behave(ECHO)
    const started = Date.now()
    const answer = await modelOf([endpoint(stub), endpoint(other, { model: 'second' })]).complete(REQUEST, {})
    expect(answer.model).toBe('second')
    expect(stub.received).toHaveLength(1)
    expect(Date.now() - started).toBeLessThan(1000)
  })

  it('is told to the caller', async () => {
    stub.behave({ ...ECHO, fault: '429-retry-after', retryAfter: '3600' })
    expect((await faultOf(modelOf([endpoint(stub)]).complete(REQUEST, {}))).retryAfterMs).toBe(3_600_000)
  })
})

describe('several endpoints', () => {
  it('the second is asked when the first fails, and the breaker spares the first', async () => {
    stub.behave({ ...ECHO, fault: '500' })
    other.behave(ECHO)
    let clock = 0
    const model = modelOf([endpoint(stub, { retries: 0 }), endpoint(other)], {
      deadlineMs: 1e9,
      now: () => clock,
      breaker: { threshold: 2, coolMs: 10_000 },
    })
    for (let n = 0; n < 4; n++) expect((await model.complete(REQUEST, {})).text).toBe(TEXT)
    expect(stub.received).toHaveLength(2)
    clock = 10_001
    await model.complete(REQUEST, {})
    expect(stub.received).toHaveLength(3)
    await model.complete(REQUEST, {})
    expect(stub.received).toHaveLength(3)
    clock = 30_000
    stub.behave(ECHO)
    await model.complete(REQUEST, {})
    await model.complete(REQUEST, {})
    expect(stub.received).toHaveLength(2)
  })
})

it('models share what they learnt of an endpoint', async () => {
  stub.behave({ ...ECHO, fault: '500' })
  const fresh = () =>
    createOpenAIModel([endpoint(stub, { retries: 0, model: 'shared' })], { deadlineMs: 5000, concurrency: 1 })
  for (let n = 0; n < 5; n++) await faultOf(fresh().complete(REQUEST, {}))
  expect(stub.received).toHaveLength(3)
})

describe('the caller', () => {
  it('who goes away is told his own reason', async () => {
    stub.behave({ ...ECHO, latencyMs: 3000 })
    const gone = new AbortController()
    const answer = modelOf([endpoint(stub)]).complete(REQUEST, { signal: gone.signal })
    setTimeout(() => gone.abort(new Error('gone')), 50)
    await expect(answer).rejects.toThrow('gone')
  })

  it('waits for a place where many ask at once', async () => {
    stub.behave({ ...ECHO, latencyMs: 150 })
    const model = modelOf([endpoint(stub)], { concurrency: 2 })
    const started = Date.now()
    await Promise.all([1, 2, 3, 4].map(() => model.complete(REQUEST, {})))
    const took = Date.now() - started
    expect(took).toBeGreaterThanOrEqual(290)
    expect(took).toBeLessThan(1200)
  })
})
