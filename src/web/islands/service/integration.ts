import type { ApiKey } from '../../../domain/api-key.ts'
import type { Scope } from '../../../domain/role.ts'
import type { DeliveryDetail, DeliveryState, WebhookDelivery, WebhookEndpoint } from '../../../domain/webhook.ts'
import { ask } from './client.ts'

export interface MadeKey {
  readonly key: ApiKey
  readonly secret: string
}
export interface AskedKey {
  readonly name: string
  readonly scheme: ApiKey['scheme']
  readonly scopes: readonly Scope[]
  readonly expiresAt: string | null
  readonly perMinute: number
  readonly dailyDrafts: number | null
}
const keyPath = (id: string): string => `/v1/keys/${encodeURIComponent(id)}`

export const listKeys = async (): Promise<ApiKey[]> => (await (await ask('/v1/keys')).json()).keys
export const createKey = async (asked: AskedKey): Promise<MadeKey> =>
  (await ask('/v1/keys', { method: 'POST', body: asked })).json()
export const rotateKey = async (id: string, until: string): Promise<MadeKey> =>
  (await ask(`${keyPath(id)}/rotate`, { method: 'POST', body: { until } })).json()
export const revokeKey = async (id: string): Promise<void> => {
  await ask(keyPath(id), { method: 'DELETE' })
}

export interface MadeEndpoint {
  readonly endpoint: WebhookEndpoint
  readonly secret: string
}
const hookPath = (id: string): string => `/v1/webhooks/${encodeURIComponent(id)}`

export const listWebhooks = async (): Promise<WebhookEndpoint[]> => (await (await ask('/v1/webhooks')).json()).webhooks
export const createWebhook = async (asked: {
  name?: string
  url: string
  events: readonly string[]
}): Promise<MadeEndpoint> => (await ask('/v1/webhooks', { method: 'POST', body: asked })).json()
export const setEnabled = async (id: string, enabled: boolean): Promise<WebhookEndpoint> =>
  (await ask(hookPath(id), { method: 'POST', body: { enabled } })).json()
export const removeWebhook = async (id: string): Promise<void> => {
  await ask(hookPath(id), { method: 'DELETE' })
}
export const renewSecret = async (id: string): Promise<MadeEndpoint> =>
  (await ask(`${hookPath(id)}/secret`, { method: 'POST' })).json()
export const testWebhook = async (id: string): Promise<DeliveryDetail> =>
  (await ask(`${hookPath(id)}/test`, { method: 'POST' })).json()

export async function listDeliveries(
  id: string,
  state: DeliveryState | '',
  cursor: string | null,
): Promise<{ deliveries: WebhookDelivery[]; next: string | null }> {
  const query = new URLSearchParams({ ...(state && { state }), ...(cursor && { cursor }) })
  return (await ask(`${hookPath(id)}/deliveries?${query}`)).json()
}
const deliveryPath = (id: string, message: string): string =>
  `${hookPath(id)}/deliveries/${encodeURIComponent(message)}`
export const getDelivery = async (id: string, message: string): Promise<DeliveryDetail> =>
  (await ask(deliveryPath(id, message))).json()
export const replayDelivery = async (id: string, message: string): Promise<DeliveryDetail> =>
  (await ask(`${deliveryPath(id, message)}/replay`, { method: 'POST' })).json()
