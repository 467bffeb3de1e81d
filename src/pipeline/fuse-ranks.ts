/** Usual constant of reciprocal rank fusion: how much the first places of one list outweigh middle places of all. */
const K = 60

/** Joins rankings of the same things into one: what stands high in several stands highest (reciprocal rank fusion). */
export function fuseRanks(rankings: readonly (readonly string[])[]): string[] {
  const scores = new Map<string, number>()
  for (const ranking of rankings)
    for (const [at, id] of ranking.entries()) scores.set(id, (scores.get(id) ?? 0) + 1 / (K + at + 1))
  return [...scores].sort(([, a], [, b]) => b - a).map(([id]) => id)
}
