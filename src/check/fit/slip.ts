import type { Mention } from '../mention.ts'

/**
 * Whether one row of digits comes from the other by a slip of the hand: two neighbours in each other's place (84 for 48)
 * or one digit that is another (96.3 for 92.3). One of two digits tells little, a lone one nothing.
 */
export function isSlip(written: string, meant: string): boolean {
  const first = firstOff(written, meant)
  if (first < 0) return false
  const last = lastOff(written, meant)
  return last === first ? written.replace('.', '').length > 2 : isExchange(written, meant, first, last)
}

/** A slip, but not across the point: 2.7 for 7.2 is too often the number of another. */
export const isPlainSlip = (written: string, meant: string): boolean =>
  isSlip(written, meant) && lastOff(written, meant) < firstOff(written, meant) + 2

/** A slip, or one of two digits that is another: 24 for 14. Enough where the words speak of it, too. */
export function isNearlySlip(written: string, meant: string): boolean {
  const first = firstOff(written, meant)
  if (first < 0) return false
  const last = lastOff(written, meant)
  return last === first ? written.length > 1 : isExchange(written, meant, first, last)
}

/** Two neighbours in each other's place: 271 for 217. */
export function isExchanged(written: string, meant: string): boolean {
  const first = firstOff(written, meant)
  return first >= 0 && isExchange(written, meant, first, lastOff(written, meant))
}

/** 45.1 for 41.5: the point between two digits does not part them. */
const isExchange = (written: string, meant: string, first: number, last: number): boolean =>
  (last === first + 1 || (last === first + 2 && written[first + 1] === '.')) &&
  written[first] === meant[last] &&
  written[last] === meant[first]

/** A digit left out or written twice too many: 587 for 5874. Of a lone digit it tells nothing. */
export function isDigitApart(written: string, meant: string): boolean {
  const [less, more] = written.length < meant.length ? [written, meant] : [meant, written]
  if (less.length < 2 || more.length !== less.length + 1) return false
  let at = 0
  while (at < less.length && less[at] === more[at]) at++
  return less.slice(at) === more.slice(at + 1)
}

/** Where two rows of one length differ first; −1 where they do not, and of rows of different length. */
function firstOff(written: string, meant: string): number {
  if (written.length !== meant.length) return -1
  for (let i = 0; i < written.length; i++) if (written[i] !== meant[i]) return i
  return -1
}
/** Where two rows differ last that do. */
function lastOff(written: string, meant: string): number {
  let i = written.length - 1
  while (written[i] === meant[i]) i--
  return i
}

/** The digits of a number as they stand, without what 万 and 亿 fold in: those of 58.4万元 are a sheet's of 58.4, in 万元. */
export const writtenDigits = ({ text, stated }: Mention): string =>
  text.includes('万') || text.includes('亿') ? (/\d[\d.]*/.exec(text.replaceAll(',', ''))?.[0] ?? '') : stated!.digits

/** Whether two numbers are about as much as each other. */
export const isAbout = (one: number, other: number): boolean => Math.abs(one / other - 1) < ABOUT
const ABOUT = 0.1
/** Whether neither of two numbers is more than so many times the other. */
export const areWithin = (times: number, one: number, other: number): boolean =>
  one <= times * other && other <= times * one
