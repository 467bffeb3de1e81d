import { decimal, digitsOf } from '../domain/decimal.ts'

/** The columns of a fact whose digits count as they were written. */
const VALUE_KEYS: ReadonlySet<string> = new Set(['value', 'lastYear', 'lastPeriod', 'target'])

/**
 * A reviver for JSON.parse: gives the number of a value column as the digits in the source, so that `69.60` keeps its
 * zero and twenty digits keep their last. `1.2e3` is written out; an exponent beyond all figures stays as it is, to be
 * refused as unreadable.
 */
export function valueLiteral(this: unknown, key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || !VALUE_KEYS.has(key) || context?.source === undefined) return value
  const exponent = /[eE]([+-]?\d+)$/.exec(context.source)
  if (!exponent || Math.abs(Number(exponent[1])) > 30) return context.source
  return digitsOf(decimal(context.source))
}
