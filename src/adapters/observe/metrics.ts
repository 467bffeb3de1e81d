import { Counter, Histogram, Registry } from 'prom-client'

/** What happened, counted for Prometheus. Labels are names from closed lists, so that their number stays small. */
export interface Metrics {
  request(label: { method: string; route: string; status: number }, seconds: number): void
  step(label: { step: string; outcome: 'done' | 'failed' }, seconds: number): void
  /** A draft that ended, by how. */
  draft(status: string): void
  section(drafter: string, tries: number): void
  tokens(direction: 'input' | 'output', count: number): void
  /** All of it in the text format of Prometheus 0.0.4. */
  text(): Promise<string>
}

const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
const STEP_SECONDS = [0.01, 0.05, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300]

/** Counters of this process: on Cloudflare of one isolate, in the Node home of the whole service. */
export function createMetrics(): Metrics {
  const registers = [new Registry()]
  const [registry] = registers as [Registry]
  const requests = new Histogram({
    name: 'shuzhun_http_request_seconds',
    help: 'Time to answer a request, by endpoint and status',
    labelNames: ['method', 'route', 'status'],
    buckets: REQUEST_SECONDS,
    registers,
  })
  const steps = new Histogram({
    name: 'shuzhun_step_seconds',
    help: 'Time that a step of drafting took: draft, references, section, model, check',
    labelNames: ['step', 'outcome'],
    buckets: STEP_SECONDS,
    registers,
  })
  const drafts = new Counter({
    name: 'shuzhun_drafts_total',
    help: 'Drafts that were written to the end, by status (clean, flagged)',
    labelNames: ['status'],
    registers,
  })
  const sections = new Counter({
    name: 'shuzhun_sections_total',
    help: 'Sections written, by who wrote them in the end and after how many tries',
    labelNames: ['drafter', 'tries'],
    registers,
  })
  const tokens = new Counter({
    name: 'shuzhun_model_tokens_total',
    help: 'Tokens read and written by the language model',
    labelNames: ['direction'],
    registers,
  })
  return {
    request: (label, seconds) => requests.observe({ ...label, status: String(label.status) }, seconds),
    step: (label, seconds) => steps.observe({ ...label }, seconds),
    draft: (status) => drafts.inc({ status }),
    section: (drafter, tries) => sections.inc({ drafter, tries: String(tries) }),
    tokens: (direction, count) => tokens.inc({ direction }, count),
    text: () => registry.metrics(),
  }
}
