/* How a calculated number is shown. */

/** Doubles nearer than this, of the size of percentages, are equal. */
export const EPSILON = 1e-9

/** A magnitude with that many decimals, 四舍五入; with more where something would be shown as nothing: 0.3万元, not 0万元. */
export function shown(value: number, decimals: number): string {
  const size = Math.abs(value) + EPSILON
  const hidden = size > HARDLY_ANYTHING && size * 10 ** decimals < 0.5
  return size.toFixed(hidden ? Math.ceil(-Math.log10(size)) : decimals)
}
/** What is less is left over from calculating. */
const HARDLY_ANYTHING = 1e-5
/** One number without another as a calculation that comes out without a sign, which `shown` leaves out too: 36-32 for what fell from 36. */
export const apart = (one: string, other: string, outcome: number): string => {
  const [more, less] = outcome < 0 ? [other, one] : [one, other]
  return `${more}-${less.startsWith('-') ? `(${less})` : less}`
}
/** Digits after the point. */
export const placesOf = (digits: string): number => (digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0)
/** 万 in 万元 as a factor; 1 for a unit without. */
export const scaleOf = (unitText: string): number =>
  unitText.length < 2 ? 1 : unitText[0] === '万' ? 1e4 : unitText[0] === '亿' ? 1e8 : 1
/** The size of a number without its power of ten, 1 ≤ … < 10: equal digits have it in common. NaN for 0. */
export function significandOf(value: number): number {
  const size = Math.abs(value)
  return size / 10 ** Math.floor(Math.log10(size))
}

/** Whether facts are told in units of one size, so that their digits can be reckoned with as they stand: not 9640万元 and 3.86亿元. */
export const inOneSize = (facts: readonly { readonly factor: number; readonly unitText: string }[]): boolean =>
  facts.every((fact) => sizeOf(fact) === sizeOf(facts[0]!))
const sizeOf = ({ factor, unitText }: { readonly factor: number; readonly unitText: string }): number =>
  factor * scaleOf(unitText)
