/** An expression for any of the words, or expressions, in their order: the first that fits is taken. */
export const anyOf = (words: readonly string[]): string => `(?:${words.join('|')})`

/** An expression for any of the words: the longest that fits is taken. */
export const longestOf = (words: readonly string[]): string => anyOf([...words].sort((a, b) => b.length - a.length))
