import type { FactEntry } from '../sheet/sheet-index.ts'
import type { Told } from './told-before.ts'

/** The facts that one sentence named, and which two of them are 前者 and 后者. */
export class ToldTwo {
  /** The facts of which a value was told, or that words of their own named, latest last. */
  readonly #named: FactEntry[] = []
  /** The two that were called so last. */
  #called: readonly (FactEntry | undefined)[] = []

  readonly #before: Told

  constructor(before: Told) {
    this.#before = before
  }

  name(fact: FactEntry): void {
    this.#named.push(fact)
  }

  /** 前者增长10.5%: from here on these two are meant. */
  call(two: readonly (FactEntry | undefined)[]): void {
    this.#called = two
  }

  /**
   * The last two that were named, or of which the sentence or those before it told. In the order in which they were
   * called so, whichever was spoken of since.
   */
  lastOf(stated: readonly FactEntry[]): readonly (FactEntry | undefined)[] {
    const named = [...new Set(this.#named.toReversed())].reverse()
    const told = named.length > 1 ? named : this.#reachingBack(stated)
    // 县级22场，镇村62场，两级合计84场，后者: of the two, not what they make
    const whole = told.at(-1)
    const isSummedUp = told.length > 2 && told.slice(-3, -1).every(({ parent }) => parent === whole)
    const last = isSummedUp ? [told.at(-3), told.at(-2)] : [told.at(-2), whole]
    return last.every((fact) => this.#called.includes(fact)) ? this.#called : last
  }

  /** 甲4517起。乙2325起。前者: one in each sentence, where there is one of the same unit. */
  #reachingBack(stated: readonly FactEntry[]): readonly FactEntry[] {
    if (stated.length > 1) return stated
    const { before, earlier } = this.#before
    const near = stated.length > 0 ? [...before.filter((fact) => fact !== stated[0]), ...stated] : before
    const [last, more] = near
    if (!last || more) return near
    const former = earlier.findLast(({ unitText }) => unitText === last.unitText) ?? earlier.at(-1)
    return former && former !== last ? [former, last] : near
  }
}
