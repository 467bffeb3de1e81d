import { context as contexts, type Span, SpanStatusCode, type Tracer, trace as traces } from '@opentelemetry/api'
import type { Particulars, Trace } from '../../pipeline/trace.ts'
import type { Metrics } from './metrics.ts'

/** The spans of one piece of work, on their way to a collector. */
export interface Gathering {
  readonly tracer: Tracer
  /** Sends what was gathered. Never rejects. */
  send(): Promise<void>
}

/**
 * Times every step, counts it, and tells a collector of it where there is one (`gather` gives null where not). Each outermost
 * step is gathered and sent by itself: under workerd nothing may be sent on behalf of another request.
 */
export const follow = (metrics: Metrics, gather: () => Gathering | null): Trace => ({
  async step(name, particulars, work) {
    const gathering = gather()
    try {
      return await stepsWithin(null, gathering?.tracer ?? null, metrics).step(name, particulars, work)
    } finally {
      await gathering?.send()
    }
  },
})

const stepsWithin = (outer: Span | null, tracer: Tracer | null, metrics: Metrics): Trace => ({
  async step(name, particulars, work) {
    const span = tracer?.startSpan(name, { attributes: { ...particulars } }, within(outer)) ?? null
    const started = performance.now()
    const told: Record<string, string | number | boolean> = {}
    let outcome: 'done' | 'failed' = 'failed'
    try {
      const done = await work(stepsWithin(span, tracer, metrics), (more) => void Object.assign(told, more))
      outcome = 'done'
      return done
    } catch (error) {
      // The kind of error only: its words may hold what a model or a person wrote.
      span?.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' })
      throw error
    } finally {
      metrics.step({ step: name, outcome }, (performance.now() - started) / 1000)
      count(name, told, metrics)
      span?.setAttributes(told).end()
    }
  },
})

const within = (outer: Span | null) => (outer ? traces.setSpan(contexts.active(), outer) : contexts.active())

/** What a step tells of itself, as counters. */
function count(step: string, told: Particulars, metrics: Metrics): void {
  if (step === 'draft' && typeof told.status === 'string') metrics.draft(told.status)
  if (step === 'section' && typeof told.drafter === 'string') metrics.section(told.drafter, Number(told.tries))
  if (step === 'model') {
    metrics.tokens('input', Number(told.inputTokens ?? 0))
    metrics.tokens('output', Number(told.outputTokens ?? 0))
  }
}
