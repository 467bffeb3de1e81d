/** Who works with the model: one section of one draft. */
export interface Holder {
  readonly org: string
  readonly draft: string
  readonly section: string
}

interface Held {
  readonly holder: Holder
  until: number
}
interface Waiting {
  readonly holder: Holder
  answer(admitted: boolean): void
}

/**
 * The line before the model: so many work with it at a time, whatever drafts they belong to. Whose organisation, then
 * whose draft, has the fewest places comes first; among equals whoever came first. A place is lent: it falls free when
 * nobody renews it, so that a holder that died keeps nobody out.
 */
export class ModelLine {
  readonly #places: number
  readonly #leaseMs: number
  readonly #held = new Map<string, Held>()
  readonly #waiting: Waiting[] = []
  #sweeping: ReturnType<typeof setInterval> | null = null

  constructor({ places, leaseMs }: { readonly places: number; readonly leaseMs: number }) {
    this.#places = places
    this.#leaseMs = leaseMs
  }

  /** True as soon as the holder has a place, false when none came free in that time. Who has one keeps it. */
  async enter(holder: Holder, withinMs: number): Promise<boolean> {
    this.#dismiss(holder)
    if (this.#held.has(keyOf(holder))) return this.#lend(holder)
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#dismiss(holder), withinMs)
      this.#waiting.push({
        holder,
        answer: (admitted) => {
          clearTimeout(timer)
          resolve(admitted)
        },
      })
      this.#admit()
    })
  }

  /** Says that the holder is still at it. A line that was begun anew learns so who is there already. */
  async renew(holder: Holder): Promise<void> {
    this.#lend(holder)
  }

  /** Gives the place back, or the wait up. */
  async leave(holder: Holder): Promise<void> {
    this.#dismiss(holder)
    this.#held.delete(keyOf(holder))
    this.#admit()
  }

  #lend(holder: Holder): true {
    this.#held.set(keyOf(holder), { holder, until: performance.now() + this.#leaseMs })
    return true
  }

  #dismiss(holder: Holder): void {
    const at = this.#waiting.findIndex((one) => keyOf(one.holder) === keyOf(holder))
    if (at >= 0) this.#waiting.splice(at, 1)[0]!.answer(false)
  }

  #admit(): void {
    const now = performance.now()
    for (const [key, { until }] of this.#held) if (until <= now) this.#held.delete(key)
    while (this.#held.size < this.#places && this.#waiting.length > 0) {
      const next = this.#waiting.splice(this.#nextAt(), 1)[0]!
      this.#lend(next.holder)
      next.answer(true)
    }
    this.#sweepWhileNeeded()
  }

  /** Where among the waiting the one stands whose organisation and draft have the fewest places. */
  #nextAt(): number {
    const held = [...this.#held.values()].map(({ holder }) => holder)
    const ranks = this.#waiting.map(({ holder: { org, draft } }) => {
      const ofOrg = held.filter((other) => other.org === org)
      return ofOrg.length * (held.length + 1) + ofOrg.filter((other) => other.draft === draft).length
    })
    return ranks.indexOf(Math.min(...ranks))
  }

  /** Leases run out without anybody's doing: looked for as long as somebody waits. */
  #sweepWhileNeeded(): void {
    if (this.#waiting.length > 0) {
      this.#sweeping ??= setInterval(() => this.#admit(), this.#leaseMs / 4)
    } else if (this.#sweeping !== null) {
      clearInterval(this.#sweeping)
      this.#sweeping = null
    }
  }
}

const keyOf = ({ org, draft, section }: Holder): string => JSON.stringify([org, draft, section])
