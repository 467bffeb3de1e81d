import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai'
import { ModelFault } from '../pipeline/ports.ts'
import { retryAfterOf } from './retry-delay.ts'

/** A failed try: the fault, and whether the same endpoint may be tried again. */
export interface Failure {
  readonly fault: ModelFault
  readonly again: boolean
}

/** Statuses of a server that may recover: busy, overloaded (529 at some), a gateway in between. */
const mayRecover = (status: number): boolean => status === 408 || status === 409 || status === 425 || status >= 500

function ofStatus(error: APIError, status: number, now: number): Failure {
  const retryAfterMs = retryAfterOf(error.headers, now)
  const options = { cause: error, ...(retryAfterMs === null ? {} : { retryAfterMs }) }
  if (status === 429 || status === 529)
    return { fault: new ModelFault('rate-limited', `模型服务繁忙（${status}）`, options), again: true }
  if (mayRecover(status))
    return { fault: new ModelFault('unreachable', `模型服务出错（${status}）`, options), again: true }
  return { fault: new ModelFault('refused', `模型服务拒绝了请求（${status}）`, options), again: false }
}

/** Puts whatever a try threw into the words of the port. `late` says that our own deadline ended it. */
export function failureOf(error: unknown, late: boolean, now: number): Failure {
  if (late || error instanceof APIConnectionTimeoutError)
    return { fault: new ModelFault('timeout', '模型没有在限定时间内答复', { cause: error }), again: true }
  if (error instanceof ModelFault) return { fault: error, again: error.kind !== 'refused' && error.kind !== 'budget' }
  if (error instanceof APIUserAbortError)
    return { fault: new ModelFault('truncated', '请求已取消', { cause: error }), again: false }
  if (error instanceof APIConnectionError)
    return { fault: new ModelFault('unreachable', '模型服务连不上', { cause: error }), again: true }
  if (error instanceof APIError && typeof error.status === 'number') return ofStatus(error, error.status, now)
  if (error instanceof APIError)
    return { fault: new ModelFault('unreachable', '模型服务在答复中报错', { cause: error }), again: true }
  if (error instanceof SyntaxError)
    return { fault: new ModelFault('empty', '模型的答复无法读取', { cause: error }), again: true }
  return { fault: new ModelFault('truncated', '模型的答复中途断了', { cause: error }), again: true }
}

/** Optional parameters that some servers refuse with 400; the one that the message names. */
const OPTIONAL = ['stream_options', 'max_tokens', 'temperature'] as const
export type OptionalParameter = (typeof OPTIONAL)[number]

/** The optional parameter a 400 complains of, or null. */
export function refusedParameter(error: unknown): OptionalParameter | null {
  if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422)) return null
  const said = `${error.param ?? ''} ${error.message}`
  return OPTIONAL.find((name) => said.includes(name)) ?? null
}
