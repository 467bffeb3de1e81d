import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Draft } from '../../src/domain/draft.ts'
import { headingIn, startStubModel } from '../stub-model/server.ts'
import { type Home, homes } from './homes.ts'

/*
 * Kills the whole service (SIGKILL) at a random moment of each of twenty drafts and starts it again, in both homes:
 *   npm run kills
 * Every draft must end, and no section may be asked of the model again after its result was stored.
 */

const KILLS = Number(process.env.KILLS ?? 20)
const PORT = Number(process.env.PORT ?? 8797)

const stub = await startStubModel({ behaviour: { latencyMs: 400 } })
const SETTINGS = { OPENAI_BASE_URL: stub.url, OPENAI_MODEL: 'stub', OPENAI_CONCURRENCY: '2' }
const sheets = readdirSync('fixtures/facts').map((name) => readFileSync(`fixtures/facts/${name}`, 'utf8'))

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

const askedFor = (from: number): string[] => stub.received.slice(from).flatMap(({ body }) => headingIn(body) ?? [])

async function untilEnded(location: string): Promise<Draft> {
  for (;;) {
    const draft = (await (await fetch(location)).json()) as Draft
    if (draft.status !== 'drafting') return draft
    await sleep(100)
  }
}

/** Kills the home's service again and again. Gives how many drafts ended otherwise than they should, and sections asked for twice. */
async function killIn(home: Home): Promise<{ wrong: number; doubled: number }> {
  let service = await home.start(PORT, SETTINGS)
  let wrong = 0
  let doubled = 0
  try {
    for (let n = 0; n < KILLS; n++) {
      const response = await fetch(`${service.url}/v1/drafts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', prefer: 'respond-async' },
        body: `{"factSheet": ${sheets[n % sheets.length]}, "drafter": "llm"}`,
      })
      const path = response.headers.get('location')!
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
      const twice = askedFor(before).filter((heading) => stored.has(heading))
      doubled += twice.length
      const right = draft.status === 'clean' && twice.length === 0
      if (!right) wrong++
      console.log(
        `${n + 1}. 第 ${moment} 毫秒断电，已存 ${stored.size} 节，${goesOn}；结果 ${draft.status}，重复请求 ${twice.length} 节${right ? '' : ' ✗'}`,
      )
    }
    return { wrong, doubled }
  } finally {
    await service.stop()
    home.clear()
  }
}

let failed = false
for (const home of await homes()) {
  const { wrong, doubled } = await killIn(home)
  failed ||= wrong > 0
  console.log(
    `${home.name}：${KILLS} 次断电，完成 ${KILLS - wrong} 份，不合要求 ${wrong} 份，存好之后又向模型要的 ${doubled} 节（doubled = ${doubled}）`,
  )
}
await stub.stop()
process.exitCode = failed ? 1 : 0
