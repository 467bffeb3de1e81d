import { D1DueDeliveries } from '../adapters/d1-due-deliveries.ts'
import { DurableDraft, type Home } from '../adapters/durable-draft.ts'
import { DurableLine } from '../adapters/durable-line.ts'
import { DurableOutbox, type OutboxHome } from '../adapters/durable-outbox.ts'
import { DurableRedraft, type RedraftHome } from '../adapters/durable-redraft.ts'
import { observerFrom } from '../adapters/observe/observer.ts'
import { limitsFrom } from '../adapters/openai-endpoints.ts'
import { sendMessage } from '../adapters/send-message.ts'
import type { Bindings } from './settings.ts'
import { clock, judging, logError, openHostsIn, secretBoxIn, writing } from './wiring.ts'

/* What goes on after an answer was given: a class for each kind of Durable Object (wrangler.toml). */

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
