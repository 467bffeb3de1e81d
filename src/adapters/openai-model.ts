import { type Model, type ModelAnswer, ModelFault } from '../pipeline/ports.ts'
import { type Breaker, type BreakerOptions, createBreaker, sharedBreaker } from './breaker.ts'
import { type AskOnce, askEndpoint } from './openai-endpoint.ts'
import type { Endpoint } from './openai-endpoints.ts'
import { type Call, type Outcome, pause, tellOnce, tryOnce } from './openai-try.ts'
import { delayBefore } from './retry-delay.ts'
import { createTurnstile } from './turnstile.ts'

export interface OpenAIModelOptions {
  /** For one `complete` with all its tries and endpoints. */
  readonly deadlineMs: number
  /** Requests at a time. */
  readonly concurrency: number
  /** Gives this model breakers of its own; without it all models of the process share one for each endpoint. */
  readonly breaker?: BreakerOptions
  readonly fetch?: typeof fetch
  readonly now?: () => number
  readonly random?: () => number
}

interface Line {
  readonly endpoint: Endpoint
  readonly ask: AskOnce
  readonly breaker: Breaker
}

/** An answer that is merely bad says nothing against the server; one that does not come does. */
const tellsOfEndpoint = ({ kind }: ModelFault): boolean =>
  kind === 'unreachable' || kind === 'timeout' || kind === 'rate-limited' || kind === 'refused'

function record(breaker: Breaker, outcome: Outcome): void {
  if ('answer' in outcome) breaker.succeeded()
  else if (tellsOfEndpoint(outcome.fault)) breaker.failed()
  else breaker.withdrew()
}

/**
 * A Model over one or several OpenAI-compatible endpoints, asked in order. Each has its own deadline, retries with
 * backoff that obey Retry-After, and a breaker; when all fail, the last fault is thrown as ModelFault. An aborted
 * `signal` rejects with its own reason.
 */
export function createOpenAIModel(endpoints: readonly Endpoint[], options: OpenAIModelOptions): Model {
  const { now = Date.now, random = Math.random } = options
  const turnstile = createTurnstile(options.concurrency)
  const lines: Line[] = endpoints.map((endpoint) => ({
    endpoint,
    ask: askEndpoint(endpoint, options.fetch),
    breaker: options.breaker
      ? createBreaker({ now, ...options.breaker })
      : sharedBreaker(`${endpoint.baseUrl} ${endpoint.model}`),
  }))

  /** All tries at one endpoint: the answer, or the fault of the last. */
  async function askLine({ endpoint, ask, breaker }: Line, call: Call, teller: Teller): Promise<Outcome> {
    for (let attempt = 1; ; attempt++) {
      if (!breaker.admits()) return { fault: new ModelFault('unreachable', '模型服务连续出错，暂停请求'), again: false }
      const outcome = await tryOnce(ask, call, { timeoutMs: endpoint.timeoutMs, now, onText: teller() }).catch(
        (reason) => {
          breaker.withdrew()
          throw reason
        },
      )
      record(breaker, outcome)
      if ('answer' in outcome || !outcome.again || attempt > endpoint.retries) return outcome
      const wait = delayBefore(attempt, outcome.fault.retryAfterMs, random)
      if (wait === null || now() + wait >= call.endsAt) return outcome
      await pause(wait, call.signal)
    }
  }

  async function askInOrder(call: Call, teller: Teller): Promise<ModelAnswer> {
    let last = new ModelFault('unreachable', '没有可用的模型服务')
    for (const line of lines) {
      if (now() >= call.endsAt) throw new ModelFault('timeout', '模型没有在限定时间内答复', { cause: last })
      const outcome = await askLine(line, call, teller)
      if ('answer' in outcome) return outcome.answer
      last = outcome.fault
    }
    throw last
  }

  return {
    name: endpoints.map(({ model }) => model).join(', '),
    async complete(request, { signal, onDelta }) {
      signal?.throwIfAborted()
      const startedAt = now()
      const leave = await turnstile.enter(signal)
      try {
        const call: Call = { request, signal, startedAt, endsAt: startedAt + options.deadlineMs }
        return await askInOrder(call, tellOnce(onDelta))
      } finally {
        leave()
      }
    },
  }
}

type Teller = ReturnType<typeof tellOnce>
