import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Draft } from '../../src/domain/draft.ts'
import type { WebhookPayload } from '../../src/domain/webhook.ts'

/*
 * Kills the service, as a power cut does, at any moment from the acceptance of a draft to the sending of its news:
 *   npm run webhook-kills
 * Every draft's news must arrive after all, under one id. ROUNDS=10 says how many.
 */

const PORT = Number(process.env.PORT ?? 8864)
const ROUNDS = Number(process.env.ROUNDS ?? 10)
/** A draft by template and its news take about so long. */
const SPAN_MS = 700
const PATIENCE_MS = 60_000
const state = mkdtempSync(join(tmpdir(), 'shuzhun-webhook-kills-'))
process.env.SHUZHUN_STATE = state
const { launch, migrate } = await import('../../src/cli/service.ts')

/** Ids of messages by the draft that they tell of. */
const arrived = new Map<string, string[]>()
const receiver = createServer(async (request, response) => {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  const { data } = JSON.parse(Buffer.concat(pieces).toString('utf8')) as WebhookPayload
  arrived.set(data.id, [...(arrived.get(data.id) ?? []), String(request.headers['webhook-id'])])
  response.writeHead(204).end()
}).listen(0, '127.0.0.1')
await new Promise((resolve) => receiver.once('listening', resolve))
const host = `127.0.0.1:${(receiver.address() as { port: number }).port}`

const start = async () => {
  const service = launch({
    host: '127.0.0.1',
    port: PORT,
    settings: { SHUZHUN_CALLBACK_HOSTS: host },
    output: 'ignore',
  })
  await service.healthy()
  return service
}
const factSheet = JSON.parse(readFileSync('fixtures/facts/township-quarterly.json', 'utf8')) as object

async function accept(url: string): Promise<string> {
  const response = await fetch(`${url}/v1/drafts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', prefer: 'respond-async' },
    body: JSON.stringify({ factSheet, drafter: 'template', callbackUrl: `http://${host}/news` }),
  })
  return ((await response.json()) as Draft).id
}

/** The ids under which the draft's news came; none where nothing came in time. Asks nothing of the service. */
async function newsOf(id: string): Promise<Set<string>> {
  const until = Date.now() + PATIENCE_MS
  while (!arrived.has(id) && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 100))
  return new Set(arrived.get(id))
}

migrate()
let service = await start()
let lost = 0
let twice = 0
try {
  for (let round = 0; round < ROUNDS; round++) {
    const id = await accept(service.url)
    const killedAfter = Math.round((SPAN_MS * round) / Math.max(1, ROUNDS - 1))
    await new Promise((resolve) => setTimeout(resolve, killedAfter))
    const before = arrived.has(id)
    await service.kill()
    service = await start()
    const ids = await newsOf(id)
    if (ids.size !== 1) lost += 1
    if ((arrived.get(id)?.length ?? 0) > 1) twice += 1
    console.log(
      `  ${killedAfter} 毫秒后断电，${before ? '消息已先到' : '消息未到'}；重启后：${[...ids].join('、') || '没有消息'}`,
    )
  }
} finally {
  await service.stop()
  receiver.close()
  rmSync(state, { recursive: true, force: true })
}
console.log(`${ROUNDS} 份稿件，丢失 ${lost}，重复送达（编号相同）${twice}`)
process.exitCode = lost === 0 ? 0 : 1
