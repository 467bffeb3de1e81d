/** What a model is asked: its standing instructions and the task; `maxTokens` bounds the answer. */
export interface ModelRequest {
  readonly system: string
  readonly user: string
  readonly maxTokens: number
}
/** What it answered, under which name, and what that took. */
export interface ModelAnswer {
  readonly text: string
  readonly model: string
  readonly usage: { readonly inputTokens: number; readonly outputTokens: number; readonly milliseconds: number }
}
/** A language model. Rejects with ModelFault; never hangs beyond its own deadline. */
export interface Model {
  readonly name: string
  complete(
    request: ModelRequest,
    options: { signal?: AbortSignal; onDelta?: (text: string) => void },
  ): Promise<ModelAnswer>
}
/** Why a model gave no usable answer, after the adapter's own retries. */
export class ModelFault extends Error {
  readonly kind: 'unreachable' | 'timeout' | 'rate-limited' | 'refused' | 'truncated' | 'empty' | 'budget'
  readonly retryAfterMs: number | null
  constructor(kind: ModelFault['kind'], message: string, options: { retryAfterMs?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.name = 'ModelFault'
    this.kind = kind
    this.retryAfterMs = options.retryAfterMs ?? null
  }
}

/** Prompt files with typed input; strict and without HTML escaping. */
export interface Prompts {
  /** Names the set of prompts for the receipt: a hash over all files. */
  readonly version: string
  render(name: string, input: object): string
}
