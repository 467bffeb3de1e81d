import { z } from 'zod'
import type { DensePassages } from '../pipeline/ports.ts'
import type { KeptVectors, Vector } from './kept-vectors.ts'

/** Where vectors come from: any server that speaks OpenAI's `/embeddings`. */
export interface EmbeddingEndpoint {
  readonly baseUrl: string
  readonly apiKey: string
  readonly model: string
}
export interface EmbeddingEnv {
  readonly OPENAI_EMBEDDING_MODEL?: string
  /** Absent: the same server as the language model. */
  readonly OPENAI_EMBEDDING_BASE_URL?: string
  readonly OPENAI_BASE_URL?: string
  readonly OPENAI_API_KEY?: string
}

/** The configured endpoint; null where no embedding model is named, which is the rule. */
export function embeddingEndpointFrom(env: EmbeddingEnv): EmbeddingEndpoint | null {
  const baseUrl = env.OPENAI_EMBEDDING_BASE_URL || env.OPENAI_BASE_URL
  if (!env.OPENAI_EMBEDDING_MODEL || !baseUrl) return null
  return { baseUrl: baseUrl.replace(/\/$/, ''), apiKey: env.OPENAI_API_KEY ?? '', model: env.OPENAI_EMBEDDING_MODEL }
}

const Answer = z.object({ data: z.array(z.object({ index: z.int(), embedding: z.array(z.number()) })) })
/** Drafting waits for it: later than this the order by words stands. */
const TIMEOUT_MS = 5000

/** Ranks passages by the nearness of their vectors to the query's. Vectors of passages are made once and kept. */
export class EmbeddedPassages implements DensePassages {
  readonly #vectors: KeptVectors
  readonly #endpoint: EmbeddingEndpoint
  constructor(vectors: KeptVectors, endpoint: EmbeddingEndpoint) {
    this.#vectors = vectors
    this.#endpoint = endpoint
  }

  async rank(text: string, passages: readonly { readonly id: string; readonly text: string }[]): Promise<string[]> {
    const known = await this.#vectors.kept(passages.map(({ id }) => id))
    const missing = passages.filter(({ id }) => !known.has(id))
    const [asked, ...made] = await this.#embed([text, ...missing.map((passage) => passage.text)])
    for (const [at, { id }] of missing.entries()) known.set(id, made[at]!)
    await this.#vectors.keep(missing.map(({ id }) => ({ id, vector: known.get(id)! })))
    return passages
      .map(({ id }) => ({ id, nearness: dot(asked!, known.get(id)!) }))
      .sort((a, b) => b.nearness - a.nearness)
      .map(({ id }) => id)
  }

  async #embed(texts: readonly string[]): Promise<Vector[]> {
    const { baseUrl, apiKey, model } = this.#endpoint
    const response = await fetch(`${baseUrl}/embeddings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey || 'none'}` },
      body: JSON.stringify({ model, input: texts, encoding_format: 'float' }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (!response.ok) throw new Error(`embeddings: ${response.status} ${(await response.text()).slice(0, 200)}`)
    const { data } = Answer.parse(await response.json())
    if (data.length !== texts.length) throw new Error(`embeddings: ${data.length} vectors for ${texts.length} texts`)
    return data.sort((a, b) => a.index - b.index).map(({ embedding }) => unit(embedding))
  }
}

function unit(vector: readonly number[]): Vector {
  const length = Math.hypot(...vector) || 1
  return Float32Array.from(vector, (value) => value / length)
}

const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)
