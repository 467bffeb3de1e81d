import { setTimeout as sleep } from 'node:timers/promises'
import { startStubModel } from '../stub-model/server.ts'
import { ask, askedFor, sheets, untilEnded, writtenByModel } from './asking.ts'
import { faultyHome } from './faulty-home.ts'
import { startReceiver } from './receiver.ts'
import { tell } from './tally.ts'

/*
 * The machine's clock put forward and back by hours while two processes of the Node home write drafts over one folder of
 * data, and put right again:
 *   npm run test:faults -- clock-jumps
 * Every draft must end, no section may be asked of the model twice, every draft's news must arrive, and the count of a
 * day's drafts must be that of the day which the clock shows. On Cloudflare nobody can set the clock.
 */

const PORT = Number(process.env.PORT ?? 8873)
const HOUR = 3_600_000
const JUMPS: readonly [how: string, ms: number][] = [
  ['时钟拨快 5 小时再拨回', 5 * HOUR],
  ['时钟拨慢 5 小时再拨回', -5 * HOUR],
  ['时钟拨到第二天再拨回', 26 * HOUR],
]
const DAILY = 12

const stub = await startStubModel({ behaviour: { latencyMs: 700 } })
const receiver = await startReceiver()

/** One jump over data of its own. */
async function jump(how: string, ms: number): Promise<void> {
  const home = faultyHome()
  const settings = {
    OPENAI_BASE_URL: stub.url,
    OPENAI_MODEL: 'stub',
    OPENAI_CONCURRENCY: '2',
    SHUZHUN_DAILY_DRAFTS: String(DAILY),
    SHUZHUN_CALLBACK_HOSTS: receiver.host,
  }
  const [one, two] = [await home.start(PORT, settings), await home.start(PORT + 1, settings)]
  const body = { callbackUrl: receiver.url }
  const before = stub.received.length
  try {
    const early = await Promise.all(sheets.map((sheet, n) => ask([one, two][n % 2]!.url, sheet, { body })))
    await sleep(1500)
    await home.fail({ clockMs: ms })
    await sleep(4000)
    const late = await Promise.all(sheets.slice(0, 3).map((sheet, n) => ask([one, two][n % 2]!.url, sheet, { body })))
    await sleep(4000)
    await home.fail({})
    const accepted = [...early, ...late].flatMap(({ path }) => path ?? [])
    const drafts = await Promise.all(accepted.map((path) => untilEnded(one.url + path)))
    const ended = drafts.filter((draft) => draft?.status === 'clean')
    const written = writtenByModel(ended)
    const twice = Math.max(0, askedFor(stub, before).length - written)
    tell({
      how,
      home: 'Node（两个进程）',
      unit: '份稿件',
      accepted: accepted.length,
      ended: ended.length,
      lost: accepted.length - ended.length,
      doubled: twice,
      note: await budgetNote(one.url, accepted.length),
    })
    const news = await receiver.newsOf(accepted.map(idIn))
    tell({
      how: `${how}：回调`,
      home: 'Node（两个进程）',
      unit: '条消息',
      accepted: accepted.length,
      ended: news.arrived,
      lost: accepted.length - news.arrived,
      doubled: news.underTwoIds,
    })
  } finally {
    await one.stop()
    await two.stop()
    home.clear()
  }
}

const idIn = (path: string): string => path.split('/').at(-1)!

/** Asks until the day's drafts are used up: what was asked for on the other day counts there. */
async function budgetNote(url: string, accepted: number): Promise<string> {
  let more = 0
  while (more < DAILY && (await ask(url, sheets[0]!, { drafter: 'template' })).status === 202) more++
  return `一天限 ${DAILY} 份：连同这 ${accepted} 份，当天共受理 ${accepted + more} 份`
}

for (const [how, ms] of JUMPS) await jump(how, ms)
await stub.stop()
await receiver.stop()
