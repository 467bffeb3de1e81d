import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import { NONCE, type SecureHeadersVariables, secureHeaders } from 'hono/secure-headers'
import type { OpenSession } from '../pipeline/accounts/ports.ts'
import { Layout, type LayoutProps } from './layout.tsx'
import type { Visitor } from './visitor.tsx'

/** What every page knows of the one who looks at it (office/guard.ts). */
export type PageEnv = {
  Variables: SecureHeadersVariables & { visitor: Visitor | null; session: OpenSession | null }
}

/** Nothing inline runs; the nonce is for the styles that the editor makes for itself. Forms go to this service alone. */
export const secure = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    workerSrc: ["'self'"],
    styleSrc: ["'self'", NONCE],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'same-origin',
})

/** A page in its frame, for whoever looks at it. */
export const show = (c: Context<PageEnv>, props: Omit<LayoutProps, 'visitor'>, children: Child) =>
  c.html(
    html`<!doctype html>${(
      <Layout {...props} visitor={c.get('visitor') ?? null}>
        {children}
      </Layout>
    )}`,
  )
