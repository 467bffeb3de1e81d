import { createMiddleware } from 'hono/factory'
import type { Hurdle } from '../../domain/account.ts'
import { Problem } from '../../domain/problem.ts'
import { ROLES, rolesAllowing, type Scope } from '../../domain/role.ts'
import { changes, fromOwnPage } from '../../http/same-origin.ts'
import { originOf } from '../../http/session-caller.ts'
import { cookieIn } from '../../http/session-cookie.ts'
import type { OpenSession } from '../../pipeline/accounts/ports.ts'
import { callerIn, hurdleBefore, sessionOf } from '../../pipeline/accounts/session.ts'
import type { PageEnv } from '../page.tsx'
import type { Visitor } from '../visitor.tsx'
import type { Office, OfficeContext } from './office.ts'

/** Pages that are there before anybody is signed in. */
const OPEN = /^\/(?:sign-in|set-up|healthz$)/
/** What pages are for, the first that fits; pages that are not named need nothing but a person signed in. */
const NEEDS: readonly (readonly [RegExp, Scope])[] = [
  [/^\/$/, 'draft'],
  [/^\/review\/[^/]+$/, 'review'],
  [/^\/(?:drafts|review|samples)\b/, 'read'],
  [/^\/admin\b/, 'admin'],
  [/^\/audit\b/, 'audit'],
]
/** Where a person is sent who has a step to make before the work. */
const STEPS: Readonly<Record<NonNullable<Hurdle>, string>> = {
  code: '/sign-in/code',
  password: '/account/password',
  enrolment: '/account/second-factor',
}

/** A person as the frame of pages shows one. */
const visitorIn = (session: OpenSession): Visitor => ({
  demo: false,
  name: session.account.name,
  organisation: session.organisation.name,
  roles: session.account.roles.map((role) => ROLES[role].name),
  scopes: callerIn(session).scopes,
})

/**
 * Stands before every page: finds who looks at it, sends those who are not signed in to the sign-in page and back, keeps
 * pages from those whose roles do not allow them, and takes forms from pages of this service alone.
 */
export const guard = (office: Office) =>
  createMiddleware<PageEnv>(async (c, next) => {
    // Endpoints have a guard of their own; what none of them answers is simply not there.
    if (/^\/(?:v1|build)\//.test(c.req.path)) return next()
    const origin = originOf(c.req.raw, office.origin)
    if (changes(c.req.raw) && !fromOwnPage(c.req.raw, origin))
      throw new Problem(
        'forbidden',
        '这个表单不是从本服务的页面提交的，已拒绝。请从本服务的页面重新操作；经代理访问的，请管理员设置 SHUZHUN_ORIGIN',
      )
    if (office.demo) return withVisitor(c, office.demo, null, next)
    const token = cookieIn(c.req.raw, 'session', origin)
    const session = token ? await sessionOf(token, false, office.accounts) : null
    if (OPEN.test(c.req.path)) return withVisitor(c, null, session, next)
    // Whoever connects a system has no account of the office; the description is open to them too.
    if (!session && c.req.path === '/docs') return withVisitor(c, null, null, next)
    if (!session) return c.redirect(`/sign-in?${new URLSearchParams({ next: wayBack(c) })}`, 303)
    const hurdle = hurdleBefore(session)
    const step = hurdle && STEPS[hurdle]
    if (step && c.req.path !== step && c.req.path !== '/sign-out')
      return c.redirect(`${step}?${new URLSearchParams({ next: wayBack(c) })}`, 303)
    const visitor = visitorIn(session)
    const needs = NEEDS.find(([path]) => path.test(c.req.path))?.[1]
    if (needs && !visitor.scopes.includes(needs)) return turnAway(c, visitor, needs)
    return withVisitor(c, step ? null : visitor, session, next)
  })

async function withVisitor(
  c: OfficeContext,
  visitor: Visitor | null,
  session: OpenSession | null,
  next: () => Promise<void>,
): Promise<void> {
  c.set('visitor', visitor)
  c.set('session', session)
  await next()
}

/** Only what was looked at is worth going back to; a form that was sent is not sent again. */
const wayBack = (c: OfficeContext): string => {
  const { pathname, search } = new URL(c.req.url)
  return changes(c.req.raw) ? '/' : pathname + search
}

/** The first page is where everybody begins: whoever does not draft begins at the drafts, or at the own account. */
function turnAway(c: OfficeContext, visitor: Visitor, needs: Scope): Response {
  if (c.req.path === '/') return c.redirect(visitor.scopes.includes('read') ? '/drafts' : '/account', 303)
  c.set('visitor', visitor)
  throw new Problem(
    'forbidden',
    `这个页面需要“${rolesAllowing(needs).join('”或“')}”角色，您的账号没有。请找本单位管理员调整`,
  )
}
