/** A number that the text alone decides (FNV-1a), so that wording varies from sheet to sheet and never from run to run. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0
  }
  return hash
}

/** One of the wordings, decided by the seed; null where there is none. */
export const pick = <T>(wordings: readonly T[], seed: number): T | null =>
  wordings.length === 0 ? null : wordings[seed % wordings.length]!

const DIGITS = '一二三四五六七八九'

/** 一, 二 … 九十九: how paragraphs are counted. */
export function hanOrdinal(n: number): string {
  const tens = Math.floor(n / 10)
  const ones = n % 10
  const head = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens - 1]}十`
  return head + (ones === 0 ? '' : DIGITS[ones - 1])
}
