import type { DerivedClaim, Judged } from '../judged.ts'
import { arrives, type Base } from '../roles/frame.ts'
import type { FactEntry, Field } from '../sheet/sheet-index.ts'
import type { ListPlan } from './lists.ts'

/** A value of another period or of the target, cited beside the indicator's own. */
export interface Cited {
  readonly base: Base
  readonly fact: FactEntry
}

/** What a number was compared with that no word named: 由1930人次增至. */
const baseOf = (claim: Judged['claim']): Base | null => (claim?.field && BASE_OF[claim.field]) ?? null
const BASE_OF: Readonly<Partial<Record<Field, Base>>> = { lastYear: 'yoy', lastPeriod: 'qoq' }

/** What the numbers of one sentence were compared with. */
export class ToldBases {
  /** The base of the comparison cited last: 上年同期 in parentheses. */
  last: Base | null = null
  #cited: Cited[] = []
  /** What the items of the list read last are compared with; its own numbers are none of it. */
  #answered: readonly Cited[] | undefined
  /** The bases that changes were told against, in order: 环比多32次，同比多45次; 同比增13.7%、环比增8.6%. */
  #compared: Cited[] = []

  /** What the next number may be compared with. */
  keep({ claim, frame }: Judged): void {
    if (!frame) return
    const { role, base, direction } = frame
    if (role === 'prior' && claim?.field) this.#cited.push({ base: baseOf(claim) ?? 'yoy', fact: claim.fact })
    else if (role === 'level' && direction === 0) this.#cited = this.#compared = []
    if (role === 'prior' || role === 'target') this.last = base ?? baseOf(claim)
    else if (role === 'whole' && claim?.field === 'target') this.last = 'target'
    // 由三季度的1930人次增至5286人次: the level that was reached is still compared with where it began
    else if (base !== null || (role === 'level' && !arrives(frame))) this.last = base
  }

  /** A change that was told against a named base. */
  keepChange({ rule, fact }: DerivedClaim, base: Base | null): void {
    if (!base || !rule.startsWith(`${base}-`)) return
    if (!this.#compared.some((one) => one.base === base && one.fact === fact)) this.#compared.push({ base, fact })
  }

  /** 由上年同期第九、上季度第六升至第四，分别前移五位和两位; 环比多32次，同比多45次，增幅分别为: one fact, as many bases as the list has items. */
  citedFor(plan: ListPlan | null): Cited | undefined {
    if (!plan?.fromStated) return undefined
    if (plan.place === 0) {
      const cited = [this.#cited, this.#compared].find(({ length }) => length === plan.length)
      this.#answered = cited?.every(({ fact }) => fact === cited[0]!.fact) ? [...cited] : undefined
    }
    return this.#answered?.[plan.place]
  }
}
