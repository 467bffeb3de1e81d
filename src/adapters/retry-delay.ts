/** Longer than this nobody waits for a section: the next endpoint, or the template, is quicker. */
export const LONGEST_WAIT_MS = 20_000
const FIRST_WAIT_MS = 400

/** What `Retry-After` asks for, in milliseconds: seconds, a date, or the `retry-after-ms` some servers send; null where absent. */
export function retryAfterOf(headers: Headers | undefined, now: number): number | null {
  const precise = Number(headers?.get('retry-after-ms') ?? Number.NaN)
  if (Number.isFinite(precise)) return Math.max(0, precise)
  const asked = headers?.get('retry-after')
  if (asked === null || asked === undefined) return null
  const seconds = Number(asked)
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(asked) - now
  return Number.isFinite(wait) ? Math.max(0, wait) : null
}

/**
 * How long to wait before try number `attempt` (from 1): what the server asked for, else a growing wait with jitter.
 * null where the server asks for more than anybody would wait.
 */
export function delayBefore(attempt: number, retryAfterMs: number | null, random: () => number): number | null {
  if (retryAfterMs !== null) return retryAfterMs > LONGEST_WAIT_MS ? null : retryAfterMs
  const most = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1))
  return most / 2 + (most / 2) * random()
}
