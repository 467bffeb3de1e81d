import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Problem } from '../../domain/problem.ts'
import { STATUS } from '../../http/problem-response.ts'
import { originOf } from '../../http/session-caller.ts'
import { setCookie } from '../../http/session-cookie.ts'
import type { OpenSession } from '../../pipeline/accounts/ports.ts'
import { secure, show } from '../page.tsx'
import { Sheet, Trouble } from './forms.tsx'
import type { Office, OfficeContext } from './office.ts'

/** Shows the form again with what was wrong, where the deed failed by a Problem; everything else is our bug. */
export async function tried(
  c: OfficeContext,
  deed: () => Promise<Response>,
  again: (message: string) => Response | Promise<Response>,
): Promise<Response> {
  try {
    return await deed()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    c.status(STATUS[error.code].status as ContentfulStatusCode)
    for (const [name, value] of Object.entries(error.headers)) c.header(name, value)
    return again(error.message)
  }
}

/** What a page says that was not to be had. The guard refuses before a page could bring its policy, so this one brings it. */
export async function refusal(error: Error, c: OfficeContext): Promise<Response> {
  if (!(error instanceof Problem)) throw error
  const { status, title } = STATUS[error.code]
  await secure(c, async () => {
    c.status(status as ContentfulStatusCode)
    c.res = await show(
      c,
      { title, here: null },
      <Sheet heading={title}>
        <Trouble message={error.message} />
        <p>
          <a href="/">回到首页</a>
        </p>
      </Sheet>,
    )
  })
  return c.res
}

/** Gives the browser the token of its session, or takes it away. */
export function keepToken(c: OfficeContext, office: Office, token: string | null): void {
  c.header('set-cookie', setCookie('session', token, originOf(c.req.raw, office.origin)), { append: true })
}

/** The session that the guard found. */
export function sessionIn(c: OfficeContext): OpenSession {
  const session = c.get('session')
  if (!session) throw new Problem('unauthorised', '登录已过期，请重新登录')
  return session
}
