import type { Expressions } from '../lexicon/expressions.ts'
import { mayBegin, readersAt } from './readers.ts'
import type { Scan, Token } from './token.ts'

/*
 * One pass from left to right. Most characters begin no number and are skipped by a table; where one may begin, the
 * readers of its class try in order. A reader that refuses leaves the place to the next; what one took is not read again.
 */

/** All tokens of the normalised text in order, without overlap; mere words are left out. */
export function scan(text: string, lexicon: Expressions | null): Token[] {
  const state: Scan = { text, floor: 0, titleEnds: 0, tokens: [], lexicon }
  for (let i = 0; i < text.length; ) {
    const taken = mayBegin(text.charCodeAt(i)) ? takeAt(state, i) : null
    if (taken === null) {
      i++
      continue
    }
    if (!taken.silent) state.tokens.push(taken.start < state.titleEnds ? inTitle(taken) : taken)
    i = taken.end
    state.floor = i
  }
  return state.tokens
}

function takeAt(state: Scan, i: number): Token | null {
  for (const read of readersAt(state.text, i)) {
    const taken = read(state, i)
    if (taken !== null) return taken
  }
  return null
}

/** What stands in 《》 is a name, whatever its form; a blank in it is still a blank. */
function inTitle(taken: Token): Token {
  if (taken.kind === 'placeholder') return taken
  const kind = taken.kind === 'date' ? 'date' : 'name'
  return { ...taken, kind, exempt: 'document', amount: null, role: null, notes: [] }
}
