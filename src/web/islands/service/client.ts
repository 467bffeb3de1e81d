/** Why the service did not do what was asked, in words for the place where it happened. */
export interface Trouble {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly places: readonly { readonly path: string; readonly message: string }[]
}
/** Thrown where the service did not do what was asked. */
export class TroubleError extends Error {
  readonly trouble: Trouble
  constructor(trouble: Trouble) {
    super(trouble.message)
    this.name = 'TroubleError'
    this.trouble = trouble
  }
}

const OFFLINE: Trouble = {
  status: 0,
  code: 'offline',
  message: '连不上服务，请检查网络后再试。已填的内容都留在本机，不会丢失。',
  places: [],
}

/** Where nothing was sent, nothing could be lost: lists and records say only what happened. */
const UNREACHED: Trouble = { ...OFFLINE, message: '连不上服务，请检查网络后再试。' }

/** Typed words stand in this browser's store until the service has them (desk/keep.ts). */
const SIGNED_OUT: Trouble = {
  status: 401,
  code: 'unauthorised',
  message: '登录已过期，内容已保存在本机。请在新窗口登录，再回到这里重试。',
  places: [],
}

/** The trouble that anything thrown amounts to. */
export const troubleOf = (error: unknown): Trouble =>
  error instanceof TroubleError
    ? error.trouble
    : error instanceof TypeError
      ? OFFLINE
      : { ...OFFLINE, code: 'internal', message: `页面出错：${error instanceof Error ? error.message : String(error)}` }

/** What an answer that is no success amounts to; `body` is what it says, where that could be read. */
export function troubleIn(status: number, body: unknown): Trouble {
  if (status === 401) return SIGNED_OUT
  const said = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  const places = Array.isArray(said.errors) ? (said.errors as Trouble['places']) : []
  const fallback = status >= 500 ? '服务暂时出错，请稍后再试。已填的内容都留在本机。' : `请求未被接受（${status}）`
  return {
    status,
    code: typeof said.code === 'string' ? said.code : 'unknown',
    message: typeof said.detail === 'string' && said.detail !== '' ? said.detail : fallback,
    places,
  }
}

/** How the service is asked; absent, a plain GET. */
export interface Ask {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
  /** The page asks of its own accord, again and again: that is no sign that somebody sits before it. */
  readonly byItself?: boolean
}

/** Asks the service; throws TroubleError for every answer that is no success, and when it cannot be reached. */
export async function ask(
  path: string,
  { method = 'GET', body, headers = {}, signal, byItself }: Ask = {},
): Promise<Response> {
  const response = await fetch(path, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(byItself ? { 'x-by-itself': '1' } : {}),
      ...headers,
    },
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ?? null,
  }).catch((error: unknown) => {
    throw error instanceof TypeError ? new TroubleError(method === 'GET' ? UNREACHED : OFFLINE) : error
  })
  if (!response.ok) throw new TroubleError(troubleIn(response.status, await response.json().catch(() => null)))
  return response
}
