import { FetchInterceptor } from '@mswjs/interceptors/fetch/web'
import { HttpResponse, http } from 'msw'
import { defineNetwork, InterceptorSource } from 'msw/experimental'
import { type Behaviour, GOOD } from '../stub-model/behaviour.ts'
import { type Asked, answerOf } from '../stub-model/scripted-drafter.ts'

/** A request to the model as the network saw it. */
export interface Seen {
  /** Heading of the section that was asked for; null for a repair. */
  readonly heading: string | null
  readonly raw: string
  /** What the model says, and what it would have said without its mistake. */
  readonly said: string
  readonly meant: string
}

type Interceptor = ConstructorParameters<typeof InterceptorSource>[0]['interceptors'][number]

/** The scripted model behind msw, in the Worker's own isolate: what it was asked, and what it shall do. */
export class ScriptedModel {
  readonly seen: Seen[] = []
  behaviour: Behaviour = GOOD
  /** While true for a heading, the answer does not come. */
  holds: (heading: string | null) => boolean = () => false
  /** How long an answer takes. */
  latencyMs = 0
  /** The most requests that were under way at the same time. */
  mostAtOnce = 0
  #atOnce = 0
  /** An answer other than the model's own: a status, a broken body. */
  instead: (() => Response) | null = null
  readonly #network = defineNetwork({
    context: { quiet: true },
    onUnhandledFrame: 'error',
    // The package's own types disagree on a private field between its `/fetch` and its `/fetch/web` entry.
    sources: [new InterceptorSource({ interceptors: [new FetchInterceptor() as unknown as Interceptor] })],
    handlers: [http.post('http://model.test/v1/chat/completions', ({ request }) => this.#answer(request))],
  })

  enable = () => this.#network.enable()
  disable = () => this.#network.disable()
  reset(): void {
    this.seen.length = 0
    this.behaviour = GOOD
    this.holds = () => false
    this.instead = null
    this.latencyMs = 0
    this.mostAtOnce = 0
  }

  async #answer(request: { text(): Promise<string> }): Promise<Response> {
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.#atOnce)
    try {
      return await this.#said(request)
    } finally {
      this.#atOnce -= 1
    }
  }

  async #said(request: { text(): Promise<string> }): Promise<Response> {
    const raw = await request.text()
    const { messages } = JSON.parse(raw) as { messages: { role: string; content: string }[] }
    const of = (role: string) => messages.find((message) => message.role === role)?.content ?? ''
    const heading = (JSON.parse(of('user')) as Asked).section?.heading ?? null
    const answer = (behaviour: Behaviour) => answerOf(of('system'), of('user'), behaviour)
    const said = answer(this.behaviour)
    this.seen.push({ heading, raw, said, meant: answer({ ...this.behaviour, mistakes: [] }) })
    // Waiting by the clock: a promise settled by the test would belong to another request's context.
    if (this.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, this.latencyMs))
    while (this.holds(heading)) await new Promise((resolve) => setTimeout(resolve, 10))
    return this.instead ? this.instead() : streamed(said)
  }
}

function streamed(text: string): Response {
  const chunk = (delta: object, finish: string | null = null) =>
    `data: ${JSON.stringify({ id: 'x', object: 'chat.completion.chunk', created: 0, model: 'scripted', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`
  const pieces = text.match(/[\s\S]{1,9}/g) ?? []
  const body = [...pieces.map((content) => chunk({ content })), chunk({}, 'stop'), 'data: [DONE]\n\n'].join('')
  return new HttpResponse(body, { headers: { 'content-type': 'text/event-stream; charset=utf-8' } })
}
