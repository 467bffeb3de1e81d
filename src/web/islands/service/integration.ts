import type { ApiKey } from '../../../domain/api-key.ts'
import type { DeliveryDetail, DeliveryState, WebhookDelivery, WebhookEndpoint } from '../../../domain/webhook.ts'
import type { MadeEndpoint } from '../../../pipeline/keep-webhooks.ts'
import type { MadeKey, NewKey } from '../../../pipeline/make-key.ts'
import type { PageOf } from '../use-pages.ts'
import { ask } from './client.ts'

const keyPath = (id: string): string => `/v1/keys/${encodeURIComponent(id)}`

/** All keys, the revoked ones last. */
export const listKeys = async (): Promise<ApiKey[]> => (await (await ask('/v1/keys')).json()).keys
/** Makes a key. */
export const createKey = async (asked: NewKey): Promise<MadeKey> =>
  (await ask('/v1/keys', { method: 'POST', body: asked })).json()
/** Gives a key a new secret; the old one holds until then. */
export const rotateKey = async (id: string, until: string): Promise<MadeKey> =>
  (await ask(`${keyPath(id)}/rotate`, { method: 'POST', body: { until } })).json()
/** Ends a key at once. */
export const revokeKey = async (id: string): Promise<void> => {
  await ask(keyPath(id), { method: 'DELETE' })
}

const hookPath = (id: string): string => `/v1/webhooks/${encodeURIComponent(id)}`

/** All endpoints. */
export const listWebhooks = async (): Promise<WebhookEndpoint[]> => (await (await ask('/v1/webhooks')).json()).webhooks
/** Registers an address. */
export const createWebhook = async (asked: {
  name?: string
  url: string
  events: readonly string[]
}): Promise<MadeEndpoint> => (await ask('/v1/webhooks', { method: 'POST', body: asked })).json()
/** Switches an endpoint on or off. */
export const setEnabled = async (id: string, enabled: boolean): Promise<WebhookEndpoint> =>
  (await ask(hookPath(id), { method: 'POST', body: { enabled } })).json()
/** Removes an endpoint with its log. */
export const removeWebhook = async (id: string): Promise<void> => {
  await ask(hookPath(id), { method: 'DELETE' })
}
/** Gives an endpoint a new secret. */
export const renewSecret = async (id: string): Promise<MadeEndpoint> =>
  (await ask(`${hookPath(id)}/secret`, { method: 'POST' })).json()
/** Sends a message that tells of nothing. */
export const testWebhook = async (id: string): Promise<DeliveryDetail> =>
  (await ask(`${hookPath(id)}/test`, { method: 'POST' })).json()

/** A page of what was sent to an endpoint, newest first. */
export async function listDeliveries(
  id: string,
  state: DeliveryState | '',
  cursor: string | null,
): Promise<PageOf<WebhookDelivery>> {
  const query = new URLSearchParams({ ...(state && { state }), ...(cursor && { cursor }) })
  const { deliveries, next } = await (await ask(`${hookPath(id)}/deliveries?${query}`)).json()
  return { items: deliveries, next }
}
const deliveryPath = (id: string, message: string): string =>
  `${hookPath(id)}/deliveries/${encodeURIComponent(message)}`
/** One message with each time it was tried. */
export const getDelivery = async (id: string, message: string): Promise<DeliveryDetail> =>
  (await ask(deliveryPath(id, message))).json()
/** Sends a message once more. */
export const replayDelivery = async (id: string, message: string): Promise<DeliveryDetail> =>
  (await ask(`${deliveryPath(id, message)}/replay`, { method: 'POST' })).json()
