/** Splits slot text into sentences with their final mark; a line break stays with the sentence before it. Joins back exactly. */
export const sentencesOf = (text: string): string[] =>
  text.match(/[^。！？\n]*(?:[。！？]+[”）》]*|\n|$)\n*/g)?.filter((sentence) => sentence !== '') ?? []

/** A heading-like scrap may stand twice; a sentence of this length may not. */
const SHORTEST_ECHO = 8

/** Small models fall into loops: a sentence that was said already is not said again. */
export function withoutEchoes(text: string): string {
  const said = new Set<string>()
  const isEcho = (sentence: string): boolean => {
    const bare = sentence.trim()
    const echo = bare.length >= SHORTEST_ECHO && said.has(bare)
    said.add(bare)
    return echo
  }
  return sentencesOf(text)
    .filter((sentence) => !isEcho(sentence))
    .join('')
}
