import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { check } from '../../src/check/check.ts'
import { FactSheet } from '../../src/domain/fact-sheet.ts'

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** Answers one `POST /v1/check` body as the service does, without the rest of the service. */
const answer = (body: string): { status: number; json: unknown } => {
  const { factSheet, text } = JSON.parse(body) as { factSheet: unknown; text: string }
  const sheet = FactSheet.safeParse(factSheet)
  if (!sheet.success) return { status: 422, json: sheet.error.issues }
  return { status: 200, json: check(sheet.data, text) }
}

/** Starts a bare server for `POST /v1/check` on `port` (0: any free one) and gives it with its base address. */
export const serve = (port = 0): Promise<{ server: Server; base: string }> => {
  const server = createServer(async (request, response) => {
    const reply = (status: number, json: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(json))
    try {
      if (request.method !== 'POST' || request.url !== '/v1/check') return reply(404, { detail: 'only POST /v1/check' })
      const { status, json } = answer(await bodyOf(request))
      reply(status, json)
    } catch (error) {
      reply(500, { detail: error instanceof Error ? error.stack : String(error) })
    }
  })
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () =>
      resolve({ server, base: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }),
    )
  })
}

if (import.meta.main) {
  const { base } = await serve(Number(process.argv[2] ?? 0))
  console.log(base)
}
