const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Waits before the second to the tenth try, as the Standard Webhooks specification proposes: 75 h 35 min together. */
const WAITS_MS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const

/** How often a message is tried at most. */
export const MOST_TRIES = WAITS_MS.length + 1
/** Share of a wait that chance adds or takes: many messages that failed together do not come back together. */
const JITTER = 0.1

/** Milliseconds to wait after that many failed tries; null when it was the last. `chance` is from 0 to 1. */
export function waitAfter(tries: number, chance: number): number | null {
  const wait = WAITS_MS[tries - 1]
  return wait === undefined ? null : Math.round(wait * (1 + JITTER * (2 * chance - 1)))
}
