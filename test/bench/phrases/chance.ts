/** A source of chance that gives the same row of picks for the same key: what is measured today can be measured again. */
export interface Chance {
  /** One of the items. */
  pick<T>(items: readonly T[]): T
  /** A whole number from `lo` to `hi`, both included. */
  whole(lo: number, hi: number): number
  /** So many of the items (or all), in their order. */
  sample<T>(items: readonly T[], count: number): T[]
}

/** Mulberry32 over an FNV-1a hash of the key. */
export function chance(key: string): Chance {
  let state = 0x811c9dc5
  for (const c of key) state = Math.imul(state ^ c.codePointAt(0)!, 0x01000193)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (lo: number, hi: number) => lo + Math.floor(next() * (hi - lo + 1))
  return {
    whole,
    pick: (items) => items[whole(0, items.length - 1)]!,
    sample(items, count) {
      const left = items.map((item, at) => ({ item, at, rank: next() }))
      const kept = left.sort((a, b) => a.rank - b.rank).slice(0, count)
      return kept.sort((a, b) => a.at - b.at).map(({ item }) => item)
    },
  }
}
