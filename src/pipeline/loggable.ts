const LONGEST = 2000

/**
 * An error as the log may hold it: what and where, never with which values. What a database or a parser quotes of its
 * input (drizzle's `params:`, the words that were no JSON) is cut out of every message, causes included.
 */
export function loggable(error: unknown): string {
  const words = error instanceof Error ? chain(error) : String(error)
  return words.slice(0, LONGEST)
}

const chain = (error: Error): string => {
  const own = withoutValues(error.stack ?? String(error))
  return error.cause instanceof Error ? `${own}\ncaused by ${chain(error.cause)}` : own
}

const withoutValues = (words: string): string =>
  words
    .replace(/\nparams: [\s\S]*?(?=\n\s+at |$)/g, '\nparams: …')
    .replace(/, (?:\.\.\.)?"[\s\S]*?(?:"\.\.\.)?"? is not valid JSON/g, ' is not valid JSON')
    .replace(/\b(Bearer|Basic) [\w.~+/=-]+/gi, '$1 …')
