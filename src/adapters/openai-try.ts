import { type ModelAnswer, ModelFault, type ModelRequest } from '../pipeline/ports.ts'
import type { AskOnce } from './openai-endpoint.ts'
import { type Failure, failureOf } from './openai-fault.ts'

/** One `complete` under way, with the moment at which all its tries must be over. */
export interface Call {
  readonly request: ModelRequest
  readonly signal: AbortSignal | undefined
  readonly startedAt: number
  readonly endsAt: number
}

/** What came of one try. */
export type Outcome = { readonly answer: ModelAnswer } | Failure

/** Tries once under its own deadline. Rejects only with the reason of the caller's own signal. */
export async function tryOnce(
  ask: AskOnce,
  call: Call,
  options: { timeoutMs: number; now: () => number; onText: (text: string) => void },
): Promise<Outcome> {
  const { now, onText } = options
  const own = new AbortController()
  const stop = () => own.abort()
  const timer = setTimeout(stop, Math.max(0, Math.min(options.timeoutMs, call.endsAt - now())))
  call.signal?.addEventListener('abort', stop, { once: true })
  try {
    const answer = await ask(call.request, { signal: own.signal, onText })
    if (own.signal.aborted) throw new ModelFault('timeout', '模型没有在限定时间内答复')
    return { answer: { ...answer, usage: { ...answer.usage, milliseconds: now() - call.startedAt } } }
  } catch (error) {
    call.signal?.throwIfAborted()
    return failureOf(error, own.signal.aborted, now())
  } finally {
    clearTimeout(timer)
    call.signal?.removeEventListener('abort', stop)
  }
}

/** Waits, but not beyond the caller's patience: rejects with the signal's reason. */
export const pause = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal!.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal?.addEventListener('abort', stop, { once: true })
  })

/** Passes on the text of the first try that says anything: a second telling would double what the reader saw. */
export function tellOnce(onDelta: ((text: string) => void) | undefined): () => (text: string) => void {
  let teller = 0
  let tries = 0
  return () => {
    const me = ++tries
    return (text) => {
      teller ||= me
      if (teller === me) onDelta?.(text)
    }
  }
}
