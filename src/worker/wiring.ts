import { D1ApiKeys } from '../adapters/d1-api-keys.ts'
import { D1AuditLog } from '../adapters/d1-audit-log.ts'
import { D1Drafts } from '../adapters/d1-drafts.ts'
import { D1ModelLedger } from '../adapters/d1-model-ledger.ts'
import { D1OwnExpressions } from '../adapters/d1-own-expressions.ts'
import { D1Samples } from '../adapters/d1-samples.ts'
import { D1Webhooks } from '../adapters/d1-webhooks.ts'
import { durablePlaces } from '../adapters/durable-line.ts'
import { durableOutbox } from '../adapters/durable-outbox.ts'
import { FusedPassages } from '../adapters/fused-passages.ts'
import { D1Vectors, VectorizeVectors } from '../adapters/kept-vectors.ts'
import { EmbeddedPassages, embeddingEndpointFrom } from '../adapters/openai-embeddings.ts'
import { endpointsFrom, figureModeFrom, limitsFrom } from '../adapters/openai-endpoints.ts'
import { createOpenAIModel } from '../adapters/openai-model.ts'
import { D1Passages } from '../adapters/passages-retriever.ts'
import { prompts } from '../adapters/prompts.ts'
import { recorderOf, unrecorded } from '../adapters/recorder.ts'
import { secretBoxFrom } from '../adapters/secret-box.ts'
import { CHECKER_VERSION } from '../check/check.ts'
import type { Origin } from '../domain/audit.ts'
import { announced } from '../pipeline/announcement.ts'
import { openHostsFrom } from '../pipeline/callback-address.ts'
import { checkDraft } from '../pipeline/check-draft.ts'
import { metered } from '../pipeline/daily-budget.ts'
import { SERVICE } from '../pipeline/finish-draft.ts'
import { loggable } from '../pipeline/loggable.ts'
import type { Clock, Ids, Passages } from '../pipeline/ports.ts'
import { sealerFrom } from '../pipeline/seal.ts'
import type { Bindings } from './settings.ts'

/* What several parts of the service are made of, each over the same database and the one secret. */

/** The time of the machine. */
export const clock: Clock = { now: () => new Date() }
/** 128 random bits as 32 letters and digits. */
export const ids: Ids = { next: () => crypto.randomUUID().replaceAll('-', '') }
/** Seals the secrets of the demonstration, which runs on localhost alone. */
export const DEMO_SECRET = 'demo'
/** Sections are begun for so long in one turn of a job's alarm, which may last 15 minutes at most. */
const TURN_MS = 5 * 60_000

/** What the model may be asked for in a day, and where it is entered. */
export const rationing = (env: Bindings) => ({
  ledger: new D1ModelLedger(env.DB, (error, org) => logError({ ledger: org }, error)),
  clock,
  dailyTokens: Number(env.SHUZHUN_DAILY_TOKENS) || Number.POSITIVE_INFINITY,
})

/** Found by words; ordered by meaning too where an embedding model is configured. */
export function passagesIn(env: Bindings): Passages {
  const byWords = new D1Passages(env.DB)
  const endpoint = embeddingEndpointFrom(env)
  if (!endpoint) return byWords
  const vectors = env.VECTORS ? new VectorizeVectors(env.VECTORS) : new D1Vectors(env.DB, endpoint.model)
  return new FusedPassages(byWords, new EmbeddedPassages(vectors, endpoint), (fault) =>
    logError({ embeddings: endpoint.model }, fault),
  )
}

/** What it takes to write a section. The model is made anew each time: it must not outlive the request that uses it. */
export const writing = (env: Bindings) => {
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
/** The audit log, and what seals the ends of its chains. */
export const auditIn = (env: Bindings) => {
  const auditSealer = sealerFrom(env.SHUZHUN_SECRET, 'audit')
  return { auditSealer, audit: new D1AuditLog(env.DB, clock, auditSealer) }
}
/** Where integrations are told of news, and what seals the secrets that they sign and are signed to with. */
export const outboxIn = (env: Bindings) =>
  durableOutbox(env.WEBHOOK_OUTBOX, async (org) =>
    (await new D1Webhooks(env.DB, unrecorded(env.DB)).list(org)).flatMap(({ id, enabled }) => (enabled ? [id] : [])),
  )
/** Seals the secrets of integrations. */
export const secretBoxIn = (env: Bindings) => secretBoxFrom(env.SHUZHUN_SECRET ?? DEMO_SECRET, 'integration secrets')
/** Hosts inside the office's network to which messages may be sent. */
export const openHostsIn = (env: Bindings) => openHostsFrom(env.SHUZHUN_CALLBACK_HOSTS)

/** The stores that record what is written to them, as done from there. */
export const recordedIn = (env: Bindings, origin: Origin) => {
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

/** What a draft is checked, settled and kept with. */
export const judging = (env: Bindings) => ({
  ...recordedIn(env, IN_BACKGROUND),
  checkDraft,
  checker: CHECKER_VERSION,
  clock,
})

/** What the proofs of integrations are judged with. */
export const proving = (env: Bindings) => ({
  apiKeys: new D1ApiKeys(env.DB, unrecorded(env.DB)),
  secretBox: secretBoxIn(env),
  clock,
})

/** One line of the log on a fault that no answer tells of; contents of reports stay out of it. */
export const logError = (what: object, error: unknown): void =>
  console.error(
    JSON.stringify({
      at: clock.now().toISOString(),
      ...what,
      error: loggable(error),
    }),
  )
