import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { termsOf } from '../../src/adapters/passage-terms.ts'

type Sparse = ReadonlyMap<string, number>

/** Numbers in a vector: what a library of a few hundred passages can fill. */
const DIMENSIONS = 80
/** Rounds of subspace iteration: the leading directions have settled by then. */
const ROUNDS = 12

/**
 * Vectors made on this machine, of nothing but texts: latent semantic analysis, the leading directions of their tf-idf over
 * character bigrams. Texts that share no word lie near each other where other texts use their words together.
 */
export function learnVectors(texts: readonly string[]): (text: string) => number[] {
  const termed = texts.map(termsOf)
  const spread = new Map<string, number>()
  for (const terms of termed) for (const term of new Set(terms)) spread.set(term, (spread.get(term) ?? 0) + 1)
  const weigh = (terms: readonly string[]): Sparse => weighed(terms, spread, texts.length)
  const rows = termed.map(weigh)
  const { directions, strengths } = leading(rows.map((a) => rows.map((b) => dot(a, b))))
  return (text) => {
    const asked = weigh(termsOf(text))
    const nearness = rows.map((row) => dot(row, asked))
    return directions.map((direction, at) => inner(direction, nearness) / Math.sqrt(strengths[at]!))
  }
}

function weighed(terms: readonly string[], spread: Sparse, texts: number): Sparse {
  const counts = new Map<string, number>()
  for (const term of terms) if ((spread.get(term) ?? 0) > 1) counts.set(term, (counts.get(term) ?? 0) + 1)
  const weights = [...counts].map(
    ([term, count]) => [term, (1 + Math.log(count)) * Math.log(texts / spread.get(term)!)] as const,
  )
  const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1
  return new Map(weights.map(([term, weight]) => [term, weight / length]))
}

function dot(a: Sparse, b: Sparse): number {
  let sum = 0
  for (const [term, weight] of a) sum += weight * (b.get(term) ?? 0)
  return sum
}

const inner = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, at) => sum + value * b[at]!, 0)

/** The leading eigenvectors of a symmetric matrix, of length 1 and at right angles, with how strong each is. */
function leading(matrix: readonly (readonly number[])[]): { directions: number[][]; strengths: number[] } {
  let directions = atRightAngles(
    Array.from({ length: Math.min(DIMENSIONS, matrix.length) }, (_, at) =>
      matrix.map((__, row) => Math.sin(1 + row * 12.9898 + at * 78.233)),
    ),
  )
  let strengths: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const turned = directions.map((direction) => matrix.map((row) => inner(row, direction)))
    strengths = turned.map((direction) => Math.hypot(...direction) || 1)
    directions = atRightAngles(turned)
  }
  return { directions, strengths }
}

function atRightAngles(vectors: readonly number[][]): number[][] {
  const done: number[][] = []
  for (const vector of vectors) {
    let rest = vector
    for (const other of done) {
      const shared = inner(rest, other)
      rest = rest.map((value, at) => value - shared * other[at]!)
    }
    const length = Math.hypot(...rest) || 1
    done.push(rest.map((value) => value / length))
  }
  return done
}

/** A server that speaks OpenAI's `/embeddings` and answers with such vectors; stop it when done. */
export async function serveVectors(texts: readonly string[]): Promise<{ baseUrl: string; stop: () => void }> {
  const vectorOf = learnVectors(texts)
  const server = createServer(async (request, response) => {
    const { input } = JSON.parse(Buffer.concat(await request.toArray()).toString()) as { input: string[] }
    const data = input.map((text, index) => ({ index, embedding: vectorOf(text) }))
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ data }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { baseUrl: `http://127.0.0.1:${port}/v1`, stop: () => server.close() }
}
