/** Splits slot text into sentences with their final mark; a line break stays with the sentence before it. Joins back exactly. */
export const sentencesOf = (text: string): string[] =>
  text.match(/[^。！？\n]*(?:[。！？]+[”）》]*|\n|$)\n*/g)?.filter((s) => s !== '') ?? []
