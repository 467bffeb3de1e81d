import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Holder, ModelLine } from '../../src/pipeline/model-line.ts'
import { placesIn } from '../../src/pipeline/model-places.ts'

const LEASE = 1000
const at = (org: string, draft: string, section: number): Holder => ({ org, draft, section: String(section) })
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Lets all wait at once and gives the order in which they were let in, each leaving as the next is looked at. */
async function orderOf(line: ModelLine, holders: readonly Holder[]): Promise<string[]> {
  const order: Holder[] = []
  for (const holder of holders) void line.enter(holder, 60_000).then((admitted) => admitted && order.push(holder))
  for (let n = 0; n < holders.length; n++) {
    await vi.advanceTimersByTimeAsync(1)
    if (order[n]) await line.leave(order[n]!)
  }
  await vi.advanceTimersByTimeAsync(1)
  return order.map(({ org, draft, section }) => `${org}${draft}${section}`)
}

describe('the line before the model', () => {
  it('lets so many in at a time, and the next when one leaves', async () => {
    const line = new ModelLine({ places: 2, leaseMs: LEASE })
    const seen: number[] = []
    for (const n of [1, 2, 3]) void line.enter(at('a', 'x', n), 900).then((admitted) => admitted && seen.push(n))
    await vi.advanceTimersByTimeAsync(10)
    expect(seen).toEqual([1, 2])
    await line.leave(at('a', 'x', 1))
    await vi.advanceTimersByTimeAsync(1)
    expect(seen).toEqual([1, 2, 3])
  })

  it('keeps a small draft from standing behind all sections of a large one, and an office behind all drafts of another', async () => {
    const line = new ModelLine({ places: 2, leaseMs: LEASE })
    const large = [1, 2, 3, 4].map((n) => at('a', 'x', n))
    const order = await orderOf(line, [...large, at('a', 'y', 1), at('b', 'z', 1)])
    expect(order.slice(0, 2)).toEqual(['ax1', 'ax2'])
    expect(order[2]).toBe('bz1')
    expect(order.indexOf('ay1')).toBeLessThan(order.indexOf('ax4'))
    expect(order.toSorted()).toEqual(['ax1', 'ax2', 'ax3', 'ax4', 'ay1', 'bz1'])
  })

  it('frees the place of a holder that died, and not of one that renews', async () => {
    const line = new ModelLine({ places: 2, leaseMs: LEASE })
    await line.enter(at('a', 'dead', 1), 0)
    await line.enter(at('a', 'alive', 1), 0)
    const renewing = setInterval(() => void line.renew(at('a', 'alive', 1)), LEASE / 3)
    const admitted: string[] = []
    for (const draft of ['next', 'after']) void line.enter(at('a', draft, 1), 60_000).then(() => admitted.push(draft))
    await vi.advanceTimersByTimeAsync(LEASE / 2)
    expect(admitted).toEqual([])
    await vi.advanceTimersByTimeAsync(LEASE)
    expect(admitted).toEqual(['next'])
    clearInterval(renewing)
  })

  it('gives a holder that comes again its own place, and one that waited too long an answer', async () => {
    const line = new ModelLine({ places: 1, leaseMs: LEASE })
    expect(await line.enter(at('a', 'x', 1), 0)).toBe(true)
    expect(await line.enter(at('a', 'x', 1), 0)).toBe(true)
    const late = line.enter(at('a', 'y', 1), 50)
    await vi.advanceTimersByTimeAsync(51)
    expect(await late).toBe(false)
  })

  it('knows the holders again by their renewals after it was begun anew', async () => {
    const line = new ModelLine({ places: 1, leaseMs: LEASE })
    await line.renew(at('a', 'from before', 1))
    const waiting = line.enter(at('a', 'y', 1), 10)
    await vi.advanceTimersByTimeAsync(11)
    expect(await waiting).toBe(false)
  })
})

describe('places in the line', () => {
  it('are kept for as long as it takes, and free at once when given back', async () => {
    const line = new ModelLine({ places: 1, leaseMs: LEASE })
    const places = placesIn(line, LEASE / 3)
    const leave = await places.take(at('a', 'x', 1), { withinMs: 10 })
    await vi.advanceTimersByTimeAsync(10 * LEASE)
    const none = places.take(at('a', 'y', 1), { withinMs: 10 })
    await vi.advanceTimersByTimeAsync(11)
    expect(await none).toBeNull()
    leave!()
    expect(await places.take(at('a', 'y', 1), { withinMs: Number.POSITIVE_INFINITY })).not.toBeNull()
  })

  it('are not waited for by a draft that was called off', async () => {
    const places = placesIn(new ModelLine({ places: 1, leaseMs: LEASE }), LEASE / 3)
    const leave = await places.take(at('a', 'x', 1), { withinMs: 10 })
    const stop = new AbortController()
    const waiting = places.take(at('a', 'y', 1), { withinMs: 60_000, signal: stop.signal })
    const ended = expect(waiting).rejects.toThrow('aborted')
    stop.abort()
    await ended
    leave!()
    expect(await places.take(at('a', 'z', 1), { withinMs: 10 })).not.toBeNull()
  })
})
