import { Hono } from 'hono'
import type { PageEnv } from '../page.tsx'
import { pages } from '../pages.tsx'
import { accountPages } from './account.tsx'
import { refusal } from './answer.tsx'
import { demoPages } from './demo-pages.tsx'
import { guard } from './guard.ts'
import type { Office } from './office.ts'
import { organisationPages } from './organisation.tsx'
import { secondFactorPages } from './second-factor.tsx'
import { setUpPages } from './set-up.tsx'
import { signInPages } from './sign-in.tsx'
import { signOnPages } from './single-sign-on.ts'
import { userPages } from './users.ts'

/** All pages behind their guard: those of accounts, and those of the work. */
export function officePages(office: Office): Hono<PageEnv> {
  const app = new Hono<PageEnv>().use(guard(office))
  app.onError(refusal)
  if (office.demo) app.route('/', demoPages())
  else
    for (const make of [
      signInPages,
      signOnPages,
      setUpPages,
      accountPages,
      secondFactorPages,
      userPages,
      organisationPages,
    ])
      app.route('/', make(office))
  return app.route('/', pages)
}
