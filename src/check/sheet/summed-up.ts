import type { FactEntry, Field } from './fact-entry.ts'

/*
 * 12345转办412件、12369平台186件、来信来访40件 beside 受理信访件638件: the sheet does not say that they are its parts, but they
 * come to it, this year and last.
 */

/** As far from the whole, in facts of its unit, and as many. */
const NEAR = 12
const MOST = 6
/** Without a former value to prove it, so many, and a whole of such a size. */
const FEWEST_UNPROVED = 3
const TELLING = 30

/** By fact, the whole to which it comes with its neighbours. */
export function summedUp(facts: readonly FactEntry[]): ReadonlyMap<FactEntry, FactEntry> {
  const wholes = new Map<FactEntry, FactEntry>()
  const byUnit = new Map<string, FactEntry[]>()
  for (const fact of facts.filter(({ isAmount, parent }) => isAmount && parent === null)) {
    const alike = byUnit.get(fact.unitText)
    if (alike) alike.push(fact)
    else byUnit.set(fact.unitText, [fact])
  }
  for (const alike of byUnit.values())
    alike.forEach((whole, at) => {
      const near = [...alike.slice(Math.max(0, at - NEAR), at), ...alike.slice(at + 1, at + 1 + NEAR)]
      for (const run of runsTo(whole, near)) for (const fact of run) if (!wholes.has(fact)) wholes.set(fact, whole)
    })
  return wholes
}

/** The runs of neighbours that come to the whole. */
function* runsTo(whole: FactEntry, near: readonly FactEntry[]): Iterable<readonly FactEntry[]> {
  const { n } = whole.values.value
  for (let from = 0; from < near.length; from++) {
    let sum = 0
    for (let to = from; to < Math.min(near.length, from + MOST) && sum < n; to++) {
      sum += near[to]!.values.value.n
      const run = near.slice(from, to + 1)
      if (run.length > 1 && isEqual(sum, n) && isProved(whole, run)) yield run
    }
  }
}

const isEqual = (a: number, b: number): boolean => Math.abs(a - b) <= Math.abs(b) * 1e-9

function isProved(whole: FactEntry, run: readonly FactEntry[]): boolean {
  const proofs = FORMER.filter((field) => whole.values[field] && run.every(({ values }) => values[field]))
  if (proofs.length > 0) return proofs.every((field) => isEqual(total(run, field), whole.values[field]!.n))
  const { values } = whole
  if (values.lastYear || values.lastPeriod || values.value.raw < TELLING) return false
  return run.length >= FEWEST_UNPROVED && run.every((fact) => fact.values.value.n > 0)
}
const FORMER = ['lastYear', 'lastPeriod'] as const
const total = (run: readonly FactEntry[], field: Field): number =>
  run.reduce((sum, { values }) => sum + (values[field]?.n ?? 0), 0)
