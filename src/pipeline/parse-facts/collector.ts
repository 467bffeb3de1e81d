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

/** Gathers what the readers of tables and prose find, and numbers the facts. */
export class Collector {
  readonly facts: ParsedFact[] = []
  readonly notes: string[] = []
  readonly unread: Unread[] = []

  /** Adds a fact, or gives the one that says the same already. */
  add(found: Omit<ParsedFact, 'id'>): ParsedFact {
    const same = this.facts.find((fact) => fact.label === found.label && fact.partOf === found.partOf)
    if (same && same.value === found.value && same.unit === found.unit) return same
    const fact = { ...found, id: this.nextId() }
    this.facts.push(fact)
    if (same && same.unit === found.unit) {
      this.reject(found.line, found.label, `与第 ${same.line} 行同名而数值不同，请区分名称或删去一项`, {
        factId: fact.id,
        field: 'label',
      })
    }
    return fact
  }

  update(id: string, change: Partial<ParsedFact>): void {
    const at = this.facts.findIndex((fact) => fact.id === id)
    this.facts[at] = { ...this.facts[at]!, ...change }
  }

  note(text: string): void {
    const note = text.trim()
    if (note !== '' && !this.notes.includes(note)) this.notes.push(note)
  }

  reject(
    line: number,
    text: string,
    reason: string,
    where: Partial<Pick<Unread, 'factId' | 'field' | 'fact'>> = {},
  ): void {
    this.unread.push({ line, text: text.trim(), reason, factId: null, field: null, fact: null, ...where })
  }

  nextId(): string {
    return `f${this.facts.length + this.unread.filter((each) => each.fact).length + 1}`
  }

  result(): ParsedFacts {
    const unread = [...this.unread].sort((a, b) => a.line - b.line)
    return { facts: this.facts, notes: this.notes, unread }
  }
}
