import { Problem } from '../domain/problem.ts'
import { Scope } from '../domain/role.ts'
import type { CallerSource } from './callers.ts'
import { problemResponse } from './problem-response.ts'
import { changes, fromForeignPage } from './same-origin.ts'

/** What decides whether the service runs without accounts. */
export interface DemoSettings {
  /** Of the deployment; without it there are no accounts. */
  readonly secret: string | undefined
  /** `yes`: everybody who reaches the service uses the demo, whether or not there is a secret. */
  readonly demo: string | undefined
}

const LEAST_SECRET = 32
const HOW =
  '请由管理员设置 SHUZHUN_SECRET（至少 32 个字符的随机文字，例如 openssl rand -base64 32 的输出）后重新启动，再打开 /set-up 设立单位和管理员'

/** Without a secret, or where it is wanted so, there are no accounts: one demo organisation, without sign-in. */
export const isDemo = ({ secret, demo }: DemoSettings): boolean => demo === 'yes' || !secret

/**
 * Why the service answers nobody, in words for the one who runs it; null where it does. Without a secret it serves only
 * its own machine: whoever puts it on a network must say so.
 */
export function closedBecause(settings: DemoSettings, request: Request, address: string | null): string | null {
  const { secret, demo } = settings
  if (demo === 'yes') return null
  if (secret) return secret.length < LEAST_SECRET ? `SHUZHUN_SECRET 太短。${HOW}` : null
  if (isLocal(request, address)) return null
  return `本服务还没有设置密钥，演示模式只对本机开放。${HOW}。只作演示、不放真实数据的，可设 SHUZHUN_DEMO=yes`
}

/** Says why: to a browser in words alone, to a program as every other problem. */
export const closedResponse = (why: string, { headers }: Request, requestId: string): Response =>
  headers.get('accept')?.includes('text/html')
    ? new Response(`${why}\n`, { status: 503, headers: { 'content-type': 'text/plain; charset=utf-8' } })
    : problemResponse(new Problem('unavailable', why), requestId)

/** Both the name that was asked for and the address it came from: a name alone can be pointed at this machine by anybody. */
function isLocal(request: Request, address: string | null): boolean {
  const { hostname } = new URL(request.url)
  const own = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)
  const forwarded = request.headers.has('x-forwarded-for') || request.headers.has('forwarded')
  return own && !forwarded && (address === null || /^(127\.|::1$|::ffff:127\.)/.test(address))
}

/** Until there are accounts: everybody is the one clerk of a demo office. A page of somebody else is nobody. */
export const demoCaller =
  (selfApproval: boolean): CallerSource =>
  async (request) => {
    if (changes(request) && fromForeignPage(request, new URL(request.url).origin))
      throw new Problem('forbidden', '这个请求来自别的网站，已拒绝')
    return {
      org: 'demo',
      actor: { id: 'demo-clerk', name: '演示用户' },
      kind: 'person',
      scopes: Scope.options,
      selfApproval,
    }
  }
