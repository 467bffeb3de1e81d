import type { Stated } from '../mention.ts'
import type { FactEntry, Field } from '../sheet/fact-entry.ts'
import { isShortFor } from '../sheet/short-for.ts'

/** 其中｜城市, 、｜农村. */
const LEADS_IN = /^(?:.*[，；。：、])?(?:其中|和|与|及)?/

/** 醉驾 of 醉酒驾驶: the first character of all is the first of both. */
const isCalledShort = (name: string, told: string): boolean => name[0] === told[0] && isShortFor(name, told)

interface ToldCell {
  readonly fact: FactEntry
  readonly field: Field
  readonly stated: Stated
  /** What stands before the number: what leads in, and its name. */
  readonly leading: string
}

/** What a fact is and what it was, told beside each other. */
export interface ThenAndNow {
  readonly fact: FactEntry
  readonly base: 'yoy' | 'qoq'
  readonly nowFirst: boolean
}

/** What was rightly told of each cell of the sheet in one sentence, and under which name. */
export class ToldCells {
  /** Latest last. */
  readonly #told: ToldCell[] = []

  add(cell: ToldCell): void {
    this.#told.push(cell)
  }

  /** Whether a number was taken for that cell. */
  has(fact: FactEntry, field: Field): boolean {
    return this.#told.some((told) => told.fact === fact && told.field === field)
  }

  /** The cell of a fact that was told last. */
  fieldOf(fact: FactEntry): Field | undefined {
    return this.#told.findLast((told) => told.fact === fact)?.field
  }

  /** Whether any value of this period was told. */
  get hasValues(): boolean {
    return this.#told.some(({ field }) => field === 'value')
  }

  /** The number that was taken for the value of a fact. */
  valueOf(fact: FactEntry): Stated | undefined {
    return this.#told.findLast((told) => told.fact === fact && told.field === 'value')?.stated
  }

  /** 增速8.2%，上年同期为11.5%: the two cells of one fact that were told last, in order; null where they are of two. */
  lastPair(): ThenAndNow | null {
    const [former, latter] = this.#told.slice(-2)
    if (!former || !latter || former.fact !== latter.fact || (former.field === 'value') === (latter.field === 'value'))
      return null
    const then = former.field === 'value' ? latter.field : former.field
    return then === 'lastYear' || then === 'lastPeriod'
      ? { fact: former.fact, base: then === 'lastYear' ? 'yoy' : 'qoq', nowFirst: former.field === 'value' }
      : null
  }

  /** 城市1392人、农村8472人，｜农村低保对象占: the fact that was told under this name, in short or in full. */
  calledBy(name: string): FactEntry | undefined {
    const isCalled = (told: string) =>
      told.length > 1 && (told.startsWith(name) || name.startsWith(told) || isCalledShort(name, told))
    const called = this.#told.filter((told) => told.field === 'value' && isCalled(told.leading.replace(LEADS_IN, '')))
    return called.some(({ fact }) => fact !== called[0]!.fact) ? undefined : called[0]?.fact
  }
}
