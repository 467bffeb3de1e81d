import { longestOf } from '../text/any-of.ts'
import { lastOf } from '../text/clue.ts'
import listing from './listing.json' with { type: 'json' }

/** 合计, 加起来: what follows is of several facts together. */
export const TOGETHER = longestOf(listing.together)
/** With one of these each of them ends. */
export const ENDS_TOGETHER = lastOf(listing.together)
/** 共 as well, which may count a single fact. */
export const IN_ALL = `(?:${TOGETHER}|共)`
