import { type Decimal, ZERO } from '../../domain/decimal.ts'
import { readFactValue } from '../../domain/fact-value.ts'
import type { Collector } from './collector.ts'
import { COMPARISONS } from './measures.ts'
import type { ParsedFact } from './parsed-facts.ts'

/** The exact number that a fact states; null for a range or a hedged value. */
export const exactOf = (fact: ParsedFact): Decimal | null => {
  const value = readFactValue(fact.value)
  return value && value.hi !== null && value.approx === null && value.lo.eq(value.hi) ? value.lo : null
}

/** Whether the parts state exactly what the whole states, in one unit. */
export function addUp(parts: readonly (ParsedFact | null)[], whole: ParsedFact): boolean {
  const values = parts.map((part) => (part && part.unit === whole.unit ? exactOf(part) : null))
  const sum = values.reduce<Decimal | null>((total, value) => (total && value ? total.plus(value) : null), ZERO)
  const value = exactOf(whole)
  return sum !== null && value !== null && sum.eq(value)
}

/** Rates do not add up. */
const addsUp = (fact: ParsedFact): boolean => !/^[%％‰]$|百分点|^名$/.test(fact.unit ?? '')

/** Binds the rows of one column to the 合计, 小计 or 全镇 that they add up to, and says where they do not. */
export class Totals {
  private readonly out: Collector
  /** Rows since the last subtotal. */
  private rows: ParsedFact[] = []
  /** Subtotals that no total has taken in yet. */
  private subtotals: ParsedFact[] = []
  /** A total that stood above its rows. */
  private first: ParsedFact | null = null

  constructor(out: Collector) {
    this.out = out
  }

  stand(fact: ParsedFact): void {
    this.rows.push(fact)
  }

  total(fact: ParsedFact, word: string): void {
    if (this.rows.length === 0 && this.subtotals.length === 0) {
      this.first = fact
      return
    }
    const said = this.saidBefore(fact)
    if (said) {
      this.out.drop(fact, `与“${said.label}”是同一个数，没有重复收入`)
      return
    }
    const choices =
      word === '小计' || this.subtotals.length === 0 ? [this.rows] : [[...this.subtotals, ...this.rows], this.rows]
    const parts = choices.find((rows) => this.adds(rows, fact)) ?? null
    if (parts) this.bind(parts, fact)
    else this.tell(choices[0]!, fact)
    if (word === '小计' || parts === this.rows) this.subtotals = [...this.subtotals, fact]
    else this.subtotals = []
    this.rows = []
  }

  /** The one row above that it could sum up, where that row's own parts are its parts: 环保专项资金, 其中县级, 镇级, 合计. */
  private saidBefore(total: ParsedFact): ParsedFact | null {
    const [only, ...others] = this.alike(this.rows, total)
    if (!only || others.length > 0 || this.subtotals.length > 0 || !addUp([only], total)) return null
    const saysMore = COMPARISONS.some((each) => total[each] !== null && total[each] !== only[each])
    return !saysMore && this.out.hasParts(only.id) ? only : null
  }

  finish(): void {
    if (this.first && this.adds(this.rows, this.first)) this.bind(this.rows, this.first)
    this.rows = []
  }

  private bind(parts: readonly ParsedFact[], whole: ParsedFact): void {
    for (const part of this.alike(parts, whole)) this.out.update(part.id, { partOf: whole.id })
  }

  private alike(rows: readonly ParsedFact[], whole: ParsedFact): ParsedFact[] {
    return rows.filter((row) => row.unit === whole.unit)
  }

  private sumOf(rows: readonly ParsedFact[], whole: ParsedFact): Decimal | null {
    const values = this.alike(rows, whole).map(exactOf)
    if (values.length < 2 || !addsUp(whole) || values.includes(null)) return null
    return values.reduce<Decimal>((sum, value) => sum.plus(value!), ZERO)
  }

  private adds(rows: readonly ParsedFact[], whole: ParsedFact): boolean {
    const value = exactOf(whole)
    return value !== null && this.sumOf(rows, whole)?.eq(value) === true
  }

  private tell(rows: readonly ParsedFact[], whole: ParsedFact): void {
    const sum = this.sumOf(rows, whole)
    if (sum === null || exactOf(whole) === null || this.alike(rows, whole).length < rows.length) return
    const reason = `上面各行相加为 ${sum.toFixed()}，与这一行不符，没有列为它的“其中”，请核对`
    this.out.reject(whole.line, whole.value, reason, { factId: whole.id, field: 'value' })
  }
}
