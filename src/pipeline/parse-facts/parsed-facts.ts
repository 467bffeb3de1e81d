import { z } from 'zod'

const literal = z.string().nullable()

/** A fact as it was read: the contract's input shape, values as literals, and the line of the paste where it stands. */
export const ParsedFact = z.object({
  id: z.string(),
  label: z.string(),
  value: z.string(),
  unit: literal,
  lastYear: literal,
  lastPeriod: literal,
  target: literal,
  section: literal,
  partOf: literal,
  line: z.int(),
})
export type ParsedFact = z.infer<typeof ParsedFact>

/** What could not be read, or was left out on purpose, with the reason in Chinese. */
export const Unread = z.object({
  line: z.int(),
  text: z.string(),
  reason: z.string(),
  /** The fact one of whose cells this is; null where the whole line gave none. */
  factId: z.string().nullable(),
  /** Which cell of the fact. */
  field: z.enum(['label', 'value', 'unit', 'lastYear', 'lastPeriod', 'target', 'partOf']).nullable(),
  /** The row as far as it was read, for a person to mend; its value is no readable value. */
  fact: ParsedFact.nullable(),
})
export type Unread = z.infer<typeof Unread>

/** What was read of a paste. */
export const ParsedFacts = z.object({
  facts: z.array(ParsedFact),
  /** Sentences without a table's shape: what was done, problems, plans. */
  notes: z.array(z.string()),
  unread: z.array(Unread),
})
export type ParsedFacts = z.infer<typeof ParsedFacts>
