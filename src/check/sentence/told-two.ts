import type { FactEntry } from '../sheet/sheet-index.ts'

/** The facts that one sentence named, and which two of them are 前者 and 后者. */
export class ToldTwo {
  /** The facts of which a value was told, or that words of their own named, latest last. */
  readonly #named: FactEntry[] = []
  /** The two that were called so last. */
  #called: readonly (FactEntry | undefined)[] = []

  name(fact: FactEntry): void {
    this.#named.push(fact)
  }

  /** 前者增长10.5%: from here on these two are meant. */
  call(two: readonly (FactEntry | undefined)[]): void {
    this.#called = two
  }

  /** The last two that were named; `others` where fewer were. In the order in which they were called so, whichever was spoken of since. */
  lastOf(others: readonly FactEntry[]): readonly (FactEntry | undefined)[] {
    const named = [...new Set(this.#named.toReversed())].reverse()
    const told = named.length > 1 ? named : others
    // 县级22场，镇村62场，两级合计84场，后者: of the two, not what they make
    const whole = told.at(-1)
    const isSummedUp = told.length > 2 && told.slice(-3, -1).every(({ parent }) => parent === whole)
    const last = isSummedUp ? [told.at(-3), told.at(-2)] : [told.at(-2), whole]
    return last.every((fact) => this.#called.includes(fact)) ? this.#called : last
  }
}
