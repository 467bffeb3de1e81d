import type { DerivedClaim, FieldClaim, Judged } from '../judged.ts'

/** A number that speaks of a fact of the sheet. */
export interface Told extends Judged {
  readonly claim: FieldClaim | DerivedClaim
}
const tells = (one: Judged): one is Told => one.claim !== null && one.claim.of !== 'note'

/** The last number before `at` in the same sentence that speaks of a fact; of one counted so, where there is one. */
export function claimBefore(judged: readonly Judged[], at: number, text: string, unit?: string): Told | null {
  let last: Told | null = null
  for (let i = lastBefore(judged, at); i >= 0; i--) {
    const one = judged[i]!
    if (/[。！？；\n]/.test(text.slice(one.mention.end, at))) return last
    if (!tells(one)) continue
    if (unit === undefined || one.claim.fact.unitText.includes(unit)) return one
    last ??= one
  }
  return last
}

/** Place of the last of the judged that ends by `at`, or −1. */
function lastBefore(judged: readonly Judged[], at: number): number {
  let low = 0
  let high = judged.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (judged[middle]!.mention.end <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}
