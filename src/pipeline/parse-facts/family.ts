import { type Decimal, ZERO } from '../../domain/decimal.ts'
import { readFactValue } from '../../domain/fact-value.ts'
import type { Collector } from './collector.ts'
import type { ParsedFact } from './parsed-facts.ts'

interface Placed {
  readonly fact: ParsedFact
  readonly indent: number
}

/** How a row's label says where it belongs. */
export interface Place {
  readonly indent: number
  /** It opens with 其中. */
  readonly among: boolean
  /** It is a 合计. */
  readonly total: boolean
  /** The label of the fact that it names as its whole, from a column of its own. */
  readonly parent: string | null
}

const exactOf = (fact: ParsedFact): Decimal | null => {
  const value = readFactValue(fact.value)
  return value && value.hi !== null && value.lo.eq(value.hi) ? value.lo : null
}

/** Finds the whole of which a row is a part: by 其中, by indentation, by a column, or because a 合计 adds up. */
export class Family {
  private readonly out: Collector
  private rows: Placed[] = []
  private whole: Placed | null = null
  private partSum = ZERO
  /** A line 其中： of its own has announced the parts. */
  private announced = false

  constructor(out: Collector) {
    this.out = out
  }

  /** A line 其中： of its own: what follows are parts of the fact above. */
  open(): void {
    const above = this.rows.at(-1)
    if (above) this.begin(above)
    this.announced = above !== undefined
  }

  /** A heading ends every group. */
  close(): void {
    this.rows = []
    this.whole = null
  }

  place(fact: ParsedFact, place: Place): void {
    const named = place.parent === null ? null : this.named(place.parent, fact)
    if (named) this.out.update(fact.id, { partOf: named.id })
    else if (place.total) this.total(fact)
    else if (place.among || this.isFurtherPart(fact, place)) this.part(fact, place)
    else this.stand(fact, place)
  }

  private named(label: string, fact: ParsedFact): ParsedFact | undefined {
    return this.out.facts.find((each) => each !== fact && (each.label === label || each.id === label))
  }

  private begin(whole: Placed): void {
    this.whole = whole
    this.announced = false
    this.partSum = ZERO
  }

  private part(fact: ParsedFact, place: Place): void {
    if (place.among || !this.whole) {
      const whole = this.wholeFor(place)
      if (!whole) {
        this.stand(fact, place)
        return
      }
      if (whole !== this.whole) this.begin(whole)
    }
    this.out.update(fact.id, { partOf: this.whole!.fact.id, unit: fact.unit ?? this.whole!.fact.unit })
    this.partSum = this.partSum.plus(exactOf(fact) ?? ZERO)
  }

  private wholeFor(place: Place): Placed | null {
    const above = this.rows.at(-1) ?? null
    return place.among && this.whole && above === this.whole ? this.whole : above
  }

  private stand(fact: ParsedFact, place: Place): void {
    this.rows.push({ fact, indent: place.indent })
    this.whole = null
  }

  /** A row after 其中 goes on with the parts when it is indented as they are, was announced, or makes them add up exactly. */
  private isFurtherPart(fact: ParsedFact, place: Place): boolean {
    const above = this.whole
    if (!above) return this.isIndentedPart(fact, place)
    if (place.indent > above.indent) return true
    const value = exactOf(fact)
    const whole = exactOf(above.fact)
    const sameUnit = fact.unit === null || fact.unit === above.fact.unit
    if (value === null || whole === null || !sameUnit) return false
    const sum = this.partSum.plus(value)
    return this.announced ? sum.lte(whole) : this.partSum.gt(0) && sum.eq(whole)
  }

  private isIndentedPart(fact: ParsedFact, place: Place): boolean {
    const above = this.rows.at(-1)
    if (!above || place.indent <= above.indent || (fact.unit !== null && fact.unit !== above.fact.unit)) return false
    this.begin(above)
    return true
  }

  /** 合计 is the whole of the rows above exactly when they add up to it. */
  private total(fact: ParsedFact): void {
    const whole = exactOf(fact)
    const above = this.rows.map((row) => row.fact).filter((each) => each.unit === fact.unit)
    const values = above.map(exactOf)
    if (whole && above.length > 1 && values.every((value) => value !== null)) {
      const sum = values.reduce<Decimal>((total, value) => total.plus(value!), ZERO)
      if (sum.eq(whole)) for (const part of above) this.out.update(part.id, { partOf: fact.id })
    }
    this.rows = []
    this.whole = null
  }
}
