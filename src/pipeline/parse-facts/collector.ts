import { SHEET_LIMITS } from '../../domain/sheet-limits.ts'
import type { ParsedFact, ParsedFacts, Unread } from './parsed-facts.ts'

const shortened = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

/** With how many rows of its own name a row is compared. */
const MOST_NAMESAKES = 20

/** What a reader says of a fact; the rest is null. */
export type Read = Pick<ParsedFact, 'label' | 'value' | 'line'> & Partial<ParsedFact>

/** A fact with every cell that was not read empty. */
const blankFact = (read: Read): ParsedFact => ({
  id: '',
  unit: null,
  lastYear: null,
  lastPeriod: null,
  target: null,
  section: null,
  partOf: null,
  ...read,
})

/** Gathers what the readers of tables and prose find, and numbers the facts. */
export class Collector {
  private readonly byId = new Map<string, ParsedFact>()
  private readonly byLabel = new Map<string, string[]>()
  private readonly wholes = new Set<string>()
  private readonly notes = new Set<string>()
  private unread: Unread[] = []
  private numbered = 0

  get facts(): ParsedFact[] {
    return [...this.byId.values()]
  }

  /** The fact of that id as it stands now. */
  fact(id: string): ParsedFact | null {
    return this.byId.get(id) ?? null
  }

  /** The first fact of that label. */
  labelled(label: string): ParsedFact | null {
    return this.fact(this.byLabel.get(label)?.[0] ?? '')
  }

  /** Adds a fact, or gives the one that says the same already. */
  add(read: Read): ParsedFact {
    const found = blankFact({
      ...read,
      label: shortened(read.label, SHEET_LIMITS.label),
      unit: read.unit ? shortened(read.unit, 32) : null,
    })
    const namesakes = this.byLabel.get(found.label) ?? []
    const same = namesakes
      .slice(0, MOST_NAMESAKES)
      .map((id) => this.byId.get(id)!)
      .find((fact) => fact.partOf === found.partOf)
    if (same && same.value === found.value && same.unit === found.unit) return same
    const fact = { ...found, id: this.nextId() }
    this.byId.set(fact.id, fact)
    namesakes.push(fact.id)
    this.byLabel.set(fact.label, namesakes)
    if (found.label !== read.label) this.warn(fact, 'label', `指标名称超过 ${SHEET_LIMITS.label} 字，已截短，请改写`)
    if (found.unit !== (read.unit ?? null)) this.warn(fact, 'unit', '单位过长，已截短，请改写')
    if (same && same.unit === found.unit) {
      this.warn(fact, 'label', `与第 ${same.line} 行同名而数值不同，请区分名称或删去一项`)
    }
    return fact
  }

  private warn(fact: ParsedFact, field: 'label' | 'unit', reason: string): void {
    this.reject(fact.line, fact[field] ?? '', reason, { factId: fact.id, field })
  }

  update(id: string, change: Partial<ParsedFact>): void {
    const fact = this.byId.get(id)
    if (!fact) return
    this.byId.set(id, { ...fact, ...change })
    if (change.partOf) this.wholes.add(change.partOf)
  }

  /** Whether any fact has become a part of that one. */
  hasParts(id: string): boolean {
    return this.wholes.has(id)
  }

  /** Takes a fact back that says nothing of its own, and says why. */
  drop(fact: ParsedFact, reason: string): void {
    this.byId.delete(fact.id)
    this.byLabel.set(
      fact.label,
      (this.byLabel.get(fact.label) ?? []).filter((id) => id !== fact.id),
    )
    this.unread = this.unread.filter(({ factId }) => factId !== fact.id)
    this.reject(fact.line, `${fact.label} ${fact.value}`, reason)
  }

  note(text: string): void {
    const note = text.trim()
    if (note !== '') this.notes.add(note)
  }

  reject(
    line: number,
    text: string,
    reason: string,
    where: Partial<Pick<Unread, 'factId' | 'field' | 'fact'>> = {},
  ): void {
    this.unread.push({ line, text: text.trim(), reason, factId: null, field: null, fact: null, ...where })
  }

  /** A row as far as it was read, offered for a person to mend. */
  offer(text: string, reason: string, field: Unread['field'], read: Read): void {
    this.reject(read.line, text, reason, { field, fact: blankFact({ ...read, id: this.nextId() }) })
  }

  private nextId(): string {
    this.numbered++
    return `f${this.numbered}`
  }

  result(): ParsedFacts {
    return { facts: this.facts, notes: [...this.notes], unread: [...this.unread].sort((a, b) => a.line - b.line) }
  }
}
