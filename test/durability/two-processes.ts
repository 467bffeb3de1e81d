import { setTimeout as sleep } from 'node:timers/promises'
import { startStubModel } from '../stub-model/server.ts'
import { ask, askedFor, sheets, untilEnded, writtenByModel } from './asking.ts'
import { type Home, sharedHomes } from './homes.ts'
import { tell } from './tally.ts'

/*
 * Two processes over one folder of data, or over one PostgreSQL database. Drafts are asked of both; then one is killed:
 *   npm run test:faults -- two-processes
 * Every draft must end once, by the one that is left, and no section may be asked of the model twice but those being written.
 * One key posted to both at once makes one draft.
 */

const ROUNDS = Number(process.env.ROUNDS ?? 5)
const PORT = Number(process.env.PORT ?? 8871)
/** Sections that may be under way when a process is killed, and are asked for again. */
const AT_A_TIME = 4
const stub = await startStubModel({ behaviour: { latencyMs: 300 } })
const settings = { OPENAI_BASE_URL: stub.url, OPENAI_MODEL: 'stub', OPENAI_CONCURRENCY: String(AT_A_TIME) }

/** Drafts that posts of one key to both processes at once make beyond the first. */
async function moreThanOne(key: string, urls: readonly string[]): Promise<number> {
  const asked = { drafter: 'template', headers: { 'idempotency-key': `"${key}"` } }
  const answers = await Promise.all([...urls, ...urls, ...urls].map((url) => ask(url, sheets[0]!, asked)))
  return new Set(answers.map(({ path }) => path)).size - 1
}

/** Whether the draft was ended more than once: each of its versions has one writer. */
async function endedTwice(location: string): Promise<boolean> {
  const { history } = (await (await fetch(`${location}/history`)).json()) as { history: { action: string }[] }
  return history.filter(({ action }) => action === 'finish' || action === 'fail').length > 1
}

async function killIn(home: Home): Promise<void> {
  let [accepted, ended, doubled, paid, sections, longest] = [0, 0, 0, 0, 0, 0]
  const stay = await home.start(PORT, settings)
  try {
    for (let round = 1; round <= ROUNDS; round++) {
      const other = await home.start(PORT + 1, settings)
      doubled += await moreThanOne(`round ${round}`, [stay.url, other.url])
      const before = stub.received.length
      const asked = await Promise.all(sheets.map((sheet, n) => ask(n % 2 ? stay.url : other.url, sheet)))
      const moment = Math.round(300 + Math.random() * 3000)
      await sleep(moment)
      await other.kill()
      const killed = performance.now()
      const paths = asked.flatMap(({ path }) => path ?? [])
      const drafts = await Promise.all(paths.map((path) => untilEnded(`${stay.url}${path}`)))
      const seconds = (performance.now() - killed) / 1000
      const twice = await Promise.all(paths.map((path) => endedTwice(`${stay.url}${path}`)))
      const clean = drafts.filter((draft) => draft?.status === 'clean').length
      const requests = askedFor(stub, before).length
      const written = writtenByModel(drafts)
      accepted += paths.length
      ended += clean
      doubled += twice.filter(Boolean).length
      paid += requests
      sections += written
      longest = Math.max(longest, seconds)
      console.log(
        `  ${round}. 第 ${moment} 毫秒一个进程断电；${seconds.toFixed(1)} 秒后 ${clean}/${paths.length} 份完成，写成 ${written} 节，请求模型 ${requests} 次`,
      )
    }
  } finally {
    await stay.stop()
    home.clear()
  }
  const again = paid - sections
  tell({
    how: '两个进程共用数据，杀掉一个',
    home: home.name,
    unit: '份稿件',
    accepted,
    ended,
    lost: accepted - ended,
    doubled: doubled + Math.max(0, again - ROUNDS * AT_A_TIME),
    note: `${again} 节在断电时正在写，由另一个重新请求模型；最久 ${longest.toFixed(0)} 秒全部写完`,
  })
}

for (const home of await sharedHomes()) await killIn(home)
await stub.stop()
