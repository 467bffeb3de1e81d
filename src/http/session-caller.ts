import type { Hurdle } from '../domain/account.ts'
import { Problem } from '../domain/problem.ts'
import type { AccountDeps } from '../pipeline/accounts/ports.ts'
import { callerIn, hurdleBefore, sessionOf } from '../pipeline/accounts/session.ts'
import type { CallerSource } from './callers.ts'
import { changes, fromOwnPage } from './same-origin.ts'
import { cookieIn } from './session-cookie.ts'

/** Sent by pages with what they ask of their own accord: whether a draft is held, what waits. */
const BY_ITSELF = 'x-by-itself'

const STEPS: Readonly<Record<NonNullable<Hurdle>, string>> = {
  code: '还要输入动态码',
  password: '还要先修改密码',
  enrolment: '还要先启用动态码',
}

/** The address of the service as browsers know it: as set, or as the request names it. */
export const originOf = (request: Request, set: string | undefined): string =>
  set ? new URL(set).origin : new URL(request.url).origin

/** Tells people by the cookie of their session. What changes something must come from a page of this service. */
export const bySession =
  (deps: AccountDeps, publicOrigin: string | undefined): CallerSource =>
  async (request) => {
    const origin = originOf(request, publicOrigin)
    const token = cookieIn(request, 'session', origin)
    if (!token) return null
    const session = await sessionOf(token, request.headers.has(BY_ITSELF), deps)
    if (!session)
      throw new Problem('unauthorised', '登录已过期。请在新窗口重新登录，再回到本页继续，已填的内容不会丢失')
    const hurdle = hurdleBefore(session)
    if (hurdle) throw new Problem('unauthorised', `登录还没有完成：${STEPS[hurdle]}`)
    if (changes(request) && !fromOwnPage(request, origin))
      throw new Problem('forbidden', '这个请求不是从本服务的页面发出的，已拒绝。程序调用请改用密钥')
    return callerIn(session)
  }
