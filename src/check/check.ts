import type { FactSheet } from '../domain/fact-sheet.ts'
import { type Check, type Figure, type Finding, SEVERITY } from '../domain/finding.ts'
import { overlaps } from '../domain/span.ts'
import { holds, type Judged } from './judged.ts'
import { match } from './match.ts'
import type { Mention } from './mention.ts'
import { read } from './read.ts'
import { RULES } from './rules/index.ts'
import { usedFacts } from './rules/omitted.ts'
import type { Fault, Scene } from './rules/rule.ts'
import { indexOf } from './sheet-index.ts'

/** Names the checker in receipts. Grows with every change that can alter a judgement. */
export const CHECKER_VERSION = '1.0.0'

export interface CheckOptions {
  /** Expressions of the organisation that hold a number but state none. */
  readonly lexicon?: readonly string[]
  /** Style references that the drafter saw: a number of theirs that the facts do not give is `leaked`. */
  readonly hidden?: readonly { readonly text: string; readonly source: string }[]
  /** Tell with each figure which steps read and matched it. */
  readonly explain?: boolean
}

/**
 * Judges every number of a text against a fact sheet: read → match → rules → findings in order.
 * Pure and total: the same text gives the same answer, and no text makes it throw.
 */
export function check(sheet: FactSheet, text: string, options: CheckOptions = {}): Check {
  const mentions = read(text, { period: sheet.period, lexicon: options.lexicon })
  const judged = match(indexOf(sheet), text, mentions, options.explain)
  const scene: Scene = { sheet, text, judged, hidden: options.hidden ?? [] }
  const findings = findingsOf(text, faultsIn(scene))
  return {
    verdict: findings.some((finding) => finding.severity === 'error') ? 'flagged' : 'clean',
    figures: judged.map((one) => figureOf(one, findings, options.explain ?? false)),
    findings,
    coverage: coverageOf(sheet, judged),
  }
}

/** Applies the rules in order; a stretch that already carries an error takes no second one. */
function faultsIn(scene: Scene): Fault[] {
  const kept: Fault[] = []
  const errors: Fault[] = []
  for (const rule of RULES) {
    for (const fault of rule(scene)) {
      const isError = SEVERITY[fault.code] === 'error'
      if (isError && errors.some((other) => overlaps(other, fault))) continue
      if (isError) errors.push(fault)
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

function figureOf(one: Judged, findings: readonly Finding[], explain: boolean): Figure {
  const { mention, claim, frame } = one
  const { stated } = mention
  const factId = claim && claim.of !== 'note' ? claim.fact.id : undefined
  const role = mention.role ?? roleOf(one)
  return {
    start: mention.start,
    end: mention.end,
    text: mention.text,
    kind: mention.kind,
    ...(stated && { value: stated.digits }),
    ...(stated?.toDigits != null && { to: stated.toDigits }),
    ...(stated?.terms && { terms: [...stated.terms] }),
    ...(stated && stated.unitText !== '' && { unit: stated.unitText }),
    ...(stated?.approx != null && { approx: stated.approx }),
    status: statusOf(one, findings),
    ...(factId !== undefined && { factId }),
    ...(role !== null && { role }),
    derivation:
      claim?.of === 'derived' && holds(claim.fit)
        ? {
            rule: claim.rule,
            facts: claim.facts.map(({ id }) => id),
            ...claim.show(),
          }
        : null,
    ...(explain && { trace: [...mention.trace, ...(frame ? [`role ${frame.role}`] : []), ...one.trace] }),
  }
}

function statusOf({ mention, claim }: Judged, findings: readonly Finding[]): Figure['status'] {
  if (findings.some((finding) => finding.severity === 'error' && overlaps(finding, mention))) return 'flagged'
  if (isStill(mention)) return 'exempt'
  return claim?.of === 'derived' ? 'derived' : claim ? 'matched' : 'flagged'
}

const isStill = (mention: Mention): boolean =>
  mention.exempt !== null || mention.kind === 'date' || mention.stated === null

const ROLES: Readonly<Record<string, string>> = {
  change: 'change',
  share: 'rate',
  completion: 'rate',
  prior: 'prior',
  target: 'target',
  gap: 'change',
  multiple: 'rate',
}
function roleOf({ claim, frame }: Judged): string | null {
  if (!claim || claim.of === 'note' || !frame) return null
  if (claim.of === 'field')
    return claim.field === 'value'
      ? claim.fact.parent
        ? 'part'
        : 'level'
      : claim.field === 'target'
        ? 'target'
        : 'prior'
  return ROLES[frame.role] ?? 'level'
}

function coverageOf(sheet: FactSheet, judged: readonly Judged[]): Check['coverage'] {
  const used = usedFacts(judged)
  const required = sheet.facts.filter((fact) => fact.required)
  const omitted = required.filter((fact) => !used.has(fact.id)).map(({ id }) => id)
  return { required: required.length, used: required.length - omitted.length, omitted }
}
