import named from '../lexicon/balances.json' with { type: 'json' }
import flows from '../lexicon/flows.json' with { type: 'json' }
import { anyOf } from '../text/any-of.ts'
import { Clue, firstOf } from '../text/clue.ts'
import { type InClause, wordsBefore } from '../text/own-clause.ts'
import { PERIOD_FIRST } from './companions.ts'
import type { FactEntry, SheetIndex } from './sheet-index.ts'

/* Words that set two facts of a sheet against each other: 结余 is 收入 without 支出, 进出口总额 both together, 存贷比 one in terms of the other. */

/** Two facts whose labels differ in nothing but two such words. */
export interface Balance {
  readonly words: readonly string[]
  /** `rest`: what the second leaves of the first, as a share of it. */
  readonly rule: 'sum' | 'difference' | 'share' | 'rest'
  readonly facts: readonly [of: FactEntry, and: FactEntry]
}

/** Those that have a name of their own, and what came set against what went. */
const balances = [
  ...named,
  { words: flows.net, rule: 'difference', of: [...flows.newly, ...flows.came], and: flows.went },
]

/** All pairs of a sheet that can be set against each other. */
export const balancesOf = (facts: readonly FactEntry[]): Balance[] =>
  balances.flatMap(({ words, rule, of, and }) =>
    of.flatMap((one) =>
      pairsOf(facts, one, and).map((pair) => ({ words, rule: rule as Balance['rule'], facts: pair })),
    ),
  )

const WORDS = balances.flatMap(({ words }) => words)
const BALANCE = new Clue(anyOf(WORDS), firstOf(WORDS))

/** The pairs that a balance word in the clause before a number speaks of. */
export function balancedIn({ balances }: SheetIndex, clause: InClause): readonly Balance[] {
  const said = balances.length > 0 && BALANCE.inClauseOf(clause) !== null ? wordsBefore(clause) : ''
  return said === '' ? [] : balances.filter(({ words }) => words.some((word) => said.includes(word)))
}

/** 医保基金收入 and 医保基金支出: the same label but for the word. */
const pairsOf = (facts: readonly FactEntry[], one: string, others: readonly string[]): [FactEntry, FactEntry][] =>
  facts
    .filter(({ label }) => label.includes(one))
    .flatMap((fact) => {
      const wanted = others.map((other) => fact.label.replace(one, other))
      return facts
        .filter(({ label }) => wanted.includes(label))
        .map((partner): [FactEntry, FactEntry] => [fact, partner])
    })

/** The fact that is named like `fact` but for one word, which `words` hold: 一般公共预算收入 for …支出 and 收入. */
export function counterpartOf({ facts }: SheetIndex, fact: FactEntry, words: string): FactEntry | null {
  const label = timeless(fact)
  const wanted = balances.flatMap(({ of, and }) => {
    const pair = [...of, ...and]
    return pair
      .filter((one) => label.includes(one))
      .flatMap((one) => pair.filter((two) => two !== one && words.includes(two)).map((two) => label.replace(one, two)))
  })
  return facts.find((other) => wanted.includes(timeless(other))) ?? null
}
/** Of the two one may name the period and the other not. */
const timeless = ({ label }: FactEntry): string => label.replace(PERIOD_FIRST, '')
