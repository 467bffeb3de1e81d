const KEPT = 'shuzhun.seat'

/**
 * The seat of this window at the reviewer's desk: the same on each page that the window goes to, so that it stays its own
 * although it left a draft before the service had answered. While a page stands the browser keeps no seat: a window that is
 * duplicated takes what is kept with it, and is another window.
 */
export function takeSeat(): string {
  const seat = kept() ?? crypto.randomUUID()
  keep(null)
  addEventListener('pagehide', () => keep(seat))
  addEventListener('pageshow', () => keep(null))
  return seat
}

const kept = (): string | null => {
  try {
    return sessionStorage.getItem(KEPT)
  } catch {
    return null
  }
}

const keep = (seat: string | null): void => {
  try {
    if (seat === null) sessionStorage.removeItem(KEPT)
    else sessionStorage.setItem(KEPT, seat)
  } catch {
    // A browser that keeps nothing gives each page a seat of its own.
  }
}
