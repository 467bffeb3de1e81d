import type { Mention } from '../../check/mention.ts'
import { readFactValue } from '../../domain/fact-value.ts'
import type { Collector } from './collector.ts'
import type { ParsedFact } from './parsed-facts.ts'
import { holdsParts, staysWithin } from './prose-bracket.ts'
import { Heads } from './prose-heads.ts'
import { literalOf } from './prose-label.ts'

/** A bracket with more numbers is no list of parts that anybody wrote by hand. */
const MOST_PARTS = 50

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

  /** Every figure where its number ends, and whether it was said in one breath with the one before. */
  private readonly stated: { readonly end: number; readonly fact: ParsedFact; readonly joined: boolean }[] = []

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
  opened(between: string, text: string, claims: readonly Mention[], i: number, subject: ParsedFact | null): void {
    const named = /其\s*中/.test(between)
    const behind = subject !== null && /^\s*[（(][^（()）]*$/.test(between)
    if (!named && !behind) return
    const end = text.indexOf(/（/.test(between) ? '）' : ')', claims[i]!.start)
    const inside = claims.slice(i, i + MOST_PARTS).filter((claim) => claim.start < end)
    const unnamed = !named && behind && holdsParts(text, inside, subject)
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
    this.stated.push({ end: claim.end, fact, joined })
    return fact
  }

  /** The names of the figures that were said last before that place, in one breath: 办结率、满意率, of which 均高于全县 is told. */
  spokenOf(at: number, all: boolean): string {
    const last = this.stated.findLastIndex(({ end }) => end <= at)
    const first = all ? this.stated.findLastIndex(({ joined }, i) => i <= last && !joined) : last
    return this.stated
      .slice(Math.max(first, 0), last + 1)
      .map(({ fact }) => fact.label)
      .join('、')
  }
}
