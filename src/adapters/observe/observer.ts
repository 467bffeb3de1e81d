import type { Trace } from '../../pipeline/trace.ts'
import { type CollectorEnv, gathererFrom } from './collector.ts'
import { follow } from './follow.ts'
import { createMetrics, type Metrics } from './metrics.ts'

/** How the service is watched: what it counts, and the trace of its steps. */
export interface Observer {
  readonly metrics: Metrics
  readonly trace: Trace
}

let observer: Observer | null = null

/** The one observer of this process: its counters are of the process, whoever asks. */
export function observerFrom(env: CollectorEnv): Observer {
  if (!observer) {
    const metrics = createMetrics()
    observer = { metrics, trace: follow(metrics, gathererFrom(env)) }
  }
  return observer
}
