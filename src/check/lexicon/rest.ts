import { anyOf } from '../text/any-of.ts'
import words from './rest.json' with { type: 'json' }

/* The words for what is left of a whole. */

/** 其余, 剩下. */
export const THE_REST = anyOf(words.rest)
/** 其他 as well: the other parts. */
export const THE_OTHERS = anyOf([...words.rest, ...words.others])
/** 手里压着｜235件: what is still to be done. */
export const STILL_HELD = anyOf(words.held)
