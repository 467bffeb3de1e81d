import balances from './lexicon/balances.json' with { type: 'json' }
import type { FactEntry, SheetIndex } from './sheet-index.ts'

/* Words that set two facts of a sheet against each other: 结余 is 收入 without 支出, 进出口总额 both together. */

interface Balance {
  readonly words: readonly string[]
  readonly rule: 'sum' | 'difference'
  /** Two facts whose labels differ in nothing but these words. */
  readonly pairs: readonly (readonly [of: FactEntry, and: FactEntry])[]
}

const cache = new WeakMap<SheetIndex, readonly Balance[]>()

/** The pairs that a balance word in `clause` speaks of, with how they are set against each other. */
export function balancedIn(index: SheetIndex, clause: string): readonly Balance[] {
  let all = cache.get(index)
  if (!all) {
    all = balances.flatMap(({ words, rule, of, and }) => {
      const pairs = of.flatMap((one) => and.flatMap((other) => pairsOf(index.facts, one, other)))
      return pairs.length > 0 ? [{ words, rule: rule as Balance['rule'], pairs }] : []
    })
    cache.set(index, all)
  }
  return all.filter(({ words }) => words.some((word) => clause.includes(word)))
}

/** 医保基金收入 and 医保基金支出: the same label but for the word. */
const pairsOf = (facts: readonly FactEntry[], one: string, other: string): [FactEntry, FactEntry][] =>
  facts.flatMap((fact) => {
    if (fact.isRate || !fact.label.includes(one)) return []
    const wanted = fact.label.replace(one, other)
    return facts.flatMap((partner): [FactEntry, FactEntry][] => (partner.label === wanted ? [[fact, partner]] : []))
  })

/** The fact that is named like `fact` but for one word, which `words` hold: 一般公共预算收入 for …支出 and 收入. */
export const counterpartOf = ({ facts }: SheetIndex, { label }: FactEntry, words: string): FactEntry | null =>
  facts.find((other) =>
    balances.some(({ of, and }) =>
      [...of, ...and].some(
        (one) =>
          label.includes(one) &&
          [...of, ...and].some((two) => two !== one && words.includes(two) && other.label === label.replace(one, two)),
      ),
    ),
  ) ?? null
