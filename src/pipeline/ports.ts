import type { Draft, DraftedSection } from '../domain/draft.ts'
import type { Sample, ScoredPassage } from '../domain/passage.ts'

/*
 * What the use-cases need of the outside world. Adapters implement these; LangChain, drizzle and openai types stop there.
 * Every call that touches stored data names the organisation (`org`): nobody reads across that line.
 */

export interface ModelRequest {
  readonly system: string
  readonly user: string
  readonly maxTokens: number
}
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

export interface PassageQuery {
  readonly text: string
  readonly reportType?: string | undefined
  readonly section?: string | undefined
  readonly themes?: readonly string[] | undefined
  readonly k: number
}
export interface Passages {
  find(org: string, query: PassageQuery): Promise<ScoredPassage[]>
}

export interface Samples {
  list(org: string): Promise<Sample[]>
  get(org: string, id: string): Promise<{ sample: Sample; text: string } | null>
}

/** Drafts as stored; `put` takes the version it read and throws Problem 'version-moved-on' when it moved. */
export interface Drafts {
  get(org: string, id: string): Promise<Draft | null>
  list(
    org: string,
    filter: { status?: string; cursor?: string; limit: number },
  ): Promise<{ drafts: Draft[]; next: string | null }>
  put(org: string, draft: Draft, expectedVersion: number | null): Promise<void>
}

/** Where a draft's steps are kept while it runs, so that a restart pays for no finished section twice. */
export interface StepStore {
  sections(): Promise<readonly DraftedSection[]>
  keep(section: DraftedSection): Promise<void>
}

export interface Clock {
  now(): Date
}
export interface Ids {
  next(): string
}
