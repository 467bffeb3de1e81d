/** A wish for a turn; one whose owner went away without a word stops being seen and loses its place. */
interface Wish {
  seen: number
}

/** How long a wish keeps its place after it was last seen: a holder's work included, which looks at no clock. */
const LOST_MS = 2000
const STEP_MS = 2

/**
 * Turns for those who would otherwise undo each other's work, within one process and in the order in which they came. It
 * only spares tries: who takes no turn in time goes ahead without. Nobody waits on a promise of another request, which
 * workerd may cancel with that request.
 */
export class Turns {
  readonly #lines = new Map<string, Wish[]>()

  /** Does the work when it is its turn in that line, or at the latest after that time. */
  async within<T>(line: string, longestMs: number, work: () => Promise<T>): Promise<T> {
    const wishes = this.#lines.get(line) ?? []
    this.#lines.set(line, wishes)
    const wish: Wish = { seen: Date.now() }
    wishes.push(wish)
    try {
      const until = wish.seen + longestMs
      for (
        let before = this.#before(wishes, wish);
        before > 0 && wish.seen < until;
        before = this.#before(wishes, wish)
      ) {
        await new Promise((resolve) => setTimeout(resolve, STEP_MS * Math.min(before, 50)))
        wish.seen = Date.now()
      }
      return await work()
    } finally {
      const at = wishes.indexOf(wish)
      if (at >= 0) wishes.splice(at, 1)
      if (wishes.length === 0) this.#lines.delete(line)
    }
  }

  /** How many stand before it; the lost are taken out on the way. */
  #before(wishes: Wish[], wish: Wish): number {
    const now = Date.now()
    while (wishes[0] && wishes[0] !== wish && now - wishes[0].seen > LOST_MS) wishes.shift()
    return Math.max(0, wishes.indexOf(wish))
  }
}
