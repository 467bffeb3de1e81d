import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import { type Behaviour, behaviourOf, GOOD } from './behaviour.ts'
import { sendReply } from './reply.ts'
import { type Asked, answerOf } from './scripted-drafter.ts'

/*
 * An OpenAI-compatible server for tests and demonstrations:
 *   node test/stub-model/server.ts --port 8811 --behaviour think,429-retry-after --at 1,2 --latency 1000
 * POST /stub {"words": "reset", "latencyMs": 0, …} changes its behaviour; GET /stub lists the requests it got.
 */

/** A request as it came, for tests that look at what left the service. */
export interface Received {
  readonly authorization: string | null
  readonly body: {
    readonly model: string
    readonly messages: readonly { readonly role: string; readonly content: string }[]
    readonly stream?: boolean
  } & Record<string, unknown>
  readonly raw: string
}

export interface StubModel {
  readonly url: string
  readonly received: Received[]
  behave(behaviour: Partial<Behaviour>): void
  stop(): Promise<void>
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString('utf8')
}

const json = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}

const refusal = (message: string, param: string | null = null) => ({
  error: { message, type: 'invalid_request_error', param, code: null },
})

/** What this provider would not take, or null. */
function refusedBy(body: Received['body'], { quirks }: Behaviour): string | null {
  if (body.messages.some(({ role }) => role !== 'system' && role !== 'user' && role !== 'assistant')) return 'messages'
  if ('response_format' in body) return 'response_format'
  if (quirks.includes('no-stream-options') && 'stream_options' in body) return 'stream_options'
  if (quirks.includes('no-max-tokens') && 'max_tokens' in body) return 'max_tokens'
  return null
}

/** Sends a failure that needs no body of an answer; false where the fault comes later. */
function failAtOnce(response: ServerResponse, { fault, retryAfter }: Behaviour): boolean {
  if (fault === '429') json(response, 429, refusal('rate limited'))
  else if (fault === '429-retry-after') json(response, 429, refusal('rate limited'), { 'retry-after': retryAfter })
  else if (fault === '500') json(response, 500, refusal('internal'))
  else if (fault === '529') json(response, 529, refusal('overloaded'))
  else return false
  return true
}

const messageOf = (body: Received['body'], role: string): string =>
  body.messages.find((message) => message.role === role)?.content ?? ''

/** The heading of the section that is asked for; null for a repair. */
export const headingIn = (body: Received['body']): string | null =>
  (JSON.parse(messageOf(body, 'user')) as Asked).section?.heading ?? null

/** Starts the stub; port 0 takes a free one. */
export async function startStubModel(
  options: { port?: number; behaviour?: Partial<Behaviour> } = {},
): Promise<StubModel> {
  let behaviour: Behaviour = { ...GOOD, ...options.behaviour }
  const received: Received[] = []

  async function complete(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await bodyOf(request)
    const body = JSON.parse(raw) as Received['body']
    received.push({ authorization: request.headers.authorization ?? null, body, raw })
    const now = behaviour
    const meant = now.at.length === 0 || now.at.includes(received.length)
    const failing = now.fault !== null && meant && (now.only === null || now.only === headingIn(body))
    const slow = now.fault === 'latency' ? failing : true
    if (slow && now.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, now.latencyMs))
    if (response.destroyed) return
    const refused = refusedBy(body, now)
    if (refused) return json(response, 400, refusal(`Unsupported parameter: ${refused}`, refused))
    if (failing && failAtOnce(response, now)) return
    await sendReply(response, {
      model: body.model,
      text: answerOf(messageOf(body, 'system'), messageOf(body, 'user'), now),
      stream: body.stream === true,
      usage: (body.stream_options as { include_usage?: boolean } | undefined)?.include_usage === true,
      behaviour: now,
      failing,
    })
  }

  async function control(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET') return json(response, 200, received)
    const { words = '', ...rest } = JSON.parse(await bodyOf(request)) as Partial<Behaviour> & { words?: string }
    behaviour = behaviourOf(words, { ...GOOD, ...rest })
    received.length = 0
    json(response, 200, behaviour)
  }

  const server = createServer((request, response) => {
    const handle = request.url === '/stub' ? control : complete
    handle(request, response).catch((error: unknown) => {
      if (!response.headersSent) json(response, 500, refusal(String(error)))
      else response.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/v1`,
    received,
    behave(next) {
      behaviour = { ...GOOD, ...next }
      received.length = 0
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8811' },
      behaviour: { type: 'string', default: '' },
      latency: { type: 'string', default: '0' },
      at: { type: 'string', default: '' },
    },
  })
  const at = values.at.split(',').filter(Boolean).map(Number)
  const behaviour = behaviourOf(values.behaviour, { ...GOOD, latencyMs: Number(values.latency), at })
  const stub = await startStubModel({ port: Number(values.port), behaviour })
  console.log(`OPENAI_BASE_URL=${stub.url} OPENAI_MODEL=stub`)
}
