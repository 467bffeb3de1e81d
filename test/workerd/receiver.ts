import { FetchInterceptor } from '@mswjs/interceptors/fetch/web'
import { HttpResponse, http } from 'msw'
import { defineNetwork, InterceptorSource } from 'msw/experimental'

/** A message as it arrived. */
export interface Arrived {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

type Interceptor = ConstructorParameters<typeof InterceptorSource>[0]['interceptors'][number]

/** An office system that receives messages, behind msw in the Worker's own isolate. */
export class Receiver {
  readonly arrived: Arrived[] = []
  /** How it answers. */
  answer: () => Response | Promise<Response> = () => new HttpResponse(null, { status: 204 })
  readonly #network = defineNetwork({
    context: { quiet: true },
    onUnhandledFrame: 'error',
    sources: [new InterceptorSource({ interceptors: [new FetchInterceptor() as unknown as Interceptor] })],
    handlers: [
      http.all('https://oa.yunxi.example.cn/*', async ({ request }) => {
        this.arrived.push({
          url: request.url,
          headers: Object.fromEntries(request.headers),
          body: await request.text(),
        })
        return this.answer()
      }),
    ],
  })

  enable = () => this.#network.enable()
  disable = () => this.#network.disable()
  reset(): void {
    this.arrived.length = 0
    this.answer = () => new HttpResponse(null, { status: 204 })
  }
}
