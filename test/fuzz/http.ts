import fc from 'fast-check'
import { nodeHome } from '../durability/homes.ts'
import { type Description, type Endpoint, endpointsOf } from './description.ts'
import { furnish, sheets } from './furnish.ts'
import { requestsTo, type Sent } from './requests.ts'
import { judgeBy } from './verdict.ts'

/*
 * Requests made from openapi.json (valid, mutated, hostile) against the running service:
 *   npm run test:fuzz            REQUESTS=20000 SEED=1 PORT=8881
 * No answer may be a 5xx, be undescribed, or differ from its schema; the service must answer at the end.
 */

const REQUESTS = Number(process.env.REQUESTS ?? 20_000)
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000)
const PORT = Number(process.env.PORT ?? 8881)
const AT_ONCE = 8
const LONGEST_MS = 20_000

const home = nodeHome()
const service = await home.start(PORT, { SHUZHUN_DAILY_DRAFTS: '1000000' })
const description = (await (await fetch(`${service.url}/openapi.json`)).json()) as Description
const judge = judgeBy(description)

interface Count {
  sent: number
  readonly statuses: Record<number, number>
  slowest: number
}
const counts = new Map<string, Count>()
const faults: string[] = []

async function send(sent: Sent): Promise<void> {
  const { endpoint, path, headers, body } = sent
  const started = performance.now()
  const stop = AbortSignal.timeout(LONGEST_MS)
  const name = `${endpoint.method} ${endpoint.path}`
  const fault = (what: string) =>
    faults.push(
      `${name} (${sent.how}) ${path} ${body ? new TextDecoder().decode(body).slice(0, 300) : ''}\n    ${what}`,
    )
  try {
    const answer = await fetch(service.url + path, {
      method: endpoint.method,
      headers,
      body: body as BodyInit | null,
      signal: stop,
      redirect: 'manual',
    })
    const streamed = answer.headers.get('content-type')?.startsWith('text/event-stream')
    if (streamed) await answer.body?.cancel()
    const wrong = judge(endpoint, answer, streamed ? '' : await answer.text())
    if (wrong) fault(wrong)
    const count = counts.get(name) ?? { sent: 0, statuses: {}, slowest: 0 }
    counts.set(name, count)
    count.sent++
    count.statuses[answer.status] = (count.statuses[answer.status] ?? 0) + 1
    count.slowest = Math.max(count.slowest, performance.now() - started)
  } catch (error) {
    fault(`no answer: ${error instanceof Error ? `${error.message} ${error.cause ?? ''}` : error}`)
  }
}

const known = await furnish(service.url)
const each = Math.ceil(REQUESTS / endpointsOf(description).length)
const made = (endpoint: Endpoint) =>
  fc.sample(requestsTo(endpoint, description, known, sheets), { numRuns: each, seed: SEED })
const waiting = endpointsOf(description).flatMap(made)
for (let at = waiting.length - 1; at > 0; at--) {
  // In an order that mixes endpoints and is the same for the same seed.
  const other = (at * 7919 + SEED) % (at + 1)
  ;[waiting[at], waiting[other]] = [waiting[other]!, waiting[at]!]
}
let sent = 0
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      await send(next)
      if (++sent % 2000 === 0) console.log(`已发 ${sent} 次，问题 ${faults.length} 处`)
    }
  }),
)
const alive = (await fetch(`${service.url}/healthz`)).ok && (await fetch(`${service.url}/readyz`)).ok
await service.stop()
home.clear()
for (const [name, { sent: n, statuses, slowest }] of [...counts].sort())
  console.log(
    `${name.padEnd(52)} ${String(n).padStart(5)} 次  ${Object.entries(statuses)
      .map(([s, k]) => `${s}×${k}`)
      .join(' ')}  最慢 ${Math.round(slowest)} ms`,
  )
for (const fault of faults.slice(0, 40)) console.log(`✗ ${fault}`)
console.log(`共 ${sent} 次请求（种子 ${SEED}）：问题 ${faults.length} 处；结束时服务${alive ? '正常' : '没有应答'}`)
process.exitCode = faults.length === 0 && alive ? 0 : 1
