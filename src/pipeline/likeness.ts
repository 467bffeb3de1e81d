const pairsOf = (text: string): Set<string> => {
  const letters = [...text.replace(/[\s\p{P}]/gu, '')]
  return new Set(letters.slice(1).map((letter, index) => letters[index]! + letter))
}

/** How alike two wordings are, from 0 to 1: the pairs of letters that they share, against the shorter of the two. */
export function likeness(a: string, b: string): number {
  const [left, right] = [pairsOf(a), pairsOf(b)]
  const shared = [...left].filter((pair) => right.has(pair)).length
  const shorter = Math.min(left.size, right.size)
  return shorter === 0 ? 0 : shared / shorter
}
