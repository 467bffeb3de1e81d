/** A vector of length 1. */
export type Vector = Float32Array<ArrayBuffer>

/** Where the vectors of passages are kept. A passage's id names its words, so a vector never grows old. */
export interface KeptVectors {
  /** Those of these passages that are there, by id. */
  kept(ids: readonly string[]): Promise<Map<string, Vector>>
  keep(vectors: readonly { readonly id: string; readonly vector: Vector }[]): Promise<void>
}

/** In D1, beside the passages: the rule. */
export class D1Vectors implements KeptVectors {
  readonly #database: D1Database
  readonly #model: string
  constructor(database: D1Database, model: string) {
    this.#database = database
    this.#model = model
  }

  async kept(ids: readonly string[]): Promise<Map<string, Vector>> {
    const { results } = await this.#database
      .prepare('SELECT id, vector FROM passage_vectors WHERE model = ? AND id IN (SELECT value FROM json_each(?))')
      .bind(this.#model, JSON.stringify(ids))
      .all<{ id: string; vector: number[] }>()
    return new Map(results.map(({ id, vector }) => [id, new Float32Array(Uint8Array.from(vector).buffer)]))
  }

  async keep(vectors: readonly { readonly id: string; readonly vector: Vector }[]): Promise<void> {
    if (vectors.length === 0) return
    const insert = this.#database.prepare(
      `INSERT INTO passage_vectors (model, id, vector) VALUES (?, ?, ?)
       ON CONFLICT (model, id) DO UPDATE SET vector = excluded.vector`,
    )
    await this.#database.batch(vectors.map(({ id, vector }) => insert.bind(this.#model, id, vector.buffer)))
  }
}

/** What is asked of a Vectorize index. */
export type VectorIndex = Pick<Vectorize, 'getByIds' | 'upsert'>

/** Vectorize gives at most so many vectors at a time. */
const AT_ONCE = 20

/**
 * In an index of Cloudflare Vectorize, one for each model, bound as VECTORS. It runs only at Cloudflare: wrangler has no
 * local form of it.
 */
export class VectorizeVectors implements KeptVectors {
  readonly #index: VectorIndex
  constructor(index: VectorIndex) {
    this.#index = index
  }

  async kept(ids: readonly string[]): Promise<Map<string, Vector>> {
    const chunks = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at) =>
      ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
    )
    const found = await Promise.all(chunks.map((chunk) => this.#index.getByIds(chunk)))
    return new Map(found.flat().map(({ id, values }) => [id, Float32Array.from(values)]))
  }

  async keep(vectors: readonly { readonly id: string; readonly vector: Vector }[]): Promise<void> {
    if (vectors.length > 0) await this.#index.upsert(vectors.map(({ id, vector }) => ({ id, values: [...vector] })))
  }
}
