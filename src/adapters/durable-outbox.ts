import { DurableObject } from 'cloudflare:workers'
import { type DeliverDeps, deliverDue, type EndpointName } from '../pipeline/deliver-due.ts'
import type { Outbox } from '../pipeline/webhooks.ts'

const NAME = 'endpoint'
/** What was expected and never told of is looked for after this long: whoever stored it was killed. */
const EXPECTED_MS = 30_000
const AFTER_ERROR_MS = 10_000

/** What the outbox of an endpoint needs beside its own storage. */
export type OutboxHome = DeliverDeps & { report(error: unknown, name: EndpointName): void }

/**
 * The outbox of one endpoint in a Durable Object of its own, so that a receiver that hangs holds up nobody else's messages.
 * Messages stand in the database; the object keeps only its alarm, which survives every kill.
 */
export abstract class DurableOutbox<Env> extends DurableObject<Env> {
  protected abstract readonly home: OutboxHome

  /** Looks for messages within that time. */
  async wake(name: EndpointName, withinMs: number): Promise<void> {
    await this.ctx.storage.put(NAME, name)
    await this.#alarmAt(Date.now() + withinMs)
  }

  override async alarm(): Promise<void> {
    const name = await this.ctx.storage.get<EndpointName>(NAME)
    if (!name) return
    try {
      const next = await deliverDue(name, this.home)
      if (next !== null) await this.#alarmAt(Math.max(Date.now(), Date.parse(next)))
    } catch (error) {
      this.home.report(error, name)
      await this.#alarmAt(Date.now() + AFTER_ERROR_MS)
    }
  }

  /** The earlier of two alarms stands. */
  async #alarmAt(moment: number): Promise<void> {
    const set = await this.ctx.storage.getAlarm()
    if (set === null || set > moment) await this.ctx.storage.setAlarm(moment)
  }
}

/** Reaches the outboxes of an organisation's endpoints. */
export function durableOutbox<Env>(
  namespace: DurableObjectNamespace<DurableOutbox<Env>>,
  /** The organisation's endpoints that are sent to. */
  endpointsOf: (org: string) => Promise<readonly string[]>,
): Outbox {
  const wake = async (org: string, endpointId: string, withinMs: number) =>
    namespace.get(namespace.idFromName(JSON.stringify([org, endpointId]))).wake({ org, endpointId }, withinMs)
  return {
    wake: (org, endpointId) => wake(org, endpointId, 0),
    async expect(org) {
      const ids = await endpointsOf(org)
      const all = async (withinMs: number) => {
        await Promise.all(ids.map((id) => wake(org, id, withinMs)))
      }
      await all(EXPECTED_MS)
      return () => all(0)
    },
  }
}
