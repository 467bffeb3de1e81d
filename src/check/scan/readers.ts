import { HAN_NUMERALS } from '../text/character-class.ts'
import { DIGIT_READERS, type Gated, HAN_READERS } from './order.ts'
import { OTHERS } from './order-others.ts'
import type { Reader } from './token.ts'

/* The readers to try at a character: a table of their classes, and for numbers what follows the run of numerals. */

/** The readers of one class of characters. */
interface Readers {
  /** For numbers: the readers left when the run is followed by this code unit, and those left otherwise. */
  readonly next: ReadonlyMap<number, readonly Reader[]>
  readonly ungated: readonly Reader[]
}

function gate(readers: readonly (Reader | Gated)[]): Readers {
  const pick = (c: string) =>
    readers.flatMap((r) => (typeof r === 'function' ? [r] : r.before.includes(c) ? [r.read] : []))
  const characters = new Set(readers.flatMap((r) => (typeof r === 'function' ? [] : [...r.before])))
  return {
    next: new Map([...characters].map((c) => [c.charCodeAt(0), pick(c)])),
    ungated: readers.filter((r) => typeof r === 'function'),
  }
}

const NOTHING = 0
const DIGITS = 1
const HAN = 2
const CLASSES: Readers[] = [gate([]), gate(DIGIT_READERS), gate(HAN_READERS)]
/** Class of each code unit. */
const TABLE = new Uint8Array(0x10000)
for (const c of '0123456789') TABLE[c.charCodeAt(0)] = DIGITS
for (const c of HAN_NUMERALS) TABLE[c.charCodeAt(0)] = HAN
for (const [characters, readers] of OTHERS) {
  CLASSES.push(gate(readers))
  for (const c of characters) TABLE[c.charCodeAt(0)] = CLASSES.length - 1
}

const LONGEST_RUN = 24

/** Whether anything at all may begin with this code unit. */
export const mayBegin = (code: number): boolean => TABLE[code] !== NOTHING

/** What follows 12.5 decides, not its point; 2026.7.6 keeps the point. */
function pastFraction(text: string, point: number): number {
  if (text[point] !== '.' || TABLE[text.charCodeAt(point + 1)] !== DIGITS) return point
  let end = point + 2
  const limit = Math.min(point + LONGEST_RUN, text.length)
  while (end < limit && TABLE[text.charCodeAt(end)] === DIGITS) end++
  return text[end] === '.' ? point : end
}

/** The readers to try at `i`, in order. */
export function readersAt(text: string, i: number): readonly Reader[] {
  const kind = TABLE[text.charCodeAt(i)]!
  const readers = CLASSES[kind]!
  // nothing is gated: what follows need not be looked at
  if (readers.next.size === 0) return readers.ungated
  let end = i + 1
  const limit = Math.min(i + LONGEST_RUN, text.length)
  while (end < limit && (TABLE[text.charCodeAt(end)] === kind || (kind === HAN && text[end] === '零'))) end++
  return readers.next.get(text.charCodeAt(pastFraction(text, end))) ?? readers.ungated
}
