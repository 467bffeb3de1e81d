import { createHash, createHmac, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Check, DraftAnswer, FactSheet, Operations, Problem } from './api-types.ts'

type NewDraft = Operations['createDraft']['request']

/** 怎样证明身份：给出要加的请求头。 */
export type Proof = (method: string, target: string, body: string) => Record<string, string>

/** 带密钥。 */
export const bearer =
  (key: string): Proof =>
  () => ({ authorization: `Bearer ${key}` })

/** 用密钥签名，密钥不上网。 */
export const signed =
  (appId: string, secret: string): Proof =>
  (method, target, body) => {
    const timestamp = String(Date.now())
    const nonce = randomUUID()
    const text = [method, target, timestamp, nonce, createHash('sha256').update(body).digest('hex')].join('\n')
    const sign = createHmac('sha256', secret).update(text).digest('hex')
    return { 'x-app-id': appId, 'x-timestamp': timestamp, 'x-nonce': nonce, 'x-sign': sign }
  }

/** 服务没有照办：`problem.code` 供程序判断，`message` 给人看。 */
export class ShuzhunError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.msg)
    this.name = 'ShuzhunError'
    this.problem = problem
  }
}

export interface Downloaded {
  /** 中文文件名。 */
  readonly name: string
  readonly content: Uint8Array<ArrayBuffer>
}

const REQUEST_MS = 40_000
const TRIES = 4

/** 数准接口的客户端。每个方法在服务没有照办时抛出 ShuzhunError。 */
export class ShuzhunClient {
  readonly #url: string
  readonly #proof: Proof
  constructor(url: string, proof: Proof = () => ({})) {
    this.#url = url.replace(/\/$/, '')
    this.#proof = proof
  }

  /** 核对一段文字里的每一个数字。 */
  async check(factSheet: FactSheet, text: string): Promise<Check> {
    return (await this.#ask('POST', '/v1/check', { factSheet, text })).json() as Promise<Check>
  }

  /** 提交数据，最多等 25 秒；`status` 为 drafting 时接着用 `finished` 等。重发不会重写。 */
  async createDraft(request: NewDraft, key: string = randomUUID()): Promise<DraftAnswer> {
    const answer = await this.#ask('POST', '/v1/drafts', request, { 'idempotency-key': key })
    return answer.json() as Promise<DraftAnswer>
  }

  async draft(id: string): Promise<DraftAnswer> {
    return (await this.#ask('GET', `/v1/drafts/${id}`)).json() as Promise<DraftAnswer>
  }

  /** 等稿件写完。 */
  async finished(id: string, withinMs = 600_000): Promise<DraftAnswer> {
    for (const end = Date.now() + withinMs; ; await sleep(2000)) {
      const draft = await this.draft(id)
      if (draft.status !== 'drafting') return draft
      if (Date.now() > end) throw new Error(`稿件 ${id} 还没有写完，请稍后再取`)
    }
  }

  /** 导出文件。还有数字待核时抛出 not-ready。 */
  async file(id: string, format: 'docx' | 'html' | 'md' | 'txt' = 'docx'): Promise<Downloaded> {
    const answer = await this.#ask('GET', `/v1/drafts/${id}/export?format=${format}`)
    const name = /filename\*=UTF-8''([^;]+)/i.exec(answer.headers.get('content-disposition') ?? '')?.[1]
    return { name: decodeURIComponent(name ?? `${id}.${format}`), content: new Uint8Array(await answer.arrayBuffer()) }
  }

  /** 服务忙（429、503）或网络中断时按 Retry-After 重试；重试不会重写，因为带着同一个 Idempotency-Key。 */
  async #ask(method: string, target: string, value?: object, more: Record<string, string> = {}): Promise<Response> {
    const body = value === undefined ? '' : JSON.stringify(value)
    for (let left = TRIES - 1; ; left--) {
      const answer = await fetch(this.#url + target, {
        method,
        headers: { ...this.#proof(method, target, body), 'content-type': 'application/json; charset=utf-8', ...more },
        ...(value === undefined ? {} : { body }),
        signal: AbortSignal.timeout(REQUEST_MS),
      }).catch((error: unknown) => {
        if (left === 0) throw error
        return null
      })
      if (answer?.ok) return answer
      if (answer && (left === 0 || ![429, 503].includes(answer.status)))
        throw new ShuzhunError((await answer.json()) as Problem)
      await sleep(Number(answer?.headers.get('retry-after') ?? 2) * 1000)
    }
  }
}
