import type { DerivedClaim, FieldClaim, Judged } from '../judged.ts'

/** A number that speaks of a fact of the sheet. */
export interface Told extends Judged {
  readonly claim: FieldClaim | DerivedClaim
}

/**
 * The last number before `at` in the same sentence that speaks of a fact; of one counted so, where there is one. None
 * where a number from the notes stands between: what is said there is said of that.
 */
export function claimBefore(judged: readonly Judged[], at: number, text: string, unit?: string): Told | null {
  let last: Told | null = null
  for (let i = lastBefore(judged, at); i >= 0; i--) {
    const { mention, claim } = judged[i]!
    if (claim?.of === 'note' || /[。！？；\n]/.test(text.slice(mention.end, at))) break
    if (claim === null) continue
    const told = judged[i] as Told
    if (unit === undefined || claim.fact.unitText.includes(unit)) return told
    last ??= told
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
