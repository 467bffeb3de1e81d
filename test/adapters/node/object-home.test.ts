import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Sqlite from 'libsql'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Alarms } from '../../../src/adapters/node/alarms.ts'
import { DurableObject } from '../../../src/adapters/node/durable-object.ts'
import { ObjectHome } from '../../../src/adapters/node/object-home.ts'
import { SqliteObjects } from '../../../src/adapters/node/sqlite-objects.ts'

const rung: string[] = []

/** Counts its alarms; fails as often as it was told to. */
class Counter extends DurableObject<{ who: string }> {
  async count(): Promise<number> {
    return (await this.ctx.storage.get<number>('count')) ?? 0
  }
  async wakeAt(at: number): Promise<void> {
    await this.ctx.storage.setAlarm(at)
  }
  async note(words: string): Promise<string[]> {
    this.ctx.storage.sql.exec('CREATE TABLE IF NOT EXISTS notes (words TEXT)')
    this.ctx.storage.sql.exec('INSERT INTO notes VALUES (?)', words)
    return this.ctx.storage.sql
      .exec<{ words: string }>('SELECT words FROM notes')
      .toArray()
      .map((row) => row.words)
  }
  async forget(): Promise<void> {
    await this.ctx.storage.deleteAll()
  }
  override async alarm(): Promise<void> {
    rung.push(this.env.who)
    await this.ctx.storage.put('count', (await this.count()) + 1)
    await sleep(150)
  }
}

let folder: string
const homes: ObjectHome[] = []
function home(who: string) {
  const made = new ObjectHome(new SqliteObjects(folder, who), () => {})
  homes.push(made)
  const objects = made.namespace<Counter & Rpc.DurableObjectBranded>('counter', Counter, { who })
  return { made, of: (name: string) => objects.get(objects.idFromName(name)) as unknown as Counter }
}
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shuzhun-objects-'))
  rung.length = 0
})
afterEach(async () => {
  for (const made of homes.splice(0)) await made.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('objects in a Node process', () => {
  it('keep what they know apart, and find it again after a restart', async () => {
    const before = home('before')
    expect(await before.of('a').note('一')).toEqual(['一'])
    expect(await before.of('b').note('二')).toEqual(['二'])
    const after = home('after')
    expect(await after.of('a').note('三')).toEqual(['一', '三'])
    await after.of('a').forget()
    expect(await after.of('a').note('四')).toEqual(['四'])
  })

  it('are woken by the alarm that was set before a restart', async () => {
    await home('before')
      .of('a')
      .wakeAt(Date.now() + 50)
    const after = home('after')
    after.made.start()
    await vi.waitFor(async () => expect(await after.of('a').count()).toBe(1), 3000)
    expect(rung).toEqual(['after'])
  })

  it('are woken by one of two processes, never by both', async () => {
    const [one, two] = [home('one'), home('two')]
    one.made.start()
    two.made.start()
    const names = Array.from({ length: 20 }, (_, n) => `object ${n}`)
    await Promise.all(names.map((name, n) => (n % 2 ? one : two).of(name).wakeAt(Date.now())))
    await vi.waitFor(() => expect(rung.length).toBe(20), 5000)
    await sleep(1300)
    expect(rung.length).toBe(20)
  })
})

describe('the alarms', () => {
  const alarmsOf = (database: Sqlite.Database, owner: string, now: () => number, steady = () => 0) =>
    new Alarms(database, owner, now, steady)
  const a = { kind: 'counter', name: 'a' }
  const HOUR = 3_600_000

  it('give an object to one owner until its lease has run out and stays so', () => {
    let [now, steady] = [1000, 0]
    const database = new Sqlite(':memory:')
    const [one, two] = ['one', 'two'].map((owner) =>
      alarmsOf(
        database,
        owner,
        () => now,
        () => steady,
      ),
    ) as [Alarms, Alarms]
    one.of(a, () => {}).set(900)
    expect(two.due()).toEqual([a])
    expect(one.claim(a)).toBe(true)
    expect(two.claim(a)).toBe(false)
    expect(two.due()).toEqual([])
    expect(two.of(a, () => {}).at(), 'under way elsewhere').not.toBeNull()
    now += 60_000
    expect(two.due(), 'the holder may be about to renew it').toEqual([])
    expect(two.claim(a)).toBe(true)
  })

  it('leave an object to a living owner when the clock is put forward by hours', async () => {
    let [now, steady] = [1000, 0]
    const database = new Sqlite(':memory:')
    const [one, two] = ['one', 'two'].map((owner) =>
      alarmsOf(
        database,
        owner,
        () => now,
        () => steady,
      ),
    ) as [Alarms, Alarms]
    one.of(a, () => {}).set(900)
    one.claim(a)
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    try {
      const { promise: work, resolve: end } = Promise.withResolvers<void>()
      const running = one.during(a, () => work)
      for (let second = 0; second < 30; second++) {
        if (second === 5) now += 5 * HOUR
        expect(two.due(), `second ${second}`).toEqual([])
        now += 1000
        steady += 1000
        vi.advanceTimersByTime(1000)
      }
      end()
      expect(await running).toBeNull()
    } finally {
      vi.useRealTimers()
    }
  })

  it('ring as long after they were set as they were meant to when the clock is put back', () => {
    let now = 10 * HOUR
    const alarms = alarmsOf(new Sqlite(':memory:'), 'one', () => now)
    alarms.of(a, () => {}).set(now + 2000)
    now -= 5 * HOUR
    expect(alarms.due()).toEqual([])
    now += 2000
    expect(alarms.due()).toEqual([a])
  })

  it('end a lease in time when the clock is put back', () => {
    let [now, steady] = [10 * HOUR, 0]
    const database = new Sqlite(':memory:')
    const [one, two] = ['one', 'two'].map((owner) =>
      alarmsOf(
        database,
        owner,
        () => now,
        () => steady,
      ),
    ) as [Alarms, Alarms]
    one.of(a, () => {}).set(now)
    one.claim(a)
    now -= 5 * HOUR
    expect(two.due()).toEqual([])
    now += 16_000
    expect(two.due()).toEqual([])
    steady += 6_000
    expect(two.due()).toEqual([a])
    expect(two.claim(a)).toBe(true)
  })

  it('wait for nobody who is known to be dead', () => {
    const database = new Sqlite(':memory:')
    const [one, two] = [alarmsOf(database, 'one', () => 1000), alarmsOf(database, 'two', () => 1000)]
    one.of(a, () => {}).set(900)
    one.claim(a)
    two.freeThoseOf((owner) => owner === 'one')
    expect(two.claim(a)).toBe(true)
  })

  it('try again what failed, later each time, and give up at last', async () => {
    let now = 0
    const alarms = alarmsOf(new Sqlite(':memory:'), 'one', () => now)
    const waits: (number | null)[] = []
    alarms.of(a, () => {}).set(0)
    for (let tries = 0; tries < 7; tries++) {
      expect(alarms.claim(a)).toBe(true)
      expect(await alarms.during(a, () => Promise.reject(new Error('no')))).toBeInstanceOf(Error)
      const at = alarms.of(a, () => {}).at()
      waits.push(at === null ? null : at - now)
      now = at ?? now
    }
    expect(waits).toEqual([2000, 4000, 8000, 16_000, 32_000, 64_000, null])
  })
})
