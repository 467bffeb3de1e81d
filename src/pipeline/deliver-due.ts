import { TEST_EVENT } from '../domain/webhook.ts'
import { CALLBACK_ENDPOINT } from '../domain/webhook-events.ts'
import type { SecretBox } from './api-keys.ts'
import { type OpenHosts, refusedAddress, refusedResolution } from './callback-address.ts'
import type { Clock } from './ports.ts'
import { waitAfter } from './retry-schedule.ts'
import type { DueDeliveries, DueDelivery, Outcome, SendMessage } from './webhooks.ts'

/** Messages under way to one endpoint at a time. */
const AT_A_TIME = 4
/** Rounds in one turn, each as long as the slowest answer in it. */
const ROUNDS = 20
/** How long the log keeps what has ended. */
const KEPT_MS = 30 * 86_400_000

/** What it takes to deliver messages. */
export interface DeliverDeps {
  readonly due: DueDeliveries
  readonly send: SendMessage
  readonly secretBox: SecretBox
  readonly clock: Clock
  /** A number from 0 to 1. */
  readonly chance: () => number
  readonly openHosts: OpenHosts
  /** The addresses of a name; none where nobody here can tell. */
  addressesOf(host: string): Promise<readonly string[]>
}
/** Names one endpoint. */
export interface EndpointName {
  readonly org: string
  readonly endpointId: string
}

/** Sends what is due to one endpoint, and gives the moment of the next message; null where none waits. */
export async function deliverDue(name: EndpointName, deps: DeliverDeps): Promise<string | null> {
  const { due, clock } = deps
  for (let round = 0; round < ROUNDS; round++) {
    const now = clock.now()
    const messages = await due.due(name.org, name.endpointId, now.toISOString(), AT_A_TIME)
    if (messages.length === 0) break
    await Promise.all(messages.map((message) => tryOnce(name, message, deps)))
  }
  await due.forget(name.org, name.endpointId, new Date(clock.now().getTime() - KEPT_MS).toISOString())
  return due.nextAt(name.org, name.endpointId)
}

async function tryOnce({ org, endpointId }: EndpointName, message: DueDelivery, deps: DeliverDeps): Promise<void> {
  const { due, clock } = deps
  const at = clock.now()
  const { status, fault } = await sent(message, at, deps)
  const ended = clock.now()
  const outcome = { at: at.toISOString(), status, fault, milliseconds: ended.getTime() - at.getTime() }
  const next = nextOf(message, outcome, ended, deps)
  await due.tried(org, endpointId, message.id, { ...outcome, ...next })
  if (status === 410 && endpointId !== CALLBACK_ENDPOINT)
    await due.gone(org, endpointId, '接收方答复 410，表示不再接收', ended.toISOString())
}

async function sent(message: DueDelivery, at: Date, deps: DeliverDeps): Promise<Pick<Outcome, 'status' | 'fault'>> {
  const refused = await refusal(message.url, deps)
  if (refused) return { status: null, fault: refused }
  const opened = await Promise.all(message.sealed.map((sealed) => deps.secretBox.open(sealed)))
  const secrets = opened.filter((secret) => secret !== null)
  if (secrets.length === 0)
    return { status: null, fault: '签名密钥已读不出（部署的 SHUZHUN_SECRET 换过），请给这个接收地址换签名密钥' }
  return deps.send({ id: message.id, url: message.url, payload: message.payload, at, secrets })
}

/** Judged anew at each try: settings change, and so do the addresses of a name. */
async function refusal(url: string, { openHosts, addressesOf }: DeliverDeps): Promise<string | null> {
  const refused = refusedAddress(url, openHosts)
  if (refused) return refused
  return refusedResolution(url, await addressesOf(new URL(url).hostname), openHosts)
}

/** Whether the message has arrived, is tried again, or is given up. */
function nextOf(
  { tries, event }: DueDelivery,
  { status, fault }: Pick<Outcome, 'status' | 'fault'>,
  now: Date,
  { chance }: DeliverDeps,
): Pick<Outcome, 'state' | 'nextAt'> {
  if (fault === null) return { state: 'delivered', nextAt: null }
  const wait = status === 410 || event === TEST_EVENT ? null : waitAfter(tries + 1, chance())
  if (wait === null) return { state: 'failed', nextAt: null }
  return { state: 'waiting', nextAt: new Date(now.getTime() + wait).toISOString() }
}
