/** The words of a search that stand in a text: whole where they do, else their pairs of characters. */
function soughtIn(text: string, words: string): string[] {
  return words.split(/[\s\p{P}]+/u).flatMap((word) => {
    if (word.length < 2) return []
    if (text.includes(word)) return [word]
    const pairs = Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2))
    return pairs.filter((pair) => text.includes(pair))
  })
}

/** A text with the hits of a search marked. */
export function Marked({ text, words }: { text: string; words: string }) {
  const hit = new Set<number>()
  for (const word of soughtIn(text, words)) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
      for (let index = at; index < at + word.length; index++) hit.add(index)
  }
  const runs: { text: string; hit: boolean }[] = []
  for (let index = 0; index < text.length; index++) {
    const last = runs.at(-1)
    if (last && last.hit === hit.has(index)) last.text += text[index]
    else runs.push({ text: text[index]!, hit: hit.has(index) })
  }
  return <>{runs.map((run, at) => (run.hit ? <mark key={at}>{run.text}</mark> : run.text))}</>
}
