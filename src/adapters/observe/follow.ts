import { context as contexts, type Span, SpanStatusCode, type Tracer, trace as traces } from '@opentelemetry/api'
import type { Particulars, Trace } from '../../pipeline/trace.ts'
import type { Metrics } from './metrics.ts'

/** What following the steps feeds. */
export interface Followers {
  readonly metrics: Metrics
  /** null where no collector is configured. */
  readonly tracer: Tracer | null
  /** Sends what was gathered; called when an outermost step has ended. Must not reject. */
  flush(): Promise<void>
}

/** Times every step, counts it, and tells a collector of it where there is one. */
export const follow = (followers: Followers): Trace => stepsWithin(null, followers)

const stepsWithin = (outer: Span | null, followers: Followers): Trace => ({
  async step(name, particulars, work) {
    const { metrics, tracer } = followers
    const span = tracer?.startSpan(name, { attributes: { ...particulars } }, parentOf(outer)) ?? null
    const started = performance.now()
    const end = (outcome: 'done' | 'failed') =>
      metrics.step({ step: name, outcome }, (performance.now() - started) / 1000)
    const told: Record<string, string | number | boolean> = {}
    try {
      const done = await work(stepsWithin(span, followers), (more) => void Object.assign(told, more))
      end('done')
      count(name, told, metrics)
      return done
    } catch (error) {
      end('failed')
      // The kind of error only: its words may hold what a model or a person wrote.
      span?.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' })
      throw error
    } finally {
      span?.setAttributes(told).end()
      if (!outer && span) await followers.flush()
    }
  },
})

const parentOf = (outer: Span | null) => (outer ? traces.setSpan(contexts.active(), outer) : contexts.active())

/** What a step tells of itself, as counters. */
function count(step: string, told: Particulars, metrics: Metrics): void {
  if (step === 'draft' && typeof told.status === 'string') metrics.draft(told.status)
  if (step === 'section' && typeof told.drafter === 'string') metrics.section(told.drafter, Number(told.tries))
  if (step === 'model') {
    metrics.tokens('input', Number(told.inputTokens ?? 0))
    metrics.tokens('output', Number(told.outputTokens ?? 0))
  }
}
