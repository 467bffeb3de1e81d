import type { Mention, NamedPeriod } from '../mention.ts'
import { digitAt, hanDigit, isOneOf } from '../text/character-class.ts'
import { Clue } from '../text/clue.ts'

const JOINING = '、和与及'
const EACH = new Clue(/分别|依次|各/, '分依各')
/** So far may the first number stand from its periods. */
const REACH = 24

/** 一季度、二季度分别为18部、29部; 一、二季度分别投入…: a period for each number of a list, in the same order. */
export class PeriodForEach {
  readonly #text: string
  #periods: readonly NamedPeriod[] = []
  /** Where the last of the periods ends, then the last number of the list. */
  #end = 0
  /** How many numbers have theirs. */
  #given = 0

  constructor(text: string) {
    this.#text = text
  }

  /** Takes note of a period that the sentence names. */
  name({ start, end }: Mention, period: NamedPeriod): void {
    const joins = this.#periods.length > 0 && this.#given === 0 && start - this.#end === 1
    this.#periods =
      joins && isOneOf(this.#text[this.#end], JOINING)
        ? [...this.#periods, period]
        : [...shortened(this.#text, start, period), period]
    this.#end = end
    this.#given = 0
  }

  /** 一、二季度投入1100万元｜、1204万元: numbers in a row are one for each as well. */
  #isListed(end: number): boolean {
    return isOneOf(this.#text[end], JOINING) && digitAt(this.#text, end + 1)
  }

  /** The period of the next number; null where it has none of its own. */
  next({ start, end }: Mention): NamedPeriod | null {
    if (this.#periods.length < 2) return null
    const follows =
      this.#given > 0
        ? start - this.#end === 1 && isOneOf(this.#text[this.#end], JOINING)
        : start - this.#end <= REACH && (EACH.within(this.#text, this.#end, start) !== null || this.#isListed(end))
    const period = follows ? (this.#periods[this.#given++] ?? null) : null
    this.#end = end
    if (period === null) this.#periods = []
    return period
  }
}

/** 一、｜二季度, 4、5、｜6月: those before it leave out what they are. */
function shortened(text: string, start: number, period: NamedPeriod): NamedPeriod[] {
  const key = period.quarter ? 'quarter' : period.month && period.toMonth === null ? 'month' : null
  if (key === null) return []
  const found: NamedPeriod[] = []
  let at = start
  for (let n = period[key]! - 1; n > 0 && isOneOf(text[at - 1], JOINING) && numberAt(text, at - 2) === n; n--) {
    found.unshift({ ...period, [key]: n })
    at -= 2
  }
  return found
}
const numberAt = (text: string, i: number): number => (digitAt(text, i) ? Number(text[i]) : hanDigit(text[i]))
