import type { WebhookDelivery, WebhookEndpoint, WebhookEvent } from '../domain/webhook.ts'

/** An endpoint as migrations/0010_webhooks.sql has it. */
export interface EndpointRow {
  readonly id: string
  readonly name: string
  readonly url: string | null
  readonly events: string
  readonly disabledReason: string | null
  readonly createdAt: string
  readonly createdBy: string
  readonly secretMadeAt: string
}
export const ENDPOINT_COLUMNS = `id, name, url, events, disabled_reason AS disabledReason, created_at AS createdAt,
  created_by AS createdBy, secret_made_at AS secretMadeAt`

export const endpointOf = ({ events, disabledReason, ...row }: EndpointRow): WebhookEndpoint => ({
  ...row,
  events: JSON.parse(events) as WebhookEvent[],
  enabled: disabledReason === null,
  disabledReason,
})

export const DELIVERY_COLUMNS = `id, endpoint_id AS endpointId, url, event, draft_id AS draftId, state, tries, next_at AS nextAt,
  last_status AS lastStatus, last_fault AS lastFault, created_at AS createdAt, ended_at AS endedAt`

/** Where the next page goes on. */
export const cursorOf = ({ createdAt, id }: WebhookDelivery): string => `${createdAt}~${id}`
