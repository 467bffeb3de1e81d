import type { ServerResponse } from 'node:http'
import type { Behaviour, Quirk } from './behaviour.ts'

/** What a provider sends for one answer, with its habits. */
export interface Reply {
  readonly model: string
  readonly text: string
  readonly stream: boolean
  readonly usage: boolean
  readonly behaviour: Behaviour
  readonly failing: boolean
}

const USAGE = { prompt_tokens: 321, completion_tokens: 123, total_tokens: 444 }
const THOUGHT = '先看有哪些指标，再组织语言，数字1240先不写。'
const STEP = 7
/** A reset throws away what is still on its way; this one comes in the middle of an answer that has begun. */
const REACHES_CLIENT_MS = 30

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** The text as the quirks wrap it. */
function wrapped(text: string, quirks: readonly Quirk[]): string {
  const wraps: [Quirk, (text: string) => string][] = [
    ['preamble', (inner) => `好的，以下是正文：\n${inner}`],
    ['fenced', (inner) => `\`\`\`text\n${inner}\n\`\`\``],
    ['enveloped', (inner) => JSON.stringify({ text: inner })],
    ['think', (inner) => `<think>\n${THOUGHT}\n</think>\n\n${inner}`],
    ['think-unopened', (inner) => `${THOUGHT}\n</think>\n\n${inner}`],
  ]
  return wraps.reduce((out, [quirk, wrap]) => (quirks.includes(quirk) ? wrap(out) : out), text)
}

const chunk = (model: string, delta: object, finish: string | null = null): object => ({
  id: 'chatcmpl-stub',
  object: 'chat.completion.chunk',
  created: 0,
  model,
  choices: [{ index: 0, delta, finish_reason: finish }],
})

function* eventsOf({ model, text, usage, behaviour }: Reply): Iterable<object | string> {
  const { quirks } = behaviour
  yield chunk(model, { role: 'assistant', content: '' })
  if (quirks.includes('reasoning-content')) {
    yield ': keep-alive'
    yield chunk(model, { content: null, reasoning_content: THOUGHT })
    yield ': keep-alive'
  }
  const whole = wrapped(text, quirks)
  for (let at = 0; at < whole.length; at += STEP) {
    const piece = whole.slice(at, at + STEP)
    yield chunk(model, { content: quirks.includes('content-parts') ? [{ type: 'text', text: piece }] : piece })
  }
  yield chunk(model, {}, 'stop')
  if (usage && !quirks.includes('no-usage')) yield { ...chunk(model, {}), choices: [], usage: USAGE }
  yield '[DONE]'
}

const frame = (event: object | string, newline: string): string => {
  if (event === '[DONE]') return `data: [DONE]${newline}${newline}`
  if (typeof event === 'string') return `${event}${newline}${newline}`
  return `data: ${JSON.stringify(event)}${newline}${newline}`
}

async function sendBytes(response: ServerResponse, text: string, split: boolean): Promise<void> {
  const bytes = Buffer.from(text)
  const size = split ? 11 : bytes.length
  for (let at = 0; at < bytes.length; at += size) {
    response.write(bytes.subarray(at, at + size))
    if (split) await wait(0)
  }
}

/** Goes on for ever, until the client hangs up. */
async function sendEndless(response: ServerResponse, model: string): Promise<void> {
  while (!response.destroyed && !response.writableEnded) {
    const more = response.write(frame(chunk(model, { content: '持续推进各项工作，'.repeat(20) }), '\n'))
    await (more ? wait(0) : new Promise((resolve) => response.once('drain', resolve).once('close', resolve)))
  }
}

export async function sendReply(response: ServerResponse, reply: Reply): Promise<void> {
  const { behaviour, failing, model } = reply
  const { quirks } = behaviour
  if (!reply.stream || quirks.includes('no-stream')) {
    const message = { role: 'assistant', content: wrapped(reply.text, quirks) }
    const body = { id: 'x', object: 'chat.completion', model, choices: [{ index: 0, message, finish_reason: 'stop' }] }
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(quirks.includes('no-usage') ? body : { ...body, usage: USAGE }))
    return
  }
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
  if (quirks.includes('bom')) response.write(Buffer.from([0xef, 0xbb, 0xbf]))
  if (failing && behaviour.fault === 'endless') return sendEndless(response, model)
  if (failing && behaviour.fault === 'garbage')
    return void response.end('data: {"choices":[{"del\n\n<html>502</html>\n\n')
  const newline = quirks.includes('crlf') ? '\r\n' : '\n'
  const events = [...eventsOf(reply)]
  const half = failing && (behaviour.fault === 'truncated' || behaviour.fault === 'reset')
  for (const event of half ? events.slice(0, Math.ceil(events.length / 2)) : events) {
    if (behaviour.paceMs > 0) await wait(behaviour.paceMs)
    await sendBytes(response, frame(event, newline), quirks.includes('split-bytes'))
  }
  if (!failing || behaviour.fault !== 'reset') return void response.end()
  await wait(REACHES_CLIENT_MS)
  response.socket?.resetAndDestroy()
}
