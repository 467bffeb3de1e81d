import type { Fit } from './judged.ts'

/* How a calculated number is shown, and how it is judged against a written one. */

/** Doubles nearer than this, of the size of percentages, are equal. */
export const EPSILON = 1e-9

/** A magnitude with that many decimals, 四舍五入. */
export const shown = (value: number, decimals: number): string => (Math.abs(value) + EPSILON).toFixed(decimals)
/** One number without another as a calculation that comes out without a sign, which `shown` leaves out too: 36-32 for what fell from 36. */
export const apart = (one: string, other: string, outcome: number): string => {
  const [more, less] = outcome < 0 ? [other, one] : [one, other]
  return `${more}-${less.startsWith('-') ? `(${less})` : less}`
}
/** Digits after the point. */
export const placesOf = (digits: string): number => (digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0)
/** A derived outcome is rounded by nature: a correct rounding needs no word. */
export const settle = (fit: Fit): Fit => (fit === 'rounded' ? 'covered' : fit)
/** 万 in 万元 as a factor; 1 for a unit without. */
export const scaleOf = (unitText: string): number =>
  unitText.length < 2 ? 1 : unitText[0] === '万' ? 1e4 : unitText[0] === '亿' ? 1e8 : 1
/** The size of a number without its power of ten, 1 ≤ … < 10: equal digits have it in common. NaN for 0. */
export function significandOf(value: number): number {
  const size = Math.abs(value)
  return size / 10 ** Math.floor(Math.log10(size))
}
