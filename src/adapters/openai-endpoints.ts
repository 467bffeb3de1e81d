import { z } from 'zod'
import type { FigureMode } from '../pipeline/section-request.ts'

/** One OpenAI-compatible server and how to treat it. */
export const Endpoint = z.object({
  /** Shown in messages and usage; the host where absent. */
  name: z.string().optional(),
  /** With its /v1 or whatever path the server has. */
  baseUrl: z.url(),
  /** Local servers need none. */
  apiKey: z.string().default(''),
  model: z.string().min(1),
  /** One try, from request to the last byte. */
  timeoutMs: z.int().positive().default(60_000),
  /** Tries beyond the first. */
  retries: z.int().min(0).max(5).default(2),
  /** Some gateways answer only as a whole. */
  stream: z.boolean().default(true),
  /** Sent along as it is, e.g. {"enable_thinking": false} or {"temperature": 0.3}. */
  extra: z.record(z.string(), z.unknown()).default({}),
})
export type Endpoint = z.output<typeof Endpoint>

/** The variables by which an office sets its model. All optional: without them drafts come from the template. */
export interface ModelEnv {
  readonly OPENAI_BASE_URL?: string | undefined
  readonly OPENAI_API_KEY?: string | undefined
  readonly OPENAI_MODEL?: string | undefined
  /** JSON list of endpoints, tried in order; wins over the three above. */
  readonly OPENAI_ENDPOINTS?: string | undefined
  /** Milliseconds for one try, and for all tries of one request together. */
  readonly OPENAI_TIMEOUT_MS?: string | undefined
  readonly OPENAI_DEADLINE_MS?: string | undefined
  readonly OPENAI_RETRIES?: string | undefined
  /** Sections that are at the model at a time, of all drafts of the deployment. */
  readonly OPENAI_CONCURRENCY?: string | undefined
  /** `slots` (default): the model sees no figures. `plain`: it writes them itself. */
  readonly FIGURE_MODE?: string | undefined
}

const OPENAI = 'https://api.openai.com/v1'

const numberOf = (text: string | undefined): number | undefined => {
  const value = Number(text)
  return text && Number.isFinite(value) ? value : undefined
}

function listed(json: string, defaults: object): Endpoint[] {
  try {
    const list = z.array(z.record(z.string(), z.unknown())).parse(JSON.parse(json))
    return list.map((entry) => Endpoint.parse({ ...defaults, ...entry }))
  } catch (cause) {
    throw new Error('环境变量 OPENAI_ENDPOINTS 应为 JSON 列表，每项至少写明 baseUrl 和 model', { cause })
  }
}

/** The endpoints that the environment names, in order; none where no model is configured. Throws in Chinese on a broken setting. */
export function endpointsFrom(env: ModelEnv): Endpoint[] {
  const timeoutMs = numberOf(env.OPENAI_TIMEOUT_MS)
  const retries = numberOf(env.OPENAI_RETRIES)
  const defaults = { ...(timeoutMs ? { timeoutMs } : {}), ...(retries === undefined ? {} : { retries }) }
  if (env.OPENAI_ENDPOINTS?.trim()) return listed(env.OPENAI_ENDPOINTS, defaults)
  if (!env.OPENAI_MODEL || !(env.OPENAI_BASE_URL || env.OPENAI_API_KEY)) return []
  const one = Endpoint.safeParse({
    ...defaults,
    baseUrl: env.OPENAI_BASE_URL || OPENAI,
    apiKey: env.OPENAI_API_KEY ?? '',
    model: env.OPENAI_MODEL,
  })
  if (!one.success) throw new Error('环境变量 OPENAI_BASE_URL 应为完整的网址，例如 https://api.deepseek.com/v1')
  return [one.data]
}

/** Limits over all endpoints together. */
export const limitsFrom = (env: ModelEnv): { deadlineMs: number; concurrency: number } => ({
  deadlineMs: numberOf(env.OPENAI_DEADLINE_MS) ?? 120_000,
  concurrency: Math.max(1, numberOf(env.OPENAI_CONCURRENCY) ?? 8),
})

/** How the configured model writes figures. */
export const figureModeFrom = (env: ModelEnv): FigureMode => (env.FIGURE_MODE?.trim() === 'plain' ? 'plain' : 'slots')
