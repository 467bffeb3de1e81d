import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { WebhookPayload } from '../../src/domain/webhook.ts'

/** What a receiver got of some drafts' news. */
export interface News {
  /** Drafts whose news came. */
  readonly arrived: number
  /** Drafts whose news came under more than one id: a receiver would take it for two. */
  readonly underTwoIds: number
  /** Drafts whose news came several times under one id: a receiver tells them apart by it. */
  readonly again: number
}
export interface Receiver {
  readonly host: string
  readonly url: string
  /** From now on it answers so; by default with 204. */
  answer(how: (response: ServerResponse) => void): void
  /** Waits until news of all these drafts was taken, or for so long. */
  newsOf(ids: readonly string[], patienceMs?: number): Promise<News>
  stop(): Promise<void>
}

const PATIENCE_MS = 60_000
const TAKEN = 204

/** A system that takes messages: of each draft it remembers under which ids its last news came. */
export async function startReceiver(port = 0): Promise<Receiver> {
  const taken = new Map<string, string[]>()
  let answer = (response: ServerResponse): void => void response.writeHead(TAKEN).end()
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    const { data } = JSON.parse(Buffer.concat(pieces).toString('utf8')) as WebhookPayload
    response.once('finish', () => {
      if (response.statusCode === TAKEN)
        taken.set(data.id, [...(taken.get(data.id) ?? []), String(request.headers['webhook-id'])])
    })
    answer(response)
  }).listen(port, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    host,
    url: `http://${host}/news`,
    answer: (how) => {
      answer = how
    },
    newsOf: async (ids, patienceMs = PATIENCE_MS) => {
      const until = performance.now() + patienceMs
      while (ids.some((id) => !taken.has(id)) && performance.now() < until) await sleep(100)
      const came = ids.map((id) => taken.get(id) ?? [])
      return {
        arrived: came.filter((messages) => messages.length > 0).length,
        underTwoIds: came.filter((messages) => new Set(messages).size > 1).length,
        again: came.filter((messages) => messages.length > new Set(messages).size).length,
      }
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
