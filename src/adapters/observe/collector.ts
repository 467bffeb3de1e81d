import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base'
import type { Gathering } from './follow.ts'

/** Where traces go, after OpenTelemetry's own names of settings. */
export interface CollectorEnv {
  /** Base address of an OTLP/HTTP collector: http://127.0.0.1:4318. Nothing is traced where it is absent. */
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string
  readonly OTEL_SERVICE_NAME?: string
}

const TIMEOUT_MS = 3000

/** Gathers spans for the collector that is configured. A collector that does not answer loses spans and stops nothing. */
export function gathererFrom(env: CollectorEnv): () => Gathering | null {
  const endpoint = env.OTEL_EXPORTER_OTLP_ENDPOINT?.trim().replace(/\/$/, '')
  if (!endpoint) return () => null
  const resource = resourceFromAttributes({ 'service.name': env.OTEL_SERVICE_NAME ?? 'shuzhun' })
  return () => {
    const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, timeoutMillis: TIMEOUT_MS })
    const provider = new BasicTracerProvider({ resource, spanProcessors: [new BatchSpanProcessor(exporter)] })
    return { tracer: provider.getTracer('shuzhun'), send: () => provider.shutdown().catch(() => {}) }
  }
}
