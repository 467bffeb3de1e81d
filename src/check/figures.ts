import type { Figure, Finding } from '../domain/finding.ts'
import { holds, type Judged } from './judged.ts'
import type { Mention } from './mention.ts'

/** The figures of a check, in order, each with its status: one that an error touches is flagged. */
export function figuresOf(judged: readonly Judged[], findings: readonly Finding[], explain: boolean): Figure[] {
  const accused = accusedAmong(judged, findings)
  return judged.map((one, i) => figureOf(one, accused[i] === 1, explain))
}

/** 1 at the place of each of the judged that an error overlaps. Both lists are in order, so one walk along them does. */
function accusedAmong(judged: readonly Judged[], findings: readonly Finding[]): Uint8Array {
  const accused = new Uint8Array(judged.length)
  let first = 0
  for (const finding of findings) {
    while (first < judged.length && judged[first]!.mention.end <= finding.start) first++
    if (finding.severity !== 'error') continue
    for (let i = first; i < judged.length && judged[i]!.mention.start < finding.end; i++) accused[i] = 1
  }
  return accused
}

function figureOf(one: Judged, accused: boolean, explain: boolean): Figure {
  const { mention, claim, frame } = one
  const { stated } = mention
  const factId = claim?.fact?.id
  const role = mention.role ?? roleOf(one)
  // the members in the order of the contract; spreading half of them away is what a check would spend its time on
  const figure: Growing<Figure> = {
    start: mention.start,
    end: mention.end,
    text: mention.text,
    kind: mention.kind,
  }
  if (stated) {
    figure.value = stated.digits
    if (stated.toDigits !== null) figure.to = stated.toDigits
    if (stated.terms) figure.terms = [...stated.terms]
    if (stated.unitText !== '') figure.unit = stated.unitText
    if (stated.approx !== null) figure.approx = stated.approx
  }
  figure.status = statusOf(one, accused)
  if (factId !== undefined) figure.factId = factId
  if (role !== null) figure.role = role
  figure.derivation = derivationOf(claim)
  if (explain) figure.trace = [...mention.trace, ...(frame ? [`role ${frame.role}`] : []), ...one.trace]
  return figure as Figure
}

type Growing<T> = { -readonly [K in keyof T]?: T[K] }

const derivationOf = (claim: Judged['claim']): Figure['derivation'] =>
  claim?.of === 'derived' && holds(claim.fit)
    ? { rule: claim.rule, facts: claim.facts.map(({ id }) => id), ...claim.show() }
    : null

function statusOf({ mention, claim }: Judged, accused: boolean): Figure['status'] {
  if (accused) return 'flagged'
  if (isStill(mention)) return 'exempt'
  return claim?.of === 'derived' ? 'derived' : claim ? 'matched' : 'flagged'
}

const isStill = (mention: Mention): boolean => mention.exempt !== null || mention.stated === null

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
