import { STATEMENTS } from './statements.ts'

/* How the SQL of our adapters, written for SQLite, becomes PostgreSQL's. What functions can give is in sql/dialect.sql. */

/** Where the two word a thing differently. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  // Names that keep their capitals.
  [/\bAS ([a-z]+[A-Z]\w*)/g, 'AS "$1"'],
  [/\bjson_array\(/g, 'json_build_array('],
  // A key's columns bear no table's name.
  [/"\w+"\.(?="\w+"(?:, "\w+"\."\w+")*\) do )/g, ''],
  // Errors made on purpose, to undo a transaction: a reason is found in their words (recorder.ts, d1-audit-log.ts).
  [/\babs\(-9223372036854775807 - 1\)/g, "fail('integer overflow')"],
  [/\bjson\('nothing changed'\)/g, "fail('malformed JSON')"],
]

/**
 * What a statement asks that is told with its values: how many rows the statement before it changed, or whether the value at
 * that place is null (PostgreSQL cannot tell the type of a value from `?1 IS NULL`).
 */
type Asked = 'changes' | number

/** A statement for PostgreSQL. */
export interface Translated {
  readonly text: string
  /** What is told after its own values, in this order. */
  readonly asked: readonly Asked[]
}

/** Quoted words and names stay as they are; a question mark outside of them is a value. */
const PART = /'(?:[^']|'')*'|"[^"]*"|\bchanges\(\)|\?(\d*)( IS NULL\b)?/g

/** Translates a statement of SQLite. */
export function translatedStatement(sqlite: string): Translated {
  const worded = WORDS.reduce((words, [from, to]) => words.replace(from, to), STATEMENTS.get(sqlite) ?? sqlite)
  const own = Math.max(0, ...placesIn(worded))
  const asked: Asked[] = []
  const ask = (what: Asked): string => `CAST($${own + asked.push(what)} AS bigint)`
  let last = 0
  const text = worded.replace(PART, (part, number?: string, isNull?: string) => {
    if (part === 'changes()') return ask('changes')
    if (!part.startsWith('?')) return part
    last = placeOf(number, last)
    return isNull ? `${ask(last - 1)} = 1` : `$${last}`
  })
  return { text, asked }
}

/** Values with a number are counted by it; one without goes behind the one before. */
const placeOf = (number: string | undefined, before: number): number => (number ? Number(number) : before + 1)

function placesIn(statement: string): number[] {
  const places: number[] = []
  for (const [part, number] of statement.matchAll(PART))
    if (part.startsWith('?')) places.push(placeOf(number, places.at(-1) ?? 0))
  return places
}

/** The values of a statement with what it asks. */
export const valuesFor = (
  { asked }: Translated,
  values: readonly unknown[],
  changesBefore: number,
): readonly unknown[] => [
  ...values,
  ...asked.map((what) => (what === 'changes' ? changesBefore : Number(values[what] === null))),
]
