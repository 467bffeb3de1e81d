import { accountSecrets, setUpCodeFrom } from './adapters/account-secrets.ts'
import { writeBackup } from './adapters/backup/write-backup.ts'
import { D1Accounts } from './adapters/d1-accounts.ts'
import { D1ApiKeys } from './adapters/d1-api-keys.ts'
import { D1Attempts, D1Spent } from './adapters/d1-attempts.ts'
import { D1AuditLog } from './adapters/d1-audit-log.ts'
import { D1Drafts } from './adapters/d1-drafts.ts'
import { D1DueDeliveries } from './adapters/d1-due-deliveries.ts'
import { D1ModelLedger } from './adapters/d1-model-ledger.ts'
import { D1OwnExpressions } from './adapters/d1-own-expressions.ts'
import { D1Reviews } from './adapters/d1-reviews.ts'
import { D1Samples } from './adapters/d1-samples.ts'
import { D1Sessions } from './adapters/d1-sessions.ts'
import { D1Webhooks } from './adapters/d1-webhooks.ts'
import { documents } from './adapters/docx-documents.ts'
import { DurableDraft, type Home } from './adapters/durable-draft.ts'
import { DurableJobs } from './adapters/durable-jobs.ts'
import { DurableLine, durablePlaces } from './adapters/durable-line.ts'
import { DurableOutbox, durableOutbox, type OutboxHome } from './adapters/durable-outbox.ts'
import { DurableRedraft, durableRedrafts, type RedraftHome } from './adapters/durable-redraft.ts'
import { FusedPassages } from './adapters/fused-passages.ts'
import { readReportFile } from './adapters/intake/read-report-file.ts'
import { D1Vectors, type VectorIndex, VectorizeVectors } from './adapters/kept-vectors.ts'
import type { CollectorEnv } from './adapters/observe/collector.ts'
import { observerFrom } from './adapters/observe/observer.ts'
import { EmbeddedPassages, type EmbeddingEnv, embeddingEndpointFrom } from './adapters/openai-embeddings.ts'
import { endpointsFrom, figureModeFrom, limitsFrom, type ModelEnv } from './adapters/openai-endpoints.ts'
import { createOpenAIModel } from './adapters/openai-model.ts'
import { D1Passages } from './adapters/passages-retriever.ts'
import { prompts } from './adapters/prompts.ts'
import { recorderOf, unrecorded } from './adapters/recorder.ts'
import { secretBoxFrom } from './adapters/secret-box.ts'
import { sendMessage } from './adapters/send-message.ts'
import { admissionFrom, type SignOnEnv, signOnFrom } from './adapters/sign-on-settings.ts'
import { simplify } from './adapters/simplify.ts'
import { standingOf } from './adapters/standing.ts'
import { CHECKER_VERSION, check } from './check/check.ts'
import type { Origin } from './domain/audit.ts'
import { createApp } from './http/app.ts'
import { type CallerSource, firstOf } from './http/callers.ts'
import { addressReader } from './http/client-address.ts'
import { closedBecause, closedResponse, demoCaller, isDemo } from './http/demo.ts'
import type { AppDeps } from './http/deps.ts'
import { keyCaller } from './http/key-caller.ts'
import { bySession } from './http/session-caller.ts'
import type { AccountDeps } from './pipeline/accounts/ports.ts'
import { announced } from './pipeline/announcement.ts'
import { openHostsFrom } from './pipeline/callback-address.ts'
import { checkDraft } from './pipeline/check-draft.ts'
import { metered } from './pipeline/daily-budget.ts'
import { SERVICE } from './pipeline/finish-draft.ts'
import { layoutFrom } from './pipeline/layout-profile.ts'
import { loggable } from './pipeline/loggable.ts'
import type { Clock, Ids, Passages } from './pipeline/ports.ts'
import { sealerFrom } from './pipeline/seal.ts'
import type { Office } from './web/office/office.ts'
import { officePages } from './web/office/pages.ts'
import { DEMO_VISITOR } from './web/visitor.tsx'

/* The only place that wires adapters: bindings → adapters → application. */

/** What an office may set; all of it optional. */
interface Settings extends ModelEnv, EmbeddingEnv, CollectorEnv, SignOnEnv {
  /** Drafts that an organisation may ask for in a day. */
  readonly SHUZHUN_DAILY_DRAFTS?: string
  /** Tokens that its drafts may take of the model in a day; no limit where absent. */
  readonly SHUZHUN_DAILY_TOKENS?: string
  /** `no` where whoever drafted may not approve. */
  readonly SHUZHUN_SELF_APPROVAL?: string
  /** Header in which the office's own proxy names the client, such as `x-forwarded-for`; unset where there is no proxy. */
  readonly SHUZHUN_PROXY_HEADER?: string
  /**
   * What sealed and derived keys come from: the audit log's heads and approvals, integrations' signing secrets. 32 characters
   * or more, kept apart from the database.
   */
  readonly SHUZHUN_SECRET?: string
  /** `yes`: a demonstration without accounts, open to other machines too. */
  readonly SHUZHUN_DEMO?: string
  /** Admits to the set-up of one organisation; without it the log tells a code for the first. */
  readonly SHUZHUN_SETUP_CODE?: string
  /** The address of the service as browsers know it, where a proxy stands before it: `https://bg.example.gov.cn`. */
  readonly SHUZHUN_ORIGIN?: string
  /** Minutes of silence after which a session ends. */
  readonly SHUZHUN_IDLE_MINUTES?: string
  /** Hosts inside the office's network to which messages may be sent (pipeline/callback-address.ts). */
  readonly SHUZHUN_CALLBACK_HOSTS?: string
  /** The machine's resolver, in the Node home. workerd would ask a public one, and tell it the office's names. */
  readonly ADDRESSES_OF?: (host: string) => Promise<readonly string[]>
  /** At Cloudflare, an index for the vectors of passages; without it they are kept in D1. */
  readonly VECTORS?: VectorIndex
  /** JSON of what the office sets other than GB/T 9704 (pipeline/layout-profile.ts). */
  readonly SHUZHUN_LAYOUT?: string
}
type Bindings = Env & Settings

const clock: Clock = { now: () => new Date() }
const ids: Ids = { next: () => crypto.randomUUID().replaceAll('-', '') }
/** Seals the secrets of the demonstration, which runs on localhost alone. */
const DEMO_SECRET = 'demo'
const DAILY_DRAFTS = 5000
const IDLE_MINUTES = 30
/** Sections are begun for so long in one turn of a job's alarm, which may last 15 minutes at most. */
const TURN_MS = 5 * 60_000

/** What the model may be asked for in a day, and where it is entered. */
const rationing = (env: Bindings) => ({
  ledger: new D1ModelLedger(env.DB, (error, org) => logError({ ledger: org }, error)),
  clock,
  dailyTokens: Number(env.SHUZHUN_DAILY_TOKENS) || Number.POSITIVE_INFINITY,
})

/** Found by words; ordered by meaning too where an embedding model is configured. */
function passagesIn(env: Bindings): Passages {
  const byWords = new D1Passages(env.DB)
  const endpoint = embeddingEndpointFrom(env)
  if (!endpoint) return byWords
  const vectors = env.VECTORS ? new VectorizeVectors(env.VECTORS) : new D1Vectors(env.DB, endpoint.model)
  return new FusedPassages(byWords, new EmbeddedPassages(vectors, endpoint), (fault) =>
    logError({ embeddings: endpoint.model }, fault),
  )
}

/** What it takes to write a section. The model is made anew each time: it must not outlive the request that uses it. */
const writing = (env: Bindings) => {
  const endpoints = endpointsFrom(env)
  const model = endpoints.length > 0 ? createOpenAIModel(endpoints, limitsFrom(env)) : null
  return {
    passages: passagesIn(env),
    prompts,
    modelFor: (org: string) => model && metered(model, org, rationing(env)),
    mode: figureModeFrom(env),
    places: durablePlaces(env.MODEL_LINE),
    turnMs: TURN_MS,
  }
}
const auditIn = (env: Bindings) => {
  const auditSealer = sealerFrom(env.SHUZHUN_SECRET, 'audit')
  return { auditSealer, audit: new D1AuditLog(env.DB, clock, auditSealer) }
}
/** Where integrations are told of news, and what seals the secrets that they sign and are signed to with. */
const outboxIn = (env: Bindings) =>
  durableOutbox(env.WEBHOOK_OUTBOX, async (org) =>
    (await new D1Webhooks(env.DB, unrecorded(env.DB)).list(org)).flatMap(({ id, enabled }) => (enabled ? [id] : [])),
  )
const secretBoxIn = (env: Bindings) => secretBoxFrom(env.SHUZHUN_SECRET ?? DEMO_SECRET, 'integration secrets')
const openHostsIn = (env: Bindings) => openHostsFrom(env.SHUZHUN_CALLBACK_HOSTS)

/** The stores that record what is written to them, as done from there. */
const recordedIn = (env: Bindings, origin: Origin) => {
  const recorder = recorderOf(auditIn(env).audit, origin)
  return {
    drafts: announced(new D1Drafts(env.DB, recorder), outboxIn(env)),
    samples: new D1Samples(env.DB, recorder),
    ownExpressions: new D1OwnExpressions(env.DB, recorder),
    apiKeys: new D1ApiKeys(env.DB, recorder),
    webhooks: new D1Webhooks(env.DB, recorder),
  }
}
/** What jobs do in the background, on behalf of whoever each step names. */
const IN_BACKGROUND: Origin = { actor: SERVICE, kind: 'service', address: null, requestId: null }

const judging = (env: Bindings) => ({
  ...recordedIn(env, IN_BACKGROUND),
  checkDraft,
  checker: CHECKER_VERSION,
  clock,
})

/** What the proofs of integrations are judged with. */
const proving = (env: Bindings) => ({
  apiKeys: new D1ApiKeys(env.DB, unrecorded(env.DB)),
  secretBox: secretBoxIn(env),
  clock,
})

const logError = (what: object, error: unknown): void =>
  console.error(
    JSON.stringify({
      at: clock.now().toISOString(),
      ...what,
      error: loggable(error),
    }),
  )

/** One drafting, in a Durable Object of its own. */
export class DraftJob extends DurableDraft<Bindings> {
  protected override readonly home: Home = {
    ...writing(this.env),
    ...judging(this.env),
    concurrency: limitsFrom(this.env).concurrency,
    trace: observerFrom(this.env).trace,
    report: (error, { draftId, run }) => logError({ job: draftId, run }, error),
  }
}

/** One section drafted again, in a Durable Object of its own. */
export class RedraftJob extends DurableRedraft<Bindings> {
  protected override readonly home: RedraftHome = {
    ...writing(this.env),
    ...judging(this.env),
    report: (error, { draftId, sectionId }) => logError({ redraft: draftId, section: sectionId }, error),
  }
}

/** The outbox of one endpoint, in a Durable Object of its own. */
export class WebhookOutbox extends DurableOutbox<Bindings> {
  protected override readonly home: OutboxHome = {
    due: new D1DueDeliveries(this.env.DB),
    send: sendMessage,
    secretBox: secretBoxIn(this.env),
    clock,
    chance: Math.random,
    openHosts: openHostsIn(this.env),
    addressesOf: this.env.ADDRESSES_OF ?? (async () => []),
    report: (error, { org, endpointId }) => logError({ outbox: endpointId, org }, error),
  }
}

/** The one line before the model, for all drafts of the deployment. */
export class ModelLine extends DurableLine<Bindings> {
  protected override readonly places = limitsFrom(this.env).concurrency
}

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
