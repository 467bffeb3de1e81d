import type { FindingCode } from './finding.ts'

/**
 * How much harm a finding does when it goes out unseen. A wrong unit or sign is off by orders of magnitude or turns the
 * statement round, and reads smoothly; a placeholder is seen by every reader.
 */
const WEIGHT: Readonly<Record<FindingCode, number>> = {
  'unit-mismatch': 10,
  direction: 10,
  misattributed: 8,
  'value-mismatch': 8,
  leaked: 8,
  inconsistent: 6,
  derivation: 6,
  unsupported: 5,
  damaged: 5,
  period: 4,
  placeholder: 3,
  qualifier: 1,
  rounded: 1,
  omitted: 1,
  convention: 0,
}

/** The risk of a draft, from its open findings counted by code. */
export const riskOf = (findings: Readonly<Partial<Record<string, number>>>): number =>
  Object.entries(findings).reduce((sum, [code, count = 0]) => sum + (WEIGHT[code as FindingCode] ?? 0) * count, 0)
