import { type FindingCode, SEVERITY } from '../../domain/finding.ts'

/** Of findings counted by their kind those that bar the signature. */
export const errorsAmong = (findings: Readonly<Partial<Record<FindingCode, number>>>): [FindingCode, number][] =>
  (Object.entries(findings) as [FindingCode, number][]).filter(([code]) => SEVERITY[code] === 'error')
