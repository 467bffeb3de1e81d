import { Problem } from '../domain/problem.ts'
import { placed } from '../domain/refusal-words.ts'
import { type DeliveryDetail, TEST_EVENT, type WebhookEndpoint, WebhookEvent } from '../domain/webhook.ts'
import { CALLBACK_ENDPOINT } from '../domain/webhook-events.ts'
import type { SecretBox } from './api-keys.ts'
import { toBase64 } from './base64.ts'
import { type OpenHosts, refusedAddress } from './callback-address.ts'
import type { Caller } from './caller.ts'
import type { Clock, Ids } from './ports.ts'
import type { EndpointChange, Outbox, Webhooks } from './webhooks.ts'

/** Endpoints that an organisation may hold. */
const MOST_ENDPOINTS = 20
/** How long messages are signed with the old secret too, after it was changed. */
const OVERLAP_MS = 24 * 3_600_000
const SECRET_BYTES = 32

/** What it takes to keep endpoints and send to them. */
export interface WebhookDeps {
  readonly webhooks: Webhooks
  readonly outbox: Outbox
  readonly secretBox: SecretBox
  readonly openHosts: OpenHosts
  readonly clock: Clock
  readonly ids: Ids
}
/** An endpoint with its signing secret, which nobody sees a second time. */
export interface MadeEndpoint {
  readonly endpoint: WebhookEndpoint
  readonly secret: string
}

const newSecret = (): string => `whsec_${toBase64(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)))}`

function refuseAddress(path: string, url: string, openHosts: OpenHosts): void {
  const message = refusedAddress(url, openHosts)
  if (message) throw new Problem('invalid', placed({ path, message }), { places: [{ path, message }] })
}

/** Registers an address for an organisation's events. Throws 'invalid' for one that may not be sent to, 'conflict' beyond the most. */
export async function addEndpoint(
  caller: Caller,
  asked: { readonly name: string; readonly url: string; readonly events: readonly WebhookEvent[] },
  deps: WebhookDeps,
): Promise<MadeEndpoint> {
  refuseAddress('url', asked.url, deps.openHosts)
  const id = `wh_${deps.ids.next()}`
  const secret = await store(caller, { ...asked, id }, deps)
  if (secret === null) throw new Problem('conflict', `本单位最多登记 ${MOST_ENDPOINTS} 个接收地址，请先删去不用的`)
  return { endpoint: await endpointOf(caller.org, id, deps.webhooks), secret }
}

/** Judges an address named with a draft, and makes sure that messages to it can be signed. Throws 'invalid'. */
export async function admitCallback(caller: Caller, url: string, deps: WebhookDeps): Promise<void> {
  refuseAddress('callbackUrl', url, deps.openHosts)
  await ensureCallbacks(caller, deps)
}

async function ensureCallbacks(caller: Caller, deps: WebhookDeps): Promise<void> {
  const known = await deps.webhooks.list(caller.org)
  if (known.some(({ id }) => id === CALLBACK_ENDPOINT)) return
  await store(
    caller,
    { id: CALLBACK_ENDPOINT, name: '随稿件的 callbackUrl', url: null, events: WebhookEvent.options },
    deps,
  )
}

/** Stores an endpoint under a new secret and gives that; null where it cannot be stored. */
async function store(
  { org, actor }: Caller,
  asked: Pick<WebhookEndpoint, 'id' | 'name' | 'url'> & { readonly events: readonly WebhookEvent[] },
  { webhooks, secretBox, clock }: WebhookDeps,
): Promise<string | null> {
  const at = clock.now().toISOString()
  const secret = newSecret()
  const endpoint = { ...asked, events: [...asked.events], createdAt: at, createdBy: actor.name, secretMadeAt: at }
  return (await webhooks.add(org, endpoint, await secretBox.seal(secret), MOST_ENDPOINTS)) ? secret : null
}

/** Gives an endpoint another signing secret; for a day messages carry signatures by both. */
export async function renewSecret(caller: Caller, id: string, deps: WebhookDeps): Promise<MadeEndpoint> {
  const { webhooks, secretBox, clock } = deps
  if (id === CALLBACK_ENDPOINT) await ensureCallbacks(caller, deps)
  const now = clock.now()
  const secret = newSecret()
  const until = new Date(now.getTime() + OVERLAP_MS).toISOString()
  if (!(await webhooks.renewSecret(caller.org, id, await secretBox.seal(secret), now.toISOString(), until)))
    throw noEndpoint()
  return { endpoint: await endpointOf(caller.org, id, webhooks), secret }
}

/** Changes an endpoint. Throws Problem 'not-found', and 'invalid' on an address to which nothing may be sent. */
export async function changeEndpoint(
  caller: Caller,
  id: string,
  change: EndpointChange,
  { webhooks, openHosts, clock }: WebhookDeps,
): Promise<WebhookEndpoint> {
  if (change.url !== undefined) {
    if (id === CALLBACK_ENDPOINT)
      throw new Problem('invalid', 'callback 的地址由各稿件的 callbackUrl 给出，不能在这里改')
    refuseAddress('url', change.url, openHosts)
  }
  if (!(await webhooks.change(caller.org, id, change, clock.now().toISOString()))) throw noEndpoint()
  return endpointOf(caller.org, id, webhooks)
}

/** Removes an endpoint with its log. Throws Problem 'not-found', and 'conflict' on the one of `callbackUrl`, which can only be switched off. */
export async function removeEndpoint(caller: Caller, id: string, { webhooks }: WebhookDeps): Promise<void> {
  if (id === CALLBACK_ENDPOINT) throw new Problem('conflict', 'callback 不能删去；不想再收到回调，请停用它')
  if (!(await webhooks.remove(caller.org, id))) throw noEndpoint()
}

/** Sends a message that tells of nothing, once, so that the receiver can try its verification. */
export async function testEndpoint(caller: Caller, id: string, deps: WebhookDeps): Promise<DeliveryDetail> {
  const { webhooks, outbox, clock, ids } = deps
  const { url, enabled } = await endpointOf(caller.org, id, webhooks)
  if (url === null) throw new Problem('conflict', 'callback 没有固定地址，请带上 callbackUrl 起草一份稿件来测试')
  if (!enabled) throw new Problem('conflict', '这个接收地址已停用，请先启用')
  const at = clock.now().toISOString()
  const message = {
    id: `msg_test_${ids.next()}`,
    event: TEST_EVENT,
    payload: JSON.stringify({ type: TEST_EVENT, timestamp: at, data: { message: '数准发来的测试消息' } }),
    at,
  }
  if (!(await webhooks.lay(caller.org, id, message))) throw noEndpoint()
  await outbox.wake(caller.org, id)
  return deliveryOf(caller, id, message.id, deps)
}

/** Sends a message again at once under its id, with all its tries anew. */
export async function replayDelivery(
  caller: Caller,
  endpointId: string,
  id: string,
  deps: WebhookDeps,
): Promise<DeliveryDetail> {
  const { webhooks, outbox, clock } = deps
  const { enabled } = await endpointOf(caller.org, endpointId, webhooks)
  if (!enabled) throw new Problem('conflict', '这个接收地址已停用，请先启用再重发')
  if (!(await webhooks.replay(caller.org, endpointId, id, clock.now().toISOString()))) throw noDelivery()
  await outbox.wake(caller.org, endpointId)
  return deliveryOf(caller, endpointId, id, deps)
}

/** A page of an endpoint's log. Throws Problem 'not-found' on an endpoint that is none of the organisation's. */
export async function deliveriesOf(
  { org }: Caller,
  endpointId: string,
  filter: Parameters<Webhooks['deliveries']>[2],
  { webhooks }: Pick<WebhookDeps, 'webhooks'>,
): ReturnType<Webhooks['deliveries']> {
  if (endpointId !== CALLBACK_ENDPOINT) await endpointOf(org, endpointId, webhooks)
  return webhooks.deliveries(org, endpointId, filter)
}

/** One message with each time it was tried. Throws Problem 'not-found'. */
export async function deliveryOf(
  { org }: Caller,
  endpointId: string,
  id: string,
  { webhooks }: Pick<WebhookDeps, 'webhooks'>,
): Promise<DeliveryDetail> {
  const delivery = await webhooks.delivery(org, endpointId, id)
  if (!delivery) throw noDelivery()
  return delivery
}

const noDelivery = (): Problem => new Problem('not-found', '没有这条消息；发送记录保留 30 天')
const noEndpoint = (): Problem => new Problem('not-found', '本单位没有登记这个接收地址')

async function endpointOf(org: string, id: string, webhooks: Webhooks): Promise<WebhookEndpoint> {
  const endpoint = (await webhooks.list(org)).find((each) => each.id === id)
  if (!endpoint) throw noEndpoint()
  return endpoint
}
