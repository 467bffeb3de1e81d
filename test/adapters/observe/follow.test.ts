import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { expect, it } from 'vitest'
import { follow } from '../../../src/adapters/observe/follow.ts'
import { createMetrics } from '../../../src/adapters/observe/metrics.ts'

function watched() {
  const exporter = new InMemorySpanExporter()
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] })
  const metrics = createMetrics()
  let sent = 0
  const trace = follow(metrics, () => ({ tracer: provider.getTracer('test'), send: async () => void sent++ }))
  return { trace, metrics, spans: () => exporter.getFinishedSpans(), sent: () => sent }
}

it('follows steps within steps, counts them, and sends them when the outermost ends', async () => {
  const { trace, metrics, spans, sent } = watched()
  await trace.step('draft', { facts: 3 }, async (inner, tell) => {
    await inner.step('section', { section: 'air' }, async (deeper, tellOfSection) => {
      await deeper.step('model', {}, async (_, tellOfModel) => tellOfModel({ inputTokens: 200, outputTokens: 40 }))
      tellOfSection({ drafter: 'llm', tries: 2 })
    })
    expect(sent()).toBe(0)
    tell({ status: 'clean' })
  })
  expect(sent()).toBe(1)
  const [model, section, draft] = spans()
  expect([model!.name, section!.name, draft!.name]).toEqual(['model', 'section', 'draft'])
  expect(model!.parentSpanContext?.spanId).toBe(section!.spanContext().spanId)
  expect(section!.parentSpanContext?.spanId).toBe(draft!.spanContext().spanId)
  expect(draft!.attributes).toEqual({ facts: 3, status: 'clean' })
  const text = await metrics.text()
  expect(text).toContain('shuzhun_drafts_total{status="clean"} 1')
  expect(text).toContain('shuzhun_sections_total{drafter="llm",tries="2"} 1')
  expect(text).toContain('shuzhun_model_tokens_total{direction="input"} 200')
  expect(text).toContain('shuzhun_step_seconds_count{step="section",outcome="done"} 1')
})

it('tells of a failure its kind and not its words', async () => {
  const { trace, metrics, spans } = watched()
  const failing = trace.step('draft', {}, () => Promise.reject(new TypeError('出动巡查人员1204人次')))
  await expect(failing).rejects.toThrow('1204')
  expect(spans()[0]!.status.message).toBe('TypeError')
  expect(JSON.stringify(spans().map(({ attributes, events, status }) => [attributes, events, status]))).not.toContain(
    '1204',
  )
  expect(await metrics.text()).toContain('shuzhun_step_seconds_count{step="draft",outcome="failed"} 1')
})
