/** Keeps a broken endpoint from being asked again and again: opens after failures in a row, then lets one probe through. */
export interface Breaker {
  /** True where a request may go out now. While half open only the first asker gets true. */
  admits(): boolean
  succeeded(): void
  failed(): void
  /** An admitted request that told nothing about the endpoint (the caller went away). */
  withdrew(): void
}

export interface BreakerOptions {
  /** Failures in a row that open it. */
  readonly threshold?: number
  /** How long it stays open before a probe. */
  readonly coolMs?: number
  /** A clock that nobody sets: a machine's own may be put back by hours. */
  readonly now?: () => number
}

export function createBreaker({
  threshold = 3,
  coolMs = 30_000,
  now = () => performance.now(),
}: BreakerOptions = {}): Breaker {
  let failures = 0
  let openUntil = 0
  let probing = false
  const isOpen = () => failures >= threshold
  return {
    admits() {
      if (!isOpen()) return true
      if (probing || now() < openUntil) return false
      probing = true
      return true
    },
    succeeded() {
      failures = 0
      probing = false
    },
    failed() {
      failures += 1
      probing = false
      if (isOpen()) openUntil = now() + coolMs
    },
    withdrew() {
      probing = false
    },
  }
}

const shared = new Map<string, Breaker>()

/**
 * The breaker of that endpoint for as long as the process lives: models are made anew for every draft, but what one
 * draft learnt of a broken endpoint spares the next.
 */
export function sharedBreaker(endpoint: string): Breaker {
  const known = shared.get(endpoint) ?? createBreaker()
  shared.set(endpoint, known)
  return known
}
