/** How much two texts, or two lists, have in common at their beginning and, behind that, at their end. */
export function commonEnds<T>(a: ArrayLike<T>, b: ArrayLike<T>): { readonly head: number; readonly tail: number } {
  const most = Math.min(a.length, b.length)
  let head = 0
  while (head < most && a[head] === b[head]) head++
  let tail = 0
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  return { head, tail }
}
