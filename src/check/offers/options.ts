import type { Reading } from '../fit/reading.ts'
import { type Claim, type FieldClaim, type Fit, holds } from '../judged.ts'
import { HINTS, SPEAKS } from '../sheet/likeness.ts'
import type { SheetIndex } from '../sheet/sheet-index.ts'

/** What a value that fits adds to the likeness of the words. Never enough to win against a label that is spelt out. */
const VALUE_WEIGHT = 0.38
const FIT_SHARE: Readonly<Record<Fit, number>> = {
  exact: 1,
  covered: 1,
  rounded: 0.75,
  qualifier: 0.4,
  unit: 0.55,
  none: 0,
}
/** A calculation that does not come out is first suspected not to be meant. */
const UNFIT_DERIVED = 0.12
/** From this likeness on the words plainly speak of a fact. */
const PLAINLY = 0.6

/** One way to understand a number. */
export interface Option {
  readonly claim: Claim
  /** How well the words speak of its fact. */
  readonly subject: number
  readonly score: number
}

/** An option that reads the number as this period's value of a fact. */
export type ValueOption = Option & { readonly claim: FieldClaim }
export const isValue = (option: Option | null): option is ValueOption => option?.claim.field === 'value'

/** The ways to understand one number, gathered. */
export class Options {
  readonly all: Option[] = []
  /** What stands only where it fits, and does not, though the words speak of it: a slip of the hand may have made it so. */
  readonly unfit: Option[] = []

  /** `preference` is how ready the number's role is to be read so; 0 for its own reading, less for others. */
  add(claim: Claim | null, subject: number, preference: number): void {
    if (!claim) return
    const doubt = claim.of === 'derived' && claim.fit === 'none' ? UNFIT_DERIVED : 0
    this.all.push({ claim, subject, score: subject + VALUE_WEIGHT * FIT_SHARE[claim.fit] + preference - doubt })
  }

  addIfHolds(claim: Claim | null, subject: number, preference: number): void {
    if (claim && holds(claim.fit)) this.add(claim, subject, preference)
    else if (claim?.fit === 'none' && subject >= SPEAKS)
      this.unfit.push({ claim, subject, score: subject + preference })
  }

  /** The best that may stand: a fitting number with a hint in the words, or words that name a fact. */
  best(): Option | null {
    let best: Option | null = null
    for (const option of this.all)
      if (option.subject >= least(option.claim) && (!best || option.score > best.score)) best = option
    return best
  }

  /** The one way that comes out, where there is no other and the words plainly speak of its fact. */
  plain(): Option | null {
    let fitting: Option | null = null
    for (const option of this.all) {
      if (!holds(option.claim.fit)) continue
      if (fitting !== null) return null
      fitting = option
    }
    return fitting !== null && fitting.subject >= PLAINLY ? fitting : null
  }

  /** 火情两起, which a note tells as well: the fact of which the words speak most, rather than the note. */
  ratherValue(chosen: Option | null, { gates }: Reading): Option | null {
    if (chosen?.claim.of !== 'note') return chosen
    const [most] = this.all.filter(isValue).sort((one, other) => other.subject - one.subject)
    const isTold = most?.claim.fit === 'exact' && most.subject >= SPEAKS && gates[most.claim.fact.place] === 'same'
    return isTold ? most : chosen
  }

  /** 占全部读者的比重由｜38.4%提高: the share that the sheet has as a fact of its own, rather than the same reckoned. */
  ratherOwnShare(chosen: Option | null, { companions }: SheetIndex): Option | null {
    if (chosen?.claim.of !== 'derived' || chosen.claim.rule !== 'share') return chosen
    const own = companions[chosen.claim.fact.place]!.share
    const isOwn = ({ claim, subject }: Option) =>
      claim.field && claim.fact === own && claim.fit === 'exact' && subject >= HINTS
    return (own && this.all.filter(isOwn).sort((one, other) => other.score - one.score)[0]) ?? chosen
  }

  /** The reading as that cell, right or wrong. */
  meaning(meant: FieldClaim, subject: number): Option {
    const same = ({ claim }: Option) => claim.field === meant.field && claim.fact === meant.fact
    return this.all.find(same) ?? { claim: meant, subject, score: subject }
  }

  describe(): string[] {
    return this.all
      .filter(({ score }) => score > 0.2)
      .sort((a, b) => b.score - a.score)
      .slice(0, 4)
      .map(({ claim, score, subject }) => {
        const what = claim.of === 'note' ? 'note' : `${claim.fact.id}.${claim.field ?? claim.rule}`
        return `${what} ${claim.fit} words ${subject.toFixed(2)} total ${score.toFixed(2)}`
      })
  }
}

/** How much the words must say before a claim may stand. A lone digit fits by accident sooner than three. */
function least(claim: Claim): number {
  if (claim.fit === 'none') return SPEAKS
  if (claim.fit === 'qualifier') return 0.3
  if (claim.of === 'derived' || claim.fit === 'covered') return 0.25
  const cell = claim.field && claim.fact.values[claim.field]
  // 培育服务组织3家 is no wrong unit of 技术培训, of which there were 3场 before; nor 参保面积1.1万亩 of 11个
  if (claim.fit === 'unit') return cell && tellingDigits(cell.digits) < FEW ? HALF : HINTS
  return cell && (cell.lo.c.length > 1 || cell.rawHi !== cell.raw) ? HINTS : HINTS + 0.1
}
const tellingDigits = (digits: string): number => digits.replace(/[^1-9]/g, '').length
const FEW = 3
const HALF = 0.5
