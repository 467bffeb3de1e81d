import type { FigureKind } from '../../domain/finding.ts'
import type { Unit } from '../../domain/unit.ts'
import type { Expressions } from '../lexicon/expressions.ts'
import type { ExemptReason, NamedPeriod } from '../mention.ts'

/** What a number says, while its unit and scale may still come from a later neighbour (11、24、59微克). */
export interface Amount {
  /** Plain digits with the scale folded in, trailing zeros kept. */
  readonly digits: string
  /** Upper end; null where there is none of its own. */
  readonly toDigits: string | null
  /** 上百: no upper end at all. */
  readonly open: boolean
  /** Power of ten of the last digit written. */
  readonly exp: number
  /** 万 → 4; what a neighbour in a list may inherit. */
  readonly scale: number
  readonly unitText: string
  readonly unit: Unit | null
  readonly approx: string | null
  readonly terms: readonly string[] | null
  /** Numerator and denominator of a fraction whose decimal form does not end. */
  readonly fraction: readonly [string, string] | null
}

/** What a number says of which nothing is told but its digits and what else is given. */
export const amountOf = (digits: string, rest: Partial<Amount> = {}): Amount => ({
  digits,
  toDigits: null,
  open: false,
  exp: 0,
  scale: 0,
  unitText: '',
  unit: null,
  approx: null,
  terms: null,
  fraction: null,
  ...rest,
})

/** A note on the form of a number, in normalised offsets. */
export interface TokenNote {
  readonly rule: string
  readonly message: string
  /** Replaces the stretch; null where no safe rewriting is known. */
  readonly fix: string | null
  /** The stretch, where it is more than the token. */
  readonly start?: number
  readonly end?: number
}

/** A stretch that a reader took, in normalised offsets. Silent tokens are words that happen to hold a numeral. */
export interface Token {
  readonly start: number
  readonly end: number
  readonly kind: FigureKind
  readonly amount: Amount | null
  readonly exempt: ExemptReason | null
  readonly presumed: ExemptReason | null
  readonly role: string | null
  readonly period: NamedPeriod | null
  readonly damaged: boolean
  readonly silent: boolean
  readonly notes: readonly TokenNote[]
  readonly trace: readonly string[]
}

const NO_NOTES: readonly TokenNote[] = []

/** A token with the defaults of a plain one. */
export const token = (
  step: string,
  kind: FigureKind,
  start: number,
  end: number,
  rest: Partial<Omit<Token, 'kind' | 'start' | 'end' | 'trace'>> = {},
): Token => ({
  start,
  end,
  kind,
  amount: rest.amount ?? null,
  exempt: rest.exempt ?? null,
  presumed: null,
  role: rest.role ?? null,
  period: rest.period ?? null,
  damaged: rest.damaged ?? false,
  silent: rest.silent ?? false,
  notes: rest.notes ?? NO_NOTES,
  trace: traceOf(step),
})

const TRACES = new Map<string, readonly string[]>()
/** Steps are few: tokens of one step share its trace. */
function traceOf(step: string): readonly string[] {
  let trace = TRACES.get(step)
  if (trace === undefined) {
    trace = [step]
    TRACES.set(step, trace)
  }
  return trace
}

/** A number that is no claim. */
export const exempted = (step: string, kind: FigureKind, reason: ExemptReason, start: number, end: number): Token =>
  token(step, kind, start, end, { exempt: reason })

/** A word that holds a numeral character but no number: 统一, 一定. Consumed, never reported. */
export const silent = (start: number, end: number): Token => token('word', 'name', start, end, { silent: true })

/** The text being scanned and how far it has been consumed. */
export interface Scan {
  readonly text: string
  /** Nothing before this offset may be taken any more. */
  floor: number
  /** Where the last title in 《》 ends. */
  titleEnds: number
  readonly tokens: Token[]
  readonly lexicon: Expressions | null
}

/** Takes what it knows at offset `i`, or refuses with null. */
export type Reader = (scan: Scan, i: number) => Token | null
