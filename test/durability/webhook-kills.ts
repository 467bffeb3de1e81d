import { setTimeout as sleep } from 'node:timers/promises'
import { ask, sheets } from './asking.ts'
import { type Home, homes } from './homes.ts'
import { startReceiver } from './receiver.ts'
import { tell } from './tally.ts'

/*
 * Kills the service, as a power cut does, at any moment from the acceptance of a draft to the sending of its news:
 *   npm run test:faults -- webhook-kills          ROUNDS=10
 * Every draft's news must arrive after all, under one id. Nobody asks for the drafts.
 */

const PORT = Number(process.env.PORT ?? 8864)
const ROUNDS = Number(process.env.ROUNDS ?? 10)
/** A draft by template and its news take about so long. */
const SPAN_MS = 700

const receiver = await startReceiver()

async function killIn(home: Home): Promise<void> {
  const settings = { SHUZHUN_CALLBACK_HOSTS: receiver.host }
  let service = await home.start(PORT, settings)
  const ids: string[] = []
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const asked = { drafter: 'template', body: { callbackUrl: receiver.url } }
      const { path } = await ask(service.url, sheets[round % sheets.length]!, asked)
      if (!path) throw new Error('the draft was not accepted')
      ids.push(path.split('/').at(-1)!)
      await sleep((SPAN_MS * round) / Math.max(1, ROUNDS - 1))
      await service.kill()
      service = await home.start(PORT, settings)
    }
    const { arrived, underTwoIds, again } = await receiver.newsOf(ids)
    tell({
      how: '通知途中断电',
      home: home.name,
      unit: '条消息',
      accepted: ids.length,
      ended: arrived,
      lost: ids.length - arrived,
      doubled: underTwoIds,
      note: `${again} 条以同一编号再次送达`,
    })
  } finally {
    await service.stop()
    home.clear()
  }
}

for (const home of await homes()) await killIn(home)
await receiver.stop()
