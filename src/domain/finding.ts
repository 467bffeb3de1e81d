import { z } from 'zod'
import { SEVERITY } from './severity.ts'

/** What sort of number a figure is (contract.md, Kinds). */
export const FigureKind = z.enum([
  'quantity',
  'percentage',
  'percentage-point',
  'multiple',
  'fraction',
  'ratio',
  'range',
  'rank',
  'date',
  'time',
  'frequency',
  'ordinal',
  'name',
  'placeholder',
])
export type FigureKind = z.infer<typeof FigureKind>

/** What became of a figure: it is a fact’s value, follows from facts, needs no support, or is at fault. */
export const FigureStatus = z.enum(['matched', 'derived', 'exempt', 'flagged'])
export type FigureStatus = z.infer<typeof FigureStatus>

/** The closed set of permitted derivations. `yoy` compares with lastYear, `qoq` with lastPeriod, `pp` is a difference of two rates in 百分点. */
export const DerivationRule = z.enum([
  'yoy-rate',
  'yoy-diff',
  'yoy-pp',
  'qoq-rate',
  'qoq-diff',
  'qoq-pp',
  'target-rate',
  'target-diff',
  'sum',
  'share',
  'difference',
  'multiple',
])
export type DerivationRule = z.infer<typeof DerivationRule>

/** How a figure follows from facts. */
export const Derivation = z.object({
  rule: DerivationRule,
  /** Ids of the facts that enter the calculation, the one spoken of first. */
  facts: z.array(z.string()),
  /** The calculation with the sheet's own digits: `(1204-1075)/1075`. */
  expression: z.string(),
  /** Its outcome as the text would show it: `12.0%`. */
  result: z.string(),
})
export type Derivation = z.infer<typeof Derivation>

/** One number of the text. Figures of a check are in order and never overlap. Offsets are UTF-16 units. */
export const Figure = z.object({
  start: z.int(),
  end: z.int(),
  text: z.string(),
  kind: FigureKind,
  /** Exact digits with 万, 亿, 千 folded in (contract.md, Values); absent where the figure states nothing. */
  value: z.string().optional(),
  /** Upper end of an interval or range. */
  to: z.string().optional(),
  /** All terms of a ratio. */
  terms: z.array(z.string()).optional(),
  unit: z.string().optional(),
  /** The hedge as written: 余, 多, 约, 近, 超, 以上 … */
  approx: z.string().optional(),
  status: FigureStatus,
  factId: z.string().optional(),
  role: z.string().optional(),
  derivation: Derivation.nullable().optional(),
  /** Only with `explain`: which steps read, classified and matched the figure. */
  trace: z.array(z.string()).optional(),
})
export type Figure = z.infer<typeof Figure>

export { SEVERITY }
export type FindingCode = keyof typeof SEVERITY
/** What sort of fault a finding is (contract.md, Finding codes). */
export const FindingCode = z.enum(Object.keys(SEVERITY) as [FindingCode, ...FindingCode[]])

/** A replacement of a stretch of the text. */
export const Fix = z.object({ start: z.int(), end: z.int(), text: z.string() })
export type Fix = z.infer<typeof Fix>

/** One fault in the text, as a linter would say it. A fault is data; an exception is our bug. */
export const Finding = z.object({
  id: z.string(),
  code: FindingCode,
  severity: z.enum(['error', 'warning']),
  start: z.int(),
  end: z.int(),
  text: z.string(),
  /** Plain Chinese: the fact, the value that the sheet has, the reason. */
  message: z.string(),
  factId: z.string().nullable(),
  expected: z.string().nullable(),
  /** A replacement that is safe to apply with one click, or null. */
  fix: Fix.nullable(),
})
export type Finding = z.infer<typeof Finding>

/** How many of the required facts the text tells, and the ids of those it leaves out. */
export const Coverage = z.object({ required: z.int(), used: z.int(), omitted: z.array(z.string()) })
export type Coverage = z.infer<typeof Coverage>

/** What is said of a text. `flagged` when any finding is an error. */
export const Check = z.object({
  verdict: z.enum(['clean', 'flagged']),
  figures: z.array(Figure),
  findings: z.array(Finding),
  coverage: Coverage,
})
export type Check = z.infer<typeof Check>
