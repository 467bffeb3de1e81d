import { ZERO } from '../../domain/decimal.ts'
import type { Collector } from './collector.ts'
import type { ParsedFact } from './parsed-facts.ts'
import { exactOf, Totals } from './totals.ts'

interface Placed {
  readonly fact: ParsedFact
  readonly indent: number
}

/** How a row's label says where it belongs. */
export interface Place {
  readonly indent: number
  /** It opens with 其中. */
  readonly among: boolean
  /** It sums up other rows: 合计, 小计, 全镇; null for any other. */
  readonly total: string | null
  /** The label of the fact that it names as its whole, from a column of its own. */
  readonly parent: string | null
}

/** Finds the whole of which a row is a part: by 其中, by indentation, by a column, or because a 合计 adds up. */
export class Family {
  private readonly out: Collector
  private readonly totals: Totals
  private above: Placed | null = null
  private whole: Placed | null = null
  private partSum = ZERO
  /** A line 其中： of its own has announced the parts. */
  private announced = false

  constructor(out: Collector) {
    this.out = out
    this.totals = new Totals(out)
  }

  /** A line 其中： of its own: what follows are parts of the fact above. */
  open(): void {
    if (this.above) this.begin(this.above)
    this.announced = this.above !== null
  }

  /** A heading ends every group. */
  close(): void {
    this.above = null
    this.whole = null
  }

  place(fact: ParsedFact, place: Place): void {
    const named = place.parent === null ? null : this.named(place.parent, fact)
    if (named) this.out.update(fact.id, { partOf: named.id })
    else if (place.total !== null) {
      this.close()
      this.totals.total(fact, place.total)
    } else if (place.among || this.isFurtherPart(fact, place)) this.part(fact, place)
    else this.stand(fact, place)
  }

  /** The table is read: a total that stood first finds its parts. */
  finish(): void {
    this.totals.finish()
  }

  private named(label: string, fact: ParsedFact): ParsedFact | null {
    const found = this.out.labelled(label) ?? this.out.fact(label)
    return found?.id === fact.id ? null : found
  }

  private begin(whole: Placed): void {
    this.whole = whole
    this.announced = false
    this.partSum = ZERO
  }

  private part(fact: ParsedFact, place: Place): void {
    if (place.among || !this.whole) {
      if (!this.above) {
        this.stand(fact, place)
        return
      }
      if (this.above !== this.whole) this.begin(this.above)
    }
    this.out.update(fact.id, { partOf: this.whole!.fact.id, unit: fact.unit ?? this.whole!.fact.unit })
    this.partSum = this.partSum.plus(exactOf(fact) ?? ZERO)
  }

  private stand(fact: ParsedFact, place: Place): void {
    this.above = { fact, indent: place.indent }
    this.whole = null
    this.totals.stand(fact)
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
    const { above } = this
    if (!above || place.indent <= above.indent || (fact.unit !== null && fact.unit !== above.fact.unit)) return false
    this.begin(above)
    return true
  }
}
