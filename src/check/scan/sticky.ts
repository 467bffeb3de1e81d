/* Readers ask what stands right at a place: their expressions are sticky. */

/** What a sticky expression finds at `i`, or null. */
export function matchAt(pattern: RegExp, text: string, i: number): RegExpExecArray | null {
  pattern.lastIndex = i
  return pattern.exec(text)
}

/** Where that ends; 0 where it finds nothing. */
export function endAt(pattern: RegExp, text: string, i: number): number {
  const found = matchAt(pattern, text, i)
  return found ? i + found[0].length : 0
}
