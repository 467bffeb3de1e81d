/* How well the words around a number name a fact, from 0 to 1. */

/** Below this likeness a clause speaks of no fact of the sheet. */
export const SPEAKS = 0.42
/** Below this likeness not even an equal value makes a match. */
export const HINTS = 0.1
