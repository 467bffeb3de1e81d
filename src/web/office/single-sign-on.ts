import { Hono } from 'hono'
import { z } from 'zod'
import { Problem } from '../../domain/problem.ts'
import { originOf } from '../../http/session-caller.ts'
import { cookieIn, setCookie } from '../../http/session-cookie.ts'
import { arrive } from '../../pipeline/accounts/single-sign-on.ts'
import type { PageEnv } from '../page.tsx'
import { keepToken } from './answer.tsx'
import { type Office, type OfficeContext, ownPath } from './office.ts'

/** A sign-on takes no longer than this, from the button to the way back. */
const MINUTES = 10
const PURPOSE = 'sign-on'

/** What the browser carries, sealed, while it is away at the single sign-on. */
const Errand = z.object({
  kind: z.string(),
  state: z.string(),
  next: z.string(),
  at: z.number(),
  kept: z.record(z.string(), z.string()),
})
type Errand = z.infer<typeof Errand>

/** The way to the unit's single sign-on and back. Whatever it brings is good for one use; the address is clean afterwards. */
export function signOnPages(office: Office): Hono<PageEnv> {
  const { accounts } = office
  const backOf = (c: OfficeContext): string => `${originOf(c.req.raw, office.origin)}/sign-in/return`
  const keepErrand = (c: OfficeContext, errand: string | null): void =>
    c.header('set-cookie', setCookie('errand', errand, originOf(c.req.raw, office.origin), MINUTES * 60), {
      append: true,
    })
  const failed = (c: OfficeContext, error: unknown): Response => {
    if (!(error instanceof Problem)) throw error
    office.announce(`统一登录失败：${error.code} ${String(error.cause ?? error.message).slice(0, 300)}`)
    return c.redirect(`/sign-in?failed=${error.code}`, 303)
  }

  return new Hono<PageEnv>()
    .get('/sign-in/with/:kind', async (c) => {
      const kind = c.req.param('kind')
      const found = office.signOn.get(kind)
      if (!found) throw new Problem('not-found', '没有设置这种登录方式')
      try {
        const state = accounts.secrets.token()
        const { address, kept } = await found.way.begin(state, backOf(c))
        const at = accounts.clock.now().getTime()
        const errand: Errand = { kind, state, next: ownPath(c.req.query('next')), at, kept }
        keepErrand(c, await accounts.secrets.seal(PURPOSE, JSON.stringify(errand)))
        return c.redirect(address, 303)
      } catch (error) {
        return failed(c, error)
      }
    })
    .get('/sign-in/return', async (c) => {
      keepErrand(c, null)
      try {
        const errand = await errandOf(c, office)
        const { way } = office.signOn.get(errand.kind) ?? gone()
        const arrival = await way.finish(new URL(c.req.url), { ...errand, back: backOf(c) })
        keepToken(c, office, await arrive(arrival, office.admission, office.addressOf(c.req.raw), accounts))
        return c.redirect(ownPath(errand.next), 303)
      } catch (error) {
        return failed(c, error)
      }
    })
}

/** The errand that this browser was sent on. Throws Problem 'unauthorised' on none, an old one, or one that is back already. */
async function errandOf(c: OfficeContext, { accounts, origin }: Office): Promise<Errand> {
  const sealed = cookieIn(c.req.raw, 'errand', originOf(c.req.raw, origin))
  const opened = sealed && (await accounts.secrets.unseal(PURPOSE, sealed))
  const errand = opened ? Errand.safeParse(JSON.parse(opened)).data : undefined
  const now = accounts.clock.now().getTime()
  if (
    !errand ||
    now - errand.at > MINUTES * 60_000 ||
    !(await accounts.spent.spend('sign-on', `state:${errand.state}`, now))
  )
    return gone()
  const brought = c.req.query('code') ?? c.req.query('ticket')
  if (brought && !(await accounts.spent.spend('sign-on', `ticket:${errand.kind}:${brought}`, now))) return gone()
  return errand
}

function gone(): never {
  throw new Problem('unauthorised', '统一登录的这一次已失效，请重新登录')
}
