import type { FactSheet } from '../domain/fact-sheet.ts'
import type { Check, Finding } from '../domain/finding.ts'
import { SEVERITY } from '../domain/severity.ts'
import { figuresOf } from './figures.ts'
import { match } from './match.ts'
import { readNormal } from './read.ts'
import { RULES } from './rules/index.ts'
import type { Fault, Scene } from './rules/rule.ts'
import { withNames } from './sheet/numerals-in-names.ts'
import { withOwnUnits } from './sheet/own-units.ts'
import { indexOf } from './sheet/sheet-index.ts'
import { Clauses } from './text/clauses.ts'
import { type Plain, placedIn, plainOf } from './text/plain.ts'
import { fromWithin } from './text/year-after.ts'

/** Names the checker in receipts. Grows with every change that can alter a judgement. */
export const CHECKER_VERSION = '1.16.0'

export interface CheckOptions {
  /** Expressions of the organisation that hold a number but state none. */
  readonly lexicon?: readonly string[]
  /** Style references that the drafter saw: a number or name of theirs that the sheet does not hold is `leaked`. */
  readonly hidden?: readonly { readonly text: string; readonly source: string }[]
  /** Tell with each figure which steps read and matched it. */
  readonly explain?: boolean
}

/**
 * Judges every number of a text against a fact sheet: read → match → rules → findings in order.
 * Pure and total: the same text gives the same answer, and no text makes it throw.
 */
export function check(sheet: FactSheet, text: string, options: CheckOptions = {}): Check {
  const plain = fromWithin(plainOf(text), sheet)
  return placedIn(text, plain, judge(sheet, plain, options))
}

function judge(sheet: FactSheet, { text, normal }: Plain, options: CheckOptions): Check {
  const index = indexOf(sheet)
  const read = readNormal(text, normal, { period: sheet.period, lexicon: options.lexicon })
  const mentions = withNames(index, text, withOwnUnits(index, text, read))
  const judged = match(index, text, mentions, options.explain)
  const scene: Scene = { sheet, text, clauses: new Clauses(text), judged, hidden: options.hidden ?? [] }
  const findings = findingsOf(text, faultsIn(scene))
  return {
    verdict: findings.some((finding) => finding.severity === 'error') ? 'flagged' : 'clean',
    figures: figuresOf(judged, findings, options.explain ?? false),
    findings,
    coverage: coverageOf(sheet, findings),
  }
}

/** Applies the rules in order; a stretch that already carries an error takes no second one. */
function faultsIn(scene: Scene): Fault[] {
  const kept: Fault[] = []
  let accused: Uint8Array | null = null
  for (const rule of RULES) {
    for (const fault of rule(scene)) {
      if (SEVERITY[fault.code] === 'error') {
        accused ??= new Uint8Array(scene.text.length)
        if (accused.subarray(fault.start, fault.end).includes(1)) continue
        accused.fill(1, fault.start, fault.end)
      }
      kept.push(fault)
    }
  }
  return kept
}

const findingsOf = (text: string, faults: readonly Fault[]): Finding[] =>
  [...faults]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ code, start, end, message, factId, expected, fix }, i) => ({
      id: `f${i + 1}`,
      code,
      severity: SEVERITY[code],
      start,
      end,
      text: text.slice(start, end),
      message,
      factId,
      expected,
      fix,
    }))

function coverageOf({ facts }: FactSheet, findings: readonly Finding[]): Check['coverage'] {
  const required = facts.filter((fact) => fact.required).length
  const omitted = findings.filter(({ code }) => code === 'omitted').map(({ factId }) => factId!)
  return { required, used: required - omitted.length, omitted }
}
