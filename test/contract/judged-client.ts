import { type Description, type Endpoint, endpointsOf } from '../fuzz/description.ts'
import { type Judge, judgeBy } from '../fuzz/verdict.ts'

/** An answer with its body read. */
export interface Answered<T> {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly bytes: Uint8Array
  readonly body: T
}
interface Asked {
  readonly headers?: Record<string, string>
  readonly body?: unknown
}

/** A client that lets no answer pass which the service's own description does not tell of. */
export class JudgedClient {
  readonly url: string
  readonly description: Description
  readonly #endpoints: readonly Endpoint[]
  readonly #judge: Judge

  private constructor(url: string, description: Description) {
    this.url = url
    this.description = description
    this.#endpoints = endpointsOf(description)
    this.#judge = judgeBy(description)
  }

  static async of(url: string): Promise<JudgedClient> {
    return new JudgedClient(url, (await (await fetch(`${url}/openapi.json`)).json()) as Description)
  }

  /** Asks and reads the whole answer. Throws where the answer is not as described. */
  async ask<T = Record<string, unknown>>(
    method: string,
    path: string,
    { headers, body }: Asked = {},
  ): Promise<Answered<T>> {
    const answer = await fetch(this.url + path, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      redirect: 'manual',
    })
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const text = new TextDecoder().decode(bytes)
    const wrong = this.#judge(this.endpoint(method, path), answer, text)
    if (wrong) throw new Error(`${method} ${path}: ${wrong}`)
    const isJson = /[/+]json/.test(answer.headers.get('content-type') ?? '')
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      bytes,
      body: (isJson ? JSON.parse(text) : null) as T,
    }
  }

  /** The endpoint of the description that a path belongs to, the most literal first. */
  endpoint(method: string, path: string): Endpoint {
    const [plain = ''] = path.split('?')
    const fits = ({ path: pattern }: Endpoint) =>
      new RegExp(`^${pattern.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`).test(plain)
    const found = this.#endpoints
      .filter((one) => one.method === method && fits(one))
      .sort((a, b) => a.path.split('{').length - b.path.split('{').length)[0]
    if (!found) throw new Error(`${method} ${path} is not described`)
    return found
  }
}
