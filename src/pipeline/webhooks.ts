import type {
  DeliveryDetail,
  DeliveryState,
  DeliveryTry,
  WebhookDelivery,
  WebhookEndpoint,
  WebhookEvent,
} from '../domain/webhook.ts'

/** What a person may change of an endpoint; what is absent stays. */
export interface EndpointChange {
  readonly name?: string | undefined
  readonly url?: string | undefined
  readonly events?: readonly WebhookEvent[] | undefined
  readonly enabled?: boolean | undefined
}

/** Endpoints of organisations, and the log of what was sent to them. */
export interface Webhooks {
  /** Oldest first. */
  list(org: string): Promise<WebhookEndpoint[]>
  /** False where there is one of that id, or the organisation would hold more than `most`. */
  add(
    org: string,
    endpoint: Omit<WebhookEndpoint, 'enabled' | 'disabledReason'>,
    sealed: string,
    most: number,
  ): Promise<boolean>
  /** Messages that wait for an endpoint that is disabled are given up. False where there is no such endpoint. */
  change(org: string, id: string, change: EndpointChange, at: string): Promise<boolean>
  /** Gives the endpoint another secret; with the one before it messages are signed too, until `until`. */
  renewSecret(org: string, id: string, sealed: string, at: string, until: string): Promise<boolean>
  /** Removes the endpoint with its log. */
  remove(org: string, id: string): Promise<boolean>
  /** Newest first; `cursor` is the `next` of the page before. */
  deliveries(
    org: string,
    endpointId: string,
    filter: { state?: DeliveryState | undefined; cursor?: string | undefined; limit: number },
  ): Promise<{ deliveries: WebhookDelivery[]; next: string | null }>
  delivery(org: string, endpointId: string, id: string): Promise<DeliveryDetail | null>
  /** Lays a message down for an endpoint of a fixed address; false where there is none such that is enabled. */
  lay(
    org: string,
    endpointId: string,
    message: { id: string; event: string; payload: string; at: string },
  ): Promise<boolean>
  /** Lays a message down again under its id, due now; false where there is none. */
  replay(org: string, endpointId: string, id: string, at: string): Promise<boolean>
}

/** A message that is due, with what it takes to send it. */
export interface DueDelivery {
  readonly id: string
  readonly url: string
  readonly event: string
  readonly payload: string
  readonly tries: number
  /** Secrets to sign with, encrypted: the present one, and the one before for as long as it counts. */
  readonly sealed: readonly string[]
}
/** What came of a try. */
export interface Outcome extends DeliveryTry {
  readonly state: DeliveryState
  readonly nextAt: string | null
}
/** What the outbox of one endpoint works from. */
export interface DueDeliveries {
  due(org: string, endpointId: string, now: string, most: number): Promise<DueDelivery[]>
  /** When the next message is due; null where none waits. */
  nextAt(org: string, endpointId: string): Promise<string | null>
  tried(org: string, endpointId: string, id: string, outcome: Outcome): Promise<void>
  /** The receiver wants no more: nothing is sent to it until a person enables it again. */
  gone(org: string, endpointId: string, reason: string, at: string): Promise<void>
  /** Forgets what ended before that moment. */
  forget(org: string, endpointId: string, before: string): Promise<void>
}

/** Sends what is laid down, in the background and after a restart. */
export interface Outbox {
  /** Before messages are stored: makes sure that they will be looked for, whatever happens. Gives what says that they are. */
  expect(org: string): Promise<() => Promise<void>>
  /** Says that a message for that endpoint is stored. */
  wake(org: string, endpointId: string): Promise<void>
}

/** Sends one message once. Never rejects. */
export type SendMessage = (message: {
  readonly id: string
  readonly url: string
  readonly payload: string
  readonly at: Date
  readonly secrets: readonly string[]
}) => Promise<Pick<DeliveryTry, 'status' | 'fault'>>
