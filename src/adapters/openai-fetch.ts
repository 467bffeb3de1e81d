/*
 * Evens out what servers do differently before the openai client sees it: a whole JSON answer where a stream was asked
 * for, and a byte order mark before the first event.
 */

const BOM = [0xef, 0xbb, 0xbf]

function withoutMark(): TransformStream<Uint8Array, Uint8Array> {
  let first = true
  return new TransformStream({
    transform(bytes, controller) {
      const marked = first && BOM.every((byte, index) => bytes[index] === byte)
      first = false
      controller.enqueue(marked ? bytes.subarray(BOM.length) : bytes)
    },
  })
}

/** A whole answer as a stream of one event. */
async function asStream(response: Response): Promise<Response> {
  const text = (await response.text()).replace(/^\ufeff/, '').trim()
  const body = text === '' ? '' : `data: ${text.replace(/\r?\n/g, ' ')}\n\ndata: [DONE]\n\n`
  return new Response(body, { status: response.status, headers: { 'content-type': 'text/event-stream' } })
}

const asksForStream = (init: RequestInit | undefined): boolean =>
  typeof init?.body === 'string' && /"stream"\s*:\s*true/.test(init.body)

/** `fetch` for the openai client, tolerant of servers that stream otherwise than OpenAI does. */
export const tolerantFetch =
  (fetching: typeof fetch = fetch): typeof fetch =>
  async (input, init) => {
    const response = await fetching(input, init)
    if (!response.ok || !response.body || !asksForStream(init)) return response
    const type = response.headers.get('content-type') ?? ''
    if (type.includes('application/json')) return asStream(response)
    return new Response(response.body.pipeThrough(withoutMark()), response)
  }
