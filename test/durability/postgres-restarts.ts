import { setTimeout as sleep } from 'node:timers/promises'
import { startStubModel } from '../stub-model/server.ts'
import { ask, askedFor, sheets, untilEnded, writtenByModel } from './asking.ts'
import { postgresHome } from './homes.ts'
import { hasPostgres } from './postgres-server.ts'
import { tell } from './tally.ts'

/*
 * PostgreSQL restarted at once, as after a power cut of its machine, while drafts are being written and others are asked for:
 *   npm run test:faults -- postgres-restarts          ROUNDS=5
 * Whatever was accepted must end; who is not answered comes again with the same key, and finds one draft; of a section only
 * what was under way may be asked of the model again.
 */

const ROUNDS = Number(process.env.ROUNDS ?? 5)
const PORT = Number(process.env.PORT ?? 8877)
const AT_A_TIME = 4

/** Posts under one key until the draft is accepted, as a client does that is told to come again. Gives how often it was. */
async function untilTaken(url: string, sheet: string, key: string): Promise<{ path: string | null; again: number }> {
  for (let again = 0; again < 60; again++) {
    const { path } = await ask(url, sheet, { headers: { 'idempotency-key': `"${key}"` } })
    if (path) return { path, again }
    await sleep(500)
  }
  return { path: null, again: 60 }
}

async function restartUnder(): Promise<void> {
  const stub = await startStubModel({ behaviour: { latencyMs: 300 } })
  const home = await postgresHome()
  const settings = { OPENAI_BASE_URL: stub.url, OPENAI_MODEL: 'stub', OPENAI_CONCURRENCY: String(AT_A_TIME) }
  const service = await home.start(PORT, settings)
  let [accepted, ended, refused, paid, sections] = [0, 0, 0, 0, 0]
  try {
    for (let round = 1; round <= ROUNDS; round++) {
      const before = stub.received.length
      const asked = sheets.map((sheet, n) => untilTaken(service.url, sheet, `${round} ${n}`))
      await sleep(Math.round(300 + Math.random() * 2500))
      home.server.restart()
      const during = sheets.map((sheet, n) => untilTaken(service.url, sheet, `${round} later ${n}`))
      const answers = await Promise.all([...asked, ...during])
      const paths = answers.flatMap(({ path }) => path ?? [])
      const drafts = await Promise.all(paths.map((path) => untilEnded(`${service.url}${path}`)))
      const clean = drafts.filter((draft) => draft?.status === 'clean').length
      accepted += paths.length
      ended += clean
      const turnedAway = answers.reduce((sum, { again }) => sum + again, 0)
      refused += turnedAway
      paid += askedFor(stub, before).length
      sections += writtenByModel(drafts)
      console.log(
        `  ${round}. 数据库重启一次；受理 ${paths.length} 份，完成 ${clean} 份，先答稍后再来 ${turnedAway} 次`,
      )
    }
  } finally {
    await service.stop()
    await stub.stop()
    home.clear()
  }
  const again = paid - sections
  tell({
    how: '数据库服务器断电重启',
    home: home.name,
    unit: '份稿件',
    accepted,
    ended,
    lost: accepted - ended,
    doubled: Math.max(0, again - ROUNDS * AT_A_TIME),
    note: `${refused} 次提交没有得到受理的答复，用同一个键再提交；${again} 节在断电时正在写，重新请求模型`,
  })
}

if (hasPostgres('数据库服务器断电重启')) await restartUnder()
