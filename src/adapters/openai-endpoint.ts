import OpenAI from 'openai'
import type { ModelAnswer, ModelRequest } from '../pipeline/ports.ts'
import type { Endpoint } from './openai-endpoints.ts'
import { type OptionalParameter, refusedParameter } from './openai-fault.ts'
import { tolerantFetch } from './openai-fetch.ts'
import { collect } from './openai-stream.ts'

/** Text beyond this many characters a token allowed is no answer any more. */
const CHARACTERS_PER_TOKEN = 3

/** Asks one endpoint once. Rejects with whatever went wrong. */
export type AskOnce = (
  request: ModelRequest,
  options: { signal: AbortSignal; onText: (text: string) => void },
) => Promise<Omit<ModelAnswer, 'usage'> & { usage: Omit<ModelAnswer['usage'], 'milliseconds'> }>

/**
 * A client for one endpoint. Only `system` and `user` messages and plain parameters are used, which every compatible
 * server knows; a parameter that this one refuses is left out from then on.
 */
export function askEndpoint(endpoint: Endpoint, fetching?: typeof fetch): AskOnce {
  const client = new OpenAI({
    baseURL: endpoint.baseUrl,
    apiKey: endpoint.apiKey || 'none',
    maxRetries: 0,
    timeout: endpoint.timeoutMs,
    logLevel: 'off',
    fetch: tolerantFetch(fetching),
    dangerouslyAllowBrowser: false,
  })
  const without = new Set<OptionalParameter>()

  const bodyOf = (request: ModelRequest): OpenAI.ChatCompletionCreateParamsStreaming => ({
    model: endpoint.model,
    messages: [
      { role: 'system', content: request.system },
      { role: 'user', content: request.user },
    ],
    stream: true,
    ...(without.has('max_tokens') ? { max_completion_tokens: request.maxTokens } : { max_tokens: request.maxTokens }),
    ...(without.has('temperature') ? {} : { temperature: 0.4 }),
    ...(without.has('stream_options') ? {} : { stream_options: { include_usage: true } }),
    ...endpoint.extra,
  })

  async function* chunksOf(request: ModelRequest, signal: AbortSignal): AsyncIterable<OpenAI.ChatCompletionChunk> {
    const body = bodyOf(request)
    if (endpoint.stream) return yield* await client.chat.completions.create(body, { signal })
    const { stream_options: _, ...whole } = body
    const answer: unknown = await client.chat.completions.create({ ...whole, stream: false }, { signal })
    yield answer as OpenAI.ChatCompletionChunk
  }

  return async function ask(request, options) {
    const size = {
      model: endpoint.model,
      promptLength: request.system.length + request.user.length,
      maxCharacters: request.maxTokens * CHARACTERS_PER_TOKEN,
    }
    try {
      return await collect(chunksOf(request, options.signal), size, options.onText)
    } catch (error) {
      const refused = refusedParameter(error)
      if (refused === null || without.has(refused)) throw error
      without.add(refused)
      return ask(request, options)
    }
  }
}
