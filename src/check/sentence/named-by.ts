import { evidenceOf } from '../sheet/evidence.ts'
import { SPEAKS } from '../sheet/likeness.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import type { Case } from '../weigh/case.ts'

/** The fact that these words name best, of those that may be meant; null where they name none by more than `least`. */
export function namedBy(
  { heads, index }: Case,
  words: string,
  may: (fact: FactEntry) => boolean,
  least = SPEAKS,
): FactEntry | null {
  const scores = heads.score(evidenceOf(index, words, 1))
  let best: FactEntry | null = null
  for (const fact of index.facts)
    if (may(fact) && scores[fact.place]! > (best ? scores[best.place]! : least)) best = fact
  return best
}

/** Two of them, each named by its own words. */
export function twoNamedBy(
  c: Case,
  words: string,
  than: string,
  may: (fact: FactEntry) => boolean,
): readonly [FactEntry, FactEntry] | null {
  const one = namedBy(c, words, may)
  const other = one && namedBy(c, than, (fact) => may(fact) && fact !== one)
  return other && [one, other]
}
