import { accountSecrets, setUpCodeFrom } from './adapters/account-secrets.ts'
import { writeBackup } from './adapters/backup/write-backup.ts'
import { D1Accounts } from './adapters/d1-accounts.ts'
import { D1Attempts, D1Spent } from './adapters/d1-attempts.ts'
import { D1Reviews } from './adapters/d1-reviews.ts'
import { D1Sessions } from './adapters/d1-sessions.ts'
import { documents } from './adapters/docx-documents.ts'
import { DurableJobs } from './adapters/durable-jobs.ts'
import { durableRedrafts } from './adapters/durable-redraft.ts'
import { readReportFile } from './adapters/intake/read-report-file.ts'
import { observerFrom } from './adapters/observe/observer.ts'
import { endpointsFrom } from './adapters/openai-endpoints.ts'
import { admissionFrom, signOnFrom } from './adapters/sign-on-settings.ts'
import { simplify } from './adapters/simplify.ts'
import { standingOf } from './adapters/standing.ts'
import { check } from './check/check.ts'
import { createApp } from './http/app.ts'
import { type CallerSource, firstOf } from './http/callers.ts'
import { addressReader } from './http/client-address.ts'
import { closedBecause, closedResponse, demoCaller, isDemo } from './http/demo.ts'
import type { AppDeps } from './http/deps.ts'
import { keyCaller } from './http/key-caller.ts'
import { bySession } from './http/session-caller.ts'
import type { AccountDeps } from './pipeline/accounts/ports.ts'
import { layoutFrom } from './pipeline/layout-from.ts'
import { sealerFrom } from './pipeline/seal.ts'
import type { Office } from './web/office/office.ts'
import { officePages } from './web/office/pages.ts'
import { DEMO_VISITOR } from './web/visitor.tsx'
import type { Bindings, Settings } from './worker/settings.ts'
import {
  auditIn,
  clock,
  DEMO_SECRET,
  ids,
  judging,
  openHostsIn,
  outboxIn,
  passagesIn,
  proving,
  rationing,
  recordedIn,
} from './worker/wiring.ts'

export { DraftJob, ModelLine, RedraftJob, WebhookOutbox } from './worker/jobs.ts'

/* Here and in worker/ alone adapters are wired: bindings → adapters → application. */

const DAILY_DRAFTS = 5000
const IDLE_MINUTES = 30

/** What accounts and sessions are made of, all over the one secret. */
function accountsIn(env: Bindings): AccountDeps {
  const secrets = accountSecrets(env.SHUZHUN_SECRET ?? DEMO_SECRET)
  const { audit } = auditIn(env)
  return {
    accounts: new D1Accounts(env.DB),
    sessions: new D1Sessions(env.DB),
    attempts: new D1Attempts(env.DB),
    spent: new D1Spent(env.DB, secrets.digest),
    secrets,
    trail: { tell: ({ org, ...deed }) => audit.append(org, { ...deed, kind: 'person', requestId: null }) },
    clock,
    ids,
    idleMs: (Number(env.SHUZHUN_IDLE_MINUTES) || IDLE_MINUTES) * 60_000,
  }
}
const demoSettings = (env: Settings) => ({ secret: env.SHUZHUN_SECRET, demo: env.SHUZHUN_DEMO })

/** People: by their sessions, or where there are no accounts everybody as one. */
const peopleOf = (env: Bindings): CallerSource =>
  isDemo(demoSettings(env))
    ? demoCaller(env.SHUZHUN_SELF_APPROVAL !== 'no')
    : bySession(accountsIn(env), env.SHUZHUN_ORIGIN)

const officeIn = (env: Bindings): Office => ({
  accounts: accountsIn(env),
  demo: isDemo(demoSettings(env)) ? DEMO_VISITOR : null,
  origin: env.SHUZHUN_ORIGIN,
  addressOf: addressReader(env.SHUZHUN_PROXY_HEADER),
  signOn: signOnFrom(env),
  admission: admissionFrom(env),
  setUpCode: setUpCodeFrom(env.SHUZHUN_SETUP_CODE, env.SHUZHUN_SECRET ?? DEMO_SECRET),
  announce: (words) => console.log(JSON.stringify({ at: clock.now().toISOString(), notice: words })),
})

const depsOf = (env: Bindings): AppDeps => ({
  ...judging(env),
  ...rationing(env),
  ...auditIn(env),
  backup: (org) => writeBackup(org, { secrets: false }, { database: env.DB, clock }),
  approvalSealer: sealerFrom(env.SHUZHUN_SECRET, 'approval'),
  recordedFor: (origin) => recordedIn(env, origin),
  jobs: new DurableJobs(env.DRAFT_JOB),
  reviews: new D1Reviews(env.DB),
  passages: passagesIn(env),
  documents,
  layout: layoutFrom(env.SHUZHUN_LAYOUT),
  check,
  readFile: readReportFile,
  simplify,
  ids,
  dailyDrafts: Number(env.SHUZHUN_DAILY_DRAFTS) || DAILY_DRAFTS,
  hasModel: endpointsFrom(env).length > 0,
  redrafts: durableRedrafts(env.REDRAFT_JOB),
  ...proving(env),
  attempts: new D1Attempts(env.DB),
  callerOf: firstOf([keyCaller(proving(env)), peopleOf(env)]),
  outbox: outboxIn(env),
  openHosts: openHostsIn(env),
  addressOf: addressReader(env.SHUZHUN_PROXY_HEADER),
  log: (entry) => {
    console.log(JSON.stringify(entry))
    const { method, route, status, milliseconds } = entry
    observerFrom(env).metrics.request({ method, route, status }, milliseconds / 1000)
  },
  counted: () => observerFrom(env).metrics.text(),
  standing: () => standingOf(env.DB),
})

let app: ReturnType<typeof createApp> | undefined

export default {
  async fetch(request, env, context) {
    const closed = closedBecause(demoSettings(env), request, addressReader(env.SHUZHUN_PROXY_HEADER)(request))
    if (closed) return closedResponse(closed, request, ids.next())
    app ??= createApp(depsOf(env), officePages(officeIn(env)))
    return app.fetch(request, env, context)
  },
} satisfies ExportedHandler<Bindings>
