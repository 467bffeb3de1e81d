import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { DurableObject } from '../../../src/adapters/node/durable-object.ts'
import { ObjectHome } from '../../../src/adapters/node/object-home.ts'
import { beforeLeaving } from '../../../src/adapters/node/output-gate.ts'
import { connect } from '../../../src/adapters/postgres/connect.ts'
import { migrate } from '../../../src/adapters/postgres/migrate.ts'
import { PostgresObjects } from '../../../src/adapters/postgres/postgres-objects.ts'
import { hasPostgres, type PostgresServer, startPostgres } from '../../durability/postgres-server.ts'

const rung: string[] = []
const sent: string[] = []
let alarmWork: (object: Notes) => Promise<void> = async () => {}

/** Notes words down, and tells the world of them. */
class Notes extends DurableObject<{ who: string }> {
  constructor(ctx: DurableObjectState, env: { who: string }) {
    super(ctx, env)
    ctx.storage.sql.exec('CREATE TABLE IF NOT EXISTS notes (number INTEGER PRIMARY KEY AUTOINCREMENT, words TEXT)')
  }
  note(words: string): string[] {
    this.ctx.storage.sql.exec('INSERT INTO notes (words) VALUES (?)', words)
    return this.all()
  }
  all(): string[] {
    const { sql } = this.ctx.storage
    return sql
      .exec<{ words: string }>('SELECT words FROM notes ORDER BY number')
      .toArray()
      .map(({ words }) => words)
  }
  async remember(value: unknown): Promise<unknown> {
    await this.ctx.storage.put({ value, bytes: new Uint8Array([1, 2, 255]) })
    return this.ctx.storage.get('value')
  }
  async recall(): Promise<unknown> {
    return [await this.ctx.storage.get('value'), await this.ctx.storage.get('bytes')]
  }
  forget(): Promise<void> {
    return this.ctx.storage.deleteAll()
  }
  undone(): string[] {
    try {
      this.ctx.storage.transactionSync(() => {
        this.note('不该留下')
        throw new Error('back')
      })
    } catch {
      // What it wrote is gone with it.
    }
    return this.all()
  }
  async tell(words: string): Promise<void> {
    this.note(words)
    await beforeLeaving()
    sent.push(words)
  }
  wakeAt(at: number): Promise<void> {
    return this.ctx.storage.setAlarm(at)
  }
  wokenAt(): Promise<number | null> {
    return this.ctx.storage.getAlarm()
  }
  override fetch(): Promise<Response> {
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        this.note('流')
        controller.enqueue(new TextEncoder().encode('流'))
        controller.close()
      },
    })
    return Promise.resolve(new Response(body))
  }
  override async alarm(): Promise<void> {
    rung.push(`${this.env.who} ${this.ctx.id.name}`)
    await alarmWork(this)
  }
}

describe.runIf(hasPostgres('PostgreSQL 里的对象'))('objects in PostgreSQL', () => {
  let server: PostgresServer
  let pool: Pool
  const homes: ObjectHome[] = []
  const failures: unknown[] = []
  const dead = new Set<string>()

  function home(who: string) {
    const store = new PostgresObjects(pool, who, (owner) => dead.has(owner))
    const made = new ObjectHome(store, (error) => failures.push(error))
    homes.push(made)
    const objects = made.namespace<Notes & Rpc.DurableObjectBranded>('notes', Notes, { who })
    return { made, store, of: (name: string) => objects.get(objects.idFromName(name)) as unknown as Asked }
  }
  const logLength = async () => Number((await pool.query('SELECT count(*) AS n FROM object_log')).rows[0].n)

  beforeAll(async () => {
    server = await startPostgres()
    pool = connect(server.database(), 6, () => {})
    await migrate(pool, { migrations: 'src/adapters/migrations', own: 'src/adapters/postgres/sql' })
  })
  beforeEach(() => {
    alarmWork = async () => {}
  })
  afterEach(async () => {
    for (const made of homes.splice(0)) await made.stop()
    for (const list of [rung, sent, failures]) list.length = 0
    dead.clear()
    await pool.query('DELETE FROM objects')
  })
  afterAll(async () => {
    await pool?.end()
    server?.stop()
  })

  it('keep what they know apart, and any process finds it', async () => {
    const [one, two] = [home('one'), home('two')]
    expect(await one.of('a').note('一')).toEqual(['一'])
    expect(await one.of('b').note('二')).toEqual(['二'])
    expect(await two.of('a').note('三')).toEqual(['一', '三'])
    expect(await one.of('a').all()).toEqual(['一', '三'])
    expect(await one.of('a').remember({ places: [1, '两'] })).toEqual({ places: [1, '两'] })
    expect(await two.of('a').recall()).toEqual([{ places: [1, '两'] }, new Uint8Array([1, 2, 255])])
    expect(await two.of('a').undone()).toEqual(['一', '三'])
  })

  it('agree on one order where two processes write at once', async () => {
    const [one, two] = [home('one'), home('two')]
    const words = Array.from({ length: 20 }, (_, n) => `第${n}句`)
    await Promise.all(words.map((word, n) => (n % 2 ? one : two).of('a').note(word)))
    const told = await one.of('a').all()
    expect(told.toSorted()).toEqual(words.toSorted())
    expect(await two.of('a').all()).toEqual(told)
    expect(await home('three').of('a').all()).toEqual(told)
  })

  it('store nothing for being asked', async () => {
    expect(await home('one').of('a').all()).toEqual([])
    expect((await pool.query('SELECT 1 FROM objects')).rowCount).toBe(0)
  })

  it('fold a log that has grown long once they are put away, and lose nothing by it', async () => {
    const one = home('one')
    for (let n = 0; n < 30; n++) await one.of('a').remember(n)
    const before = await logLength()
    const kept = await one.store.open({ kind: 'notes', name: 'a' }, () => {})
    await kept.close()
    expect(await logLength()).toBeLessThan(before / 2)
    expect(await one.of('a').recall()).toEqual([29, new Uint8Array([1, 2, 255])])
    expect(await one.of('a').note('之后')).toEqual(['之后'])
    expect(await home('two').of('a').all()).toEqual(['之后'])
  })

  it('forget all when told to, in every process', async () => {
    const [one, two] = [home('one'), home('two')]
    await one.of('a').remember('甲')
    await two.of('a').recall()
    await one.of('a').wakeAt(Date.now() + 60_000)
    await one.of('a').forget()
    expect(await two.of('a').recall()).toEqual([undefined, undefined])
    expect(await two.of('a').wokenAt()).toBeNull()
  })

  it('are woken by one of two processes, never by both, also by alarms set elsewhere', async () => {
    const [one, two] = [home('one'), home('two')]
    alarmWork = () => sleep(150)
    one.made.start()
    two.made.start()
    const names = Array.from({ length: 20 }, (_, n) => `object ${n}`)
    await Promise.all(names.map((name, n) => (n % 2 ? one : two).of(name).wakeAt(Date.now())))
    await vi.waitFor(() => expect(rung.length).toBe(20), 5000)
    await sleep(1300)
    expect(rung.length).toBe(20)
    await home('three')
      .of('late')
      .wakeAt(Date.now() + 300)
    await vi.waitFor(() => expect(rung.length).toBe(21), 5000)
  })

  it('let nothing out before it is written, and nothing at all where it cannot be', async () => {
    const one = home('one')
    await one.of('a').tell('写下了')
    expect(sent).toEqual(['写下了'])
    const lock = await pool.connect()
    await lock.query('BEGIN')
    await lock.query('LOCK TABLE object_log IN EXCLUSIVE MODE')
    const telling = one.of('a').tell('还没写下')
    await sleep(300)
    expect(sent).toEqual(['写下了'])
    await lock.query('COMMIT')
    lock.release()
    await telling
    expect(sent).toEqual(['写下了', '还没写下'])
    await pool.query("ALTER TABLE object_log ADD CONSTRAINT full_disk CHECK (kind <> 'notes') NOT VALID")
    await expect(one.of('a').tell('写不下')).rejects.toThrow('full_disk')
    await pool.query('ALTER TABLE object_log DROP CONSTRAINT full_disk')
    expect(sent).toEqual(['写下了', '还没写下'])
    // The object is made anew: it does not remember what does not stand.
    expect(await one.of('a').all()).toEqual(['写下了', '还没写下'])
  })

  it('hold back a stream too until what it tells of is written', async () => {
    const one = home('one')
    const response = await one.of('a').fetch('https://a/')
    expect(await response.text()).toBe('流')
    expect(await home('two').of('a').all()).toEqual(['流'])
  })

  it('refuse what a process still writes after another has taken the object over', async () => {
    const [one, two] = [home('one'), home('two')]
    let goOn = () => {}
    alarmWork = async (object) => {
      const who = rung.at(-1)!
      if (who.startsWith('one')) await new Promise<void>((resolve) => (goOn = resolve))
      await object.tell(who)
    }
    one.made.start()
    await one.of('a').wakeAt(Date.now())
    await vi.waitFor(() => expect(rung).toEqual(['one a']), 3000)
    expect(await two.of('a').wokenAt(), 'under way elsewhere').not.toBeNull()
    // The first process hangs; the second learns that it is gone.
    dead.add('one')
    two.made.start()
    await vi.waitFor(() => expect(sent).toEqual(['two a']), 5000)
    goOn()
    await vi.waitFor(() => expect(String(failures[0])).toContain('another process has taken the object over'), 3000)
    expect(sent).toEqual(['two a'])
    expect(await home('three').of('a').all()).toEqual(['two a'])
  })

  it('try again what failed, later each time, and are let go at once by a process that ends', async () => {
    const one = home('one')
    alarmWork = async () => {
      if (rung.length === 1) throw new Error('once')
      if (rung.length === 2) await sleep(60_000)
    }
    one.made.start()
    await one.of('a').wakeAt(Date.now())
    await vi.waitFor(() => expect(rung.length).toBe(2), 6000)
    expect(String(failures[0])).toContain('once')
    await one.made.stop()
    const two = home('two')
    two.made.start()
    await vi.waitFor(() => expect(rung).toEqual(['one a', 'one a', 'two a']), 2500)
  })
})

/** As a stub gives it: every method answers later. */
type Asked = {
  [Name in keyof Notes]: Notes[Name] extends (...given: infer Given) => infer Answer
    ? (...given: Name extends 'fetch' ? [string] : Given) => Promise<Awaited<Answer>>
    : never
}
