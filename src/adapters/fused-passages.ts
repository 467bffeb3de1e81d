import type { ScoredPassage } from '../domain/passage.ts'
import { fuseRanks } from '../pipeline/fuse-ranks.ts'
import type { DensePassages, PassageQuery, Passages } from '../pipeline/ports.ts'

/** How many passages found by words are compared by meaning, for each that is asked for. */
const WIDER = 4

/** Passages found by words, their order joined with that by meaning. Where the second cannot be had, the first stands. */
export class FusedPassages implements Passages {
  readonly #byWords: Passages
  readonly #byMeaning: DensePassages
  readonly #report: (fault: unknown) => void
  constructor(byWords: Passages, byMeaning: DensePassages, report: (fault: unknown) => void) {
    this.#byWords = byWords
    this.#byMeaning = byMeaning
    this.#report = report
  }

  async find(org: string, query: PassageQuery): Promise<ScoredPassage[]> {
    const found = await this.#byWords.find(org, { ...query, k: query.k * WIDER })
    if (found.length < 2) return found
    const words = found.map(({ id }) => id)
    const meaning = await this.#byMeaning.rank(query.text, found).catch((fault: unknown) => {
      this.#report(fault)
      return words
    })
    const passages = new Map(found.map((passage) => [passage.id, passage]))
    // Scores keep the scale that callers compare on: the best place carries the best score.
    return fuseRanks([words, meaning])
      .slice(0, query.k)
      .map((id, at) => ({ ...passages.get(id)!, score: found[at]!.score }))
  }
}
