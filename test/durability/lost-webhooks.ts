import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { ask, sheets } from './asking.ts'
import { type Home, homes } from './homes.ts'
import { type Receiver, startReceiver } from './receiver.ts'
import { tell } from './tally.ts'

/*
 * The receiver of a draft's news is down, answers 500, cuts the connection, is too slow, or says 410; then it is well:
 *   npm run test:faults -- lost-webhooks
 * The news must arrive at the next try, under the same id. After 410 no further try is made: the message stands in the
 * record as failed, and arrives when somebody sends it again.
 */

const PORT = Number(process.env.PORT ?? 8867)
/** The service waits 15 seconds for an answer. */
const SLOW_MS = 17_000
/** The first try again comes after about five seconds. */
const PATIENCE_MS = 40_000

/** A way in which the receiver fails, for so long. */
interface Fault {
  readonly how: string
  readonly ms: number
  answer(response: ServerResponse): void
}
const FAULTS: readonly Fault[] = [
  { how: '接收方答 500', ms: 3000, answer: (response) => void response.writeHead(500).end() },
  { how: '接收方断开连接', ms: 3000, answer: (response) => void response.socket?.resetAndDestroy() },
  {
    how: '接收方迟迟不答',
    ms: 3000,
    answer: (response) => void setTimeout(() => response.socket?.destroy(), SLOW_MS),
  },
  { how: '接收方答 410', ms: 3000, answer: (response) => void response.writeHead(410).end() },
]
const MANY = 4

async function newsDespite(home: Home, url: string, receiver: Receiver, how: string, well: () => Promise<void>) {
  const asked = { drafter: 'template', body: { callbackUrl: receiver.url } }
  const answers = await Promise.all(Array.from({ length: MANY }, (_, n) => ask(url, sheets[n % sheets.length]!, asked)))
  const ids = answers.flatMap(({ path }) => path?.split('/').at(-1) ?? [])
  await well()
  const { arrived, underTwoIds, again } = await receiver.newsOf(ids, PATIENCE_MS)
  tell({
    how,
    home: home.name,
    unit: '条消息',
    accepted: ids.length,
    ended: arrived,
    lost: ids.length - arrived,
    doubled: underTwoIds,
    ...(again > 0 ? { note: `${again} 条以同一编号再次送达` } : {}),
  })
}

/** Sends again, as a person does on the page, whatever failed for good. */
async function sendFailedAgain(url: string): Promise<void> {
  const list = `${url}/v1/webhooks/callback/deliveries`
  const { deliveries } = (await (await fetch(list)).json()) as { deliveries: { id: string; state: string }[] }
  for (const { id, state } of deliveries)
    if (state === 'failed') await fetch(`${list}/${id}/replay`, { method: 'POST' })
}

async function failIn(home: Home): Promise<void> {
  let receiver = await startReceiver()
  const service = await home.start(PORT, { SHUZHUN_CALLBACK_HOSTS: receiver.host })
  try {
    for (const { how, ms, answer } of FAULTS) {
      receiver.answer(answer)
      await newsDespite(home, service.url, receiver, how, async () => {
        await sleep(ms)
        receiver.answer((response) => void response.writeHead(204).end())
        if (how.endsWith('410')) await sendFailedAgain(service.url)
      })
    }
    const port = Number(receiver.host.split(':')[1])
    await receiver.stop()
    const down = { ...receiver, newsOf: (ids: readonly string[], ms?: number) => receiver.newsOf(ids, ms) }
    await newsDespite(home, service.url, down, '接收方没有开机', async () => {
      await sleep(3000)
      receiver = await startReceiver(port)
    })
  } finally {
    await service.stop()
    await receiver.stop()
    home.clear()
  }
}

for (const home of await homes()) await failIn(home)
