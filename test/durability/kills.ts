import { setTimeout as sleep } from 'node:timers/promises'
import { startStubModel } from '../stub-model/server.ts'
import { ask, askedFor, sheets, untilEnded } from './asking.ts'
import { type Home, homes } from './homes.ts'
import { tell } from './tally.ts'

/*
 * Kills the whole service (SIGKILL) at a random moment of each of twenty drafts and starts it again, in both homes:
 *   npm run test:faults -- kills          KILLS=20 HOMES=workerd,node
 * Every draft must end, and no section may be asked of the model again after its result was stored.
 */

const KILLS = Number(process.env.KILLS ?? 20)
const PORT = Number(process.env.PORT ?? 8797)

const stub = await startStubModel({ behaviour: { latencyMs: 400 } })
const SETTINGS = { OPENAI_BASE_URL: stub.url, OPENAI_MODEL: 'stub', OPENAI_CONCURRENCY: '2' }

/** Headings of the sections that the service has told to be finished. */
async function listen(url: string, stored: Set<string>): Promise<void> {
  const headings = new Map<string, string | null>()
  const response = await fetch(url)
  let rest = ''
  for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
    const frames = (rest + piece).split('\n\n')
    rest = frames.pop()!
    for (const frame of frames) {
      const data = /^data: (.*)$/m.exec(frame)?.[1]
      if (/^event: outline$/m.test(frame))
        for (const { id, heading, chapter } of JSON.parse(data!).sections) headings.set(id, heading ?? chapter)
      if (/^event: section$/m.test(frame)) stored.add(headings.get(JSON.parse(data!).id)!)
    }
  }
}

async function killIn(home: Home): Promise<void> {
  let service = await home.start(PORT, SETTINGS)
  let [accepted, ended, doubled] = [0, 0, 0]
  try {
    for (let n = 0; n < KILLS; n++) {
      const { path } = await ask(service.url, sheets[n % sheets.length]!)
      if (!path) throw new Error('the draft was not accepted')
      accepted++
      const stored = new Set<string>()
      const listening = listen(`${service.url}${path}/events`, stored).catch(() => {})
      const moment = Math.round(Math.random() * 1800)
      await sleep(moment)
      await service.kill()
      await listening
      const before = stub.received.length
      service = await home.start(PORT, SETTINGS)
      // Nobody asks for the draft for a while: it must go on by itself.
      await sleep(500)
      const goesOn = stub.received.length > before ? '自行续写' : '无须再请求模型'
      const draft = await untilEnded(`${service.url}${path}`)
      const twice = askedFor(stub, before).filter((heading) => stored.has(heading)).length
      if (draft?.status === 'clean') ended++
      doubled += twice
      console.log(
        `  ${n + 1}. 第 ${moment} 毫秒断电，已存 ${stored.size} 节，${goesOn}；结果 ${draft?.status ?? '没有'}，重复请求 ${twice} 节`,
      )
    }
  } finally {
    await service.stop()
    home.clear()
  }
  tell({
    how: '起草途中断电',
    home: home.name,
    unit: '份稿件',
    accepted,
    ended,
    lost: accepted - ended,
    doubled,
    note: '重复：存好的章节又向模型要',
  })
}

for (const home of await homes()) await killIn(home)
await stub.stop()
