/** What counts as text when wording is compared: Han characters and letters, no punctuation, digits, masks or slots. */
const bare = (text: string): string =>
  text
    .replace(/⟦[^⟧]*⟧/g, '\n')
    .replace(/\{\{[^}]*\}\}/g, '\n')
    .replace(/[^\p{L}\n]/gu, '')

function* gramsOf(text: string, n: number): Iterable<string> {
  for (const run of bare(text).split('\n')) for (let at = 0; at + n <= run.length; at++) yield run.slice(at, at + n)
}

/** The share (0–1) of a text's n-character runs that stand in any of the others: how much wording was taken over. */
export function overlapOf(text: string, others: readonly string[], n = 8): number {
  const known = new Set(others.flatMap((other) => [...gramsOf(other, n)]))
  let [shared, all] = [0, 0]
  for (const gram of gramsOf(text, n)) {
    all += 1
    if (known.has(gram)) shared += 1
  }
  return all === 0 ? 0 : shared / all
}
