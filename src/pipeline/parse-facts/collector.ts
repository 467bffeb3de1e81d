import { SHEET_LIMITS } from '../../domain/sheet-limits.ts'
import type { ParsedFact, ParsedFacts, Unread } from './parsed-facts.ts'

const shortened = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

/** Gathers what the readers of tables and prose find, and numbers the facts. */
export class Collector {
  readonly facts: ParsedFact[] = []
  readonly notes: string[] = []
  readonly unread: Unread[] = []

  /** Adds a fact, or gives the one that says the same already. */
  add(read: Omit<ParsedFact, 'id'>): ParsedFact {
    const found = {
      ...read,
      label: shortened(read.label, SHEET_LIMITS.label),
      unit: read.unit && shortened(read.unit, 32),
    }
    const same = this.facts.find((fact) => fact.label === found.label && fact.partOf === found.partOf)
    if (same && same.value === found.value && same.unit === found.unit) return same
    const fact = { ...found, id: this.nextId() }
    this.facts.push(fact)
    if (found.label !== read.label) this.warn(fact, 'label', `指标名称超过 ${SHEET_LIMITS.label} 字，已截短，请改写`)
    if (found.unit !== read.unit) this.warn(fact, 'unit', '单位过长，已截短，请改写')
    if (same && same.unit === found.unit) {
      this.warn(fact, 'label', `与第 ${same.line} 行同名而数值不同，请区分名称或删去一项`)
    }
    return fact
  }

  private warn(fact: ParsedFact, field: 'label' | 'unit', reason: string): void {
    this.reject(fact.line, fact[field] ?? '', reason, { factId: fact.id, field })
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
