import type { Mention } from '../mention.ts'

/**
 * Whether one row of digits comes from the other by a slip of the hand: two neighbours in each other's place (84 for 48)
 * or one digit that is another (96.3 for 92.3). One of two digits tells little, a lone one nothing.
 */
export function isSlip(written: string, meant: string): boolean {
  const off = differing(written, meant)
  if (off.length === 1) return written.replace('.', '').length > 2
  return off.length === 2 && isExchange(written, meant, off)
}

/** A slip, or one of two digits that is another: 24 for 14. Enough where the words speak of it, too. */
export function isNearlySlip(written: string, meant: string): boolean {
  const off = differing(written, meant)
  return off.length === 1 ? written.length > 1 : off.length === 2 && isExchange(written, meant, off)
}

/** Two neighbours in each other's place: 271 for 217. */
export function isExchanged(written: string, meant: string): boolean {
  const off = differing(written, meant)
  return off.length === 2 && isExchange(written, meant, off)
}

const isExchange = (written: string, meant: string, [one, other]: readonly number[]): boolean =>
  other === one! + 1 && written[one!] === meant[other] && written[other] === meant[one!]

/** The digits of a number as they stand, without what 万 and 亿 fold in: those of 58.4万元 are a sheet's of 58.4, in 万元. */
export const writtenDigits = ({ text, stated }: Mention): string =>
  /[万亿]/.test(text) ? (/\d[\d.]*/.exec(text.replaceAll(',', ''))?.[0] ?? '') : stated!.digits

/** The places where two rows of one length differ; none where they are of different length. */
function differing(written: string, meant: string): readonly number[] {
  if (written.length !== meant.length) return NOWHERE
  const off: number[] = []
  for (let i = 0; i < written.length && off.length <= MOST_OFF; i++) if (written[i] !== meant[i]) off.push(i)
  return off
}
const NOWHERE: readonly number[] = []
/** Where more differ it was no slip. */
const MOST_OFF = 2

/** Whether two numbers are about as much as each other. */
export const isAbout = (one: number, other: number): boolean => Math.abs(one / other - 1) < ABOUT
const ABOUT = 0.1
/** Whether neither of two numbers is more than so many times the other. */
export const areWithin = (times: number, one: number, other: number): boolean =>
  one <= times * other && other <= times * one
