import type { DraftEvent } from '../../../pipeline/draft-event.ts'

/** One event of a text/event-stream. */
interface Message {
  readonly id: string | null
  readonly event: string
  readonly data: string
}

/** Cuts a stream of server-sent events into messages, whatever pieces the network delivers. */
async function* messagesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Message> {
  const reader = body
    .pipeThrough<string>(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader()
  let rest = ''
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return
    rest += value.replaceAll('\r\n', '\n')
    for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
      const message = messageOf(rest.slice(0, end))
      rest = rest.slice(end + 2)
      if (message) yield message
    }
  }
}

function messageOf(block: string): Message | null {
  const fields = { id: null as string | null, event: 'message', data: [] as string[] }
  for (const line of block.split('\n')) {
    const [, name, value] = /^(id|event|data): ?(.*)$/.exec(line) ?? []
    if (name === 'data') fields.data.push(value!)
    else if (name === 'event') fields.event = value!
    else if (name === 'id') fields.id = value!
  }
  return fields.data.length === 0 ? null : { ...fields, data: fields.data.join('\n') }
}

/**
 * Tells `hear` of every event of a draft until it is done or failed, and of nothing twice. `lastId` is where a client that
 * lost its connection goes on. Gives the last id heard and whether the story ended.
 */
export async function hearDraft(
  response: Response,
  hear: (event: DraftEvent) => void,
): Promise<{ lastId: string | null; ended: boolean }> {
  let lastId: string | null = null
  if (!response.body) return { lastId, ended: false }
  try {
    for await (const message of messagesOf(response.body)) {
      lastId = message.id ?? lastId
      const event = { kind: message.event, data: JSON.parse(message.data) } as DraftEvent
      hear(event)
      if (event.kind === 'done' || event.kind === 'error') return { lastId, ended: true }
    }
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
  }
  return { lastId, ended: false }
}
