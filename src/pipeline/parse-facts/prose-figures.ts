import type { Mention } from '../../check/mention.ts'
import { readFactValue } from '../../domain/fact-value.ts'
import type { Collector } from './collector.ts'
import type { ParsedFact } from './parsed-facts.ts'
import { holdsParts, staysWithin } from './prose-bracket.ts'
import { Heads } from './prose-heads.ts'
import { literalOf } from './prose-label.ts'

/** The figures that a sentence states, as wholes and parts. */
export class Figures {
  heads = new Heads()
  /** What the parts are of that come now. */
  whole: ParsedFact | null = null
  private readonly out: Collector
  private readonly line: number
  /** The figures before an open bracket of parts. */
  private outside: Heads | null = null
  private parts: ParsedFact[] = []
  /** The last figure that is no part: what 其中 opens up. */
  private last: ParsedFact | null = null

  constructor(line: number, out: Collector) {
    this.line = line
    this.out = out
  }

  /** 资金126.5万元（其中县级86.5万元），同比增加28.5万元: behind the bracket the total is spoken of again, which is given back. */
  closed(between: string): ParsedFact | null {
    if (!this.outside || !/[）)]/.test(between)) return null
    const { whole } = this
    this.heads = this.outside
    this.outside = null
    this.whole = null
    return whole
  }

  /** Whether parts of a figure come from here on: 其中 says so, or a bracket right behind it whose numbers can be nothing else. */
  opened(between: string, text: string, rest: readonly Mention[], subject: ParsedFact | null): void {
    const named = /其\s*中/.test(between)
    const end = text.indexOf(/（/.test(between) ? '）' : ')', rest[0]!.start)
    const inside = rest.filter((claim) => claim.start < end)
    const behind = /^\s*[（(][^（()）]*$/.test(between)
    const unnamed = !named && behind && subject !== null && holdsParts(text, inside, subject)
    if (!named && !unnamed) return
    this.whole = unnamed ? subject : this.last
    this.parts = []
    if (!unnamed && !/[（(]\s*其\s*中/.test(between)) {
      this.heads.only(null)
      return
    }
    this.outside ??= this.heads
    this.heads = new Heads()
  }

  /** Adds a figure under its name; null where its value fits into no cell. */
  add(claim: Mention, label: string, joined: boolean, second: boolean): ParsedFact | null {
    const value = literalOf(claim)
    const read = readFactValue(value)
    if (!read) return null
    const unit = claim.stated!.unitText || null
    const { whole } = this
    const isPart = whole !== null && (!unit || unit === whole.unit) && staysWithin(whole, this.parts, read)
    const added = { label, value, unit: read.unit ? null : unit, line: this.line }
    const fact = this.out.add({ ...added, partOf: isPart ? whole.id : null })
    if (isPart) this.parts.push(fact)
    else this.last = fact
    this.heads.state(fact, joined, second)
    return fact
  }
}
