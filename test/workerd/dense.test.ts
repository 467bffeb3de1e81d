import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { D1Samples } from '../../src/adapters/d1-samples.ts'
import { FusedPassages } from '../../src/adapters/fused-passages.ts'
import { D1Vectors, VectorizeVectors } from '../../src/adapters/kept-vectors.ts'
import { EmbeddedPassages, embeddingEndpointFrom } from '../../src/adapters/openai-embeddings.ts'
import { D1Passages } from '../../src/adapters/passages-retriever.ts'
import { fuseRanks } from '../../src/pipeline/fuse-ranks.ts'
import { EMBEDDED } from '../../src/pipeline/ports.ts'
import { embeddedReports } from './embedded-reports.ts'

const ENDPOINT = { baseUrl: 'http://vectors.test/v1', apiKey: '', model: 'stub' }
const byWords = new D1Passages(env.DB)
const query = { text: '垃圾清运 保洁员', k: 4 }

/** Vectors of two numbers: nearer to the query the more a text speaks of toilets. */
const stub = (asked: string[][] = []) =>
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (_, init) => {
    const { input } = JSON.parse(String(init?.body)) as { input: string[] }
    asked.push(input)
    const vector = (text: string, at: number) => (at === 0 ? [0, 1] : [1, text.split('厕').length - 1])
    // Out of order, as a server may answer.
    return Response.json({ data: input.map((text, index) => ({ index, embedding: vector(text, index) })).reverse() })
  })

beforeAll(async () => {
  await new D1Samples(env.DB).saveAll(EMBEDDED, await embeddedReports())
})
afterEach(() => vi.restoreAllMocks())

describe('passages by words and meaning', () => {
  it('raise what is near in meaning, and keep the scale of scores', async () => {
    stub()
    const fused = new FusedPassages(byWords, new EmbeddedPassages(new D1Vectors(env.DB, 'stub'), ENDPOINT), () => {})
    const found = await fused.find('nobody', query)
    const plain = await byWords.find('nobody', query)
    expect(found).toHaveLength(4)
    expect(found.map(({ score }) => score)).toEqual(plain.map(({ score }) => score))
    expect(found.map(({ id }) => id)).not.toEqual(plain.map(({ id }) => id))
    expect(found.some(({ text }) => text.includes('厕'))).toBe(true)
  })

  it('make the vector of a passage once', async () => {
    const asked: string[][] = []
    stub(asked)
    const dense = new EmbeddedPassages(new D1Vectors(env.DB, 'once'), { ...ENDPOINT, model: 'once' })
    const passages = await byWords.find('nobody', query)
    const first = await dense.rank('问', passages)
    expect(await dense.rank('问', passages)).toEqual(first)
    expect(asked.map(({ length }) => length)).toEqual([5, 1])
  })

  it('are ranked alike where Vectorize keeps the vectors, twenty at a time', async () => {
    stub()
    const shelf = new Map<string, VectorizeVector>()
    const sizes: number[] = []
    const vectors = new VectorizeVectors({
      getByIds: async (ids) => {
        sizes.push(ids.length)
        return ids.flatMap((id) => shelf.get(id) ?? [])
      },
      upsert: async (given) => {
        for (const vector of given) shelf.set(vector.id, vector)
        return { mutationId: 'm' }
      },
    })
    const found = await byWords.find('nobody', { ...query, k: 30 })
    const inD1 = new EmbeddedPassages(new D1Vectors(env.DB, 'alike'), ENDPOINT)
    const inIndex = new EmbeddedPassages(vectors, ENDPOINT)
    const ranked = await inIndex.rank('问', found)
    expect(ranked).toEqual(await inD1.rank('问', found))
    expect(await inIndex.rank('问', found)).toEqual(ranked)
    expect(Math.max(...sizes)).toBe(20)
    expect(shelf.size).toBe(30)
  })

  it('keep to the words where no vectors can be had', async () => {
    const faults: unknown[] = []
    vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('busy', { status: 503 }))
    const dense = new EmbeddedPassages(new D1Vectors(env.DB, 'down'), { ...ENDPOINT, model: 'down' })
    const found = await new FusedPassages(byWords, dense, (fault) => faults.push(fault)).find('nobody', query)
    const wider = await byWords.find('nobody', { ...query, k: 16 })
    expect(found.map(({ id }) => id)).toEqual(wider.slice(0, 4).map(({ id }) => id))
    expect(String(faults[0])).toContain('503')
  })

  it('are off until a model is named', () => {
    expect(embeddingEndpointFrom({ OPENAI_BASE_URL: 'http://model.test/v1' })).toBeNull()
    const named = { OPENAI_BASE_URL: 'http://model.test/v1/', OPENAI_EMBEDDING_MODEL: 'bge-m3' }
    expect(embeddingEndpointFrom(named)).toMatchObject({ baseUrl: 'http://model.test/v1', model: 'bge-m3' })
  })
})

describe('joining rankings', () => {
  it('puts first what stands high in several', () => {
    expect(
      fuseRanks([
        ['a', 'b', 'c'],
        ['b', 'd', 'a'],
      ])[0],
    ).toBe('b')
    expect(fuseRanks([['a'], []])).toEqual(['a'])
  })
})
