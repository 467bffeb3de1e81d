import { setTimeout as sleep } from 'node:timers/promises'
import Sqlite from 'libsql'
import { startStubModel } from '../stub-model/server.ts'
import { type Answered, ask, askedFor, sheets, untilEnded, writtenByModel } from './asking.ts'
import { faultyHome } from './faulty-home.ts'
import { type FileHome, workerdHome } from './homes.ts'
import { tell } from './tally.ts'

/*
 * The database busy and full, in both homes, while drafts are being written and others are asked for:
 *   npm run test:faults -- database-faults
 * Another connection holds the write lock, for less and for more than a writer waits; no page more can be had. What was
 * accepted must end, what was refused must be refused in words and leave nothing behind: asked again, it is one draft.
 */

const PORT = Number(process.env.PORT ?? 8865)
const BEFORE = 3
const DURING = 5

/** A way in which the database fails: begun now, ended by what it gives. */
interface Fault {
  readonly how: string
  /** True where finished sections cannot be kept either: those of that moment are asked of the model once more. */
  readonly forgets?: boolean
  begin(): Promise<() => Promise<void>>
}

const stub = await startStubModel({ behaviour: { latencyMs: 300 } })

const lockedFor = (home: FileHome, ms: number): Fault => ({
  how: `数据库被占用 ${ms / 1000} 秒`,
  begin: async () => {
    const other = new Sqlite(home.databaseFile())
    other.exec('PRAGMA busy_timeout = 5000')
    other.exec('BEGIN IMMEDIATE')
    const over = sleep(ms).then(() => {
      other.exec('ROLLBACK')
      other.close()
    })
    return () => over
  },
})

/** In workerd no page limit can be set from outside: a trigger refuses what would be written, in the same words. */
const refusedBy = (home: FileHome, tables: readonly string[]): Fault => {
  const each = (statement: (table: string, deed: string) => string) => {
    const other = new Sqlite(home.databaseFile())
    other.exec('PRAGMA busy_timeout = 5000')
    for (const table of tables) for (const deed of ['INSERT', 'UPDATE']) other.exec(statement(table, deed))
    other.close()
  }
  return {
    how: '数据库写满',
    begin: async () => {
      each(
        (table, deed) =>
          `CREATE TRIGGER full_${table}_${deed} BEFORE ${deed} ON ${table} BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`,
      )
      await sleep(FULL_MS)
      return async () => each((table, deed) => `DROP TRIGGER full_${table}_${deed}`)
    },
  }
}
const FULL_MS = 12_000

/** Always the same for a key. */
const sheetOf = (key: string): string => sheets[Number(key.at(-1)) % sheets.length]!

/** Posts under a key each, so that what was refused can be asked for again. */
const posts = (url: string, keys: readonly string[]): Promise<Answered[]> =>
  Promise.all(
    keys.map((key) => ask(url, sheetOf(key), { headers: { 'idempotency-key': key }, body: { businessKey: key } })),
  )

async function failIn(home: FileHome, { how, forgets = false, begin }: Fault, round: number): Promise<void> {
  const service = await home.start(PORT, { OPENAI_BASE_URL: stub.url, OPENAI_MODEL: 'stub', OPENAI_CONCURRENCY: '4' })
  const keys = (from: number, many: number) => Array.from({ length: many }, (_, n) => `faulty-${round}-${from + n}`)
  const asked = stub.received.length
  const before = draftsIn(home)
  try {
    const early = await posts(service.url, keys(0, BEFORE))
    await sleep(400)
    const [end, late] = await Promise.all([begin(), sleep(600).then(() => posts(service.url, keys(BEFORE, DURING)))])
    await end()
    const accepted = [...early, ...late].flatMap(({ path }) => path ?? [])
    const refused = late.filter(({ path }) => path === null)
    const silent = refused.filter(({ code }) => code === null).length
    const codes = [...new Set(refused.map(({ status, code }) => `${status} ${code}`))].join('、')
    const drafts = await Promise.all(accepted.map((path) => untilEnded(service.url + path)))
    const again = (await posts(service.url, keys(0, BEFORE + DURING))).flatMap(({ path }) => path ?? [])
    const others = await Promise.all(again.map((path) => untilEnded(service.url + path)))
    const listed = draftsIn(home) - before
    const written = writtenByModel(others)
    const ended = drafts.filter((draft) => draft !== null && draft.status !== 'failed').length
    const failed = drafts.filter((draft) => draft?.status === 'failed').length
    const twice = Math.max(0, askedFor(stub, asked).length - written)
    tell({
      how,
      home: home.name,
      unit: '份稿件',
      accepted: accepted.length,
      ended,
      lost: accepted.length - ended + silent + (others.length - others.filter(Boolean).length),
      doubled: listed - new Set(again).size + (forgets ? 0 : twice),
      refused: refused.length,
      note: [codes, failed > 0 ? `以失败告终 ${failed}` : '', twice > 0 ? `${twice} 节写好时存不下，又写了一遍` : '']
        .filter(Boolean)
        .join('，'),
    })
  } finally {
    await service.stop()
  }
}

/** How many drafts the database holds. */
function draftsIn(home: FileHome): number {
  const other = new Sqlite(home.databaseFile())
  const [row] = other.prepare('SELECT count(*) FROM drafts').raw().all() as [[number]]
  other.close()
  return row[0]
}

const wanted = (process.env.HOMES ?? 'workerd,node').split(',')
if (wanted.includes('node')) {
  const home = faultyHome()
  const full: Fault = {
    how: '磁盘写满',
    forgets: true,
    begin: async () => {
      await home.fail({ full: true })
      await sleep(FULL_MS)
      return () => home.fail({})
    },
  }
  for (const [round, fault] of [lockedFor(home, 3000), lockedFor(home, 15_000), full].entries())
    await failIn(home, fault, round)
  home.clear()
}
if (wanted.includes('workerd')) {
  const home = await workerdHome()
  const faults = [lockedFor(home, 3000), lockedFor(home, 15_000), refusedBy(home, ['drafts', 'draft_versions'])]
  for (const [round, fault] of faults.entries()) await failIn(home, fault, round)
  home.clear()
}
await stub.stop()
