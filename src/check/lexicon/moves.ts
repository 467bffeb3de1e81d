import { anyOf, longestOf } from '../text/any-of.ts'
import moves from './moves.json' with { type: 'json' }

/* The verbs and nouns for how something moved, as expressions; which way each goes is told in `context/comparison.ts`. */

/** 增长, 下降: verbs that stand by themselves. */
export const MOVED = longestOf([...moves.rises, ...moves.falls])
/** 增速, 涨幅. */
export const GROWTH_NAMED = longestOf(moves.growth)
/** 降幅: of two falls the size is compared. */
export const FALL_NAMED = longestOf(moves.fall)
/** Of growth or fall. */
export const CHANGE_NAMED = longestOf([...moves.growth, ...moves.fall])
/** 增量, 净增: what was added or taken away. */
export const ADDED = longestOf(moves.added)

/** 抬了, 往前挪了, 好了: short verbs that move a place or a rate and nothing else, with the way each goes. */
const SHORT_MOVES: readonly (readonly [RegExp, number])[] = [
  [new RegExp(`^${anyOf(moves.shortRises)}$`), 1],
  [new RegExp(`^${anyOf(moves.shortFalls)}$`), -1],
  [new RegExp(`^${anyOf(moves.shortBetter)}$`), 2],
]
export const MOVED_SHORTLY = anyOf([...moves.shortRises, ...moves.shortFalls])
/** Those that need their 了: 较好 is none. */
export const BETTERED = anyOf(moves.shortBetter)
export const shortMoveOf = (word: string): number => SHORT_MOVES.find(([form]) => form.test(word))?.[1] ?? 0
