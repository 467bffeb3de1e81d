import { useEffect, useState } from 'preact/hooks'
import type { DeliveryDetail, DeliveryState, WebhookDelivery } from '../../../domain/webhook.ts'
import { type Trouble, troubleOf } from '../service/client.ts'
import { getDelivery, listDeliveries, replayDelivery } from '../service/integration.ts'
import { usePages } from '../use-pages.ts'

interface Deliveries {
  /** Newest first; null until the service has answered. */
  readonly deliveries: readonly WebhookDelivery[] | null
  /** The message whose tries are looked at. */
  readonly opened: DeliveryDetail | null
  readonly trouble: Trouble | null
  /** Opens a message to its tries, or closes it. */
  readonly open: (id: string) => void
  readonly replay: (id: string) => void
  /** Fetches older ones; null where there are none. */
  readonly more: (() => void) | null
}

/** A message under way is looked at again after this long. */
const LOOK_MS = 1000

/** What was sent to one address, in that state or in any (''); looked up anew when `sent` counts on. */
export function useDeliveries(endpointId: string, state: DeliveryState | '', sent: number): Deliveries {
  const read = (cursor: string | null) => listDeliveries(endpointId, state, cursor)
  const { items: deliveries, trouble, more, again } = usePages(read, `${endpointId} ${state} ${sent}`)
  const [opened, setOpened] = useState<DeliveryDetail | null>(null)
  const [refused, setRefused] = useState<Trouble | null>(null)
  const attempt = async (step: () => Promise<void>) => {
    setRefused(null)
    await step().catch((error: unknown) => setRefused(troubleOf(error)))
  }
  const look = (id: string) => attempt(async () => setOpened(await getDelivery(endpointId, id)))
  useEffect(() => {
    // What is open shows the tries that came since.
    if (opened && deliveries) look(opened.id)
    if (!deliveries?.some((each) => each.state === 'waiting' && each.tries === 0)) return
    const timer = setTimeout(again, LOOK_MS)
    return () => clearTimeout(timer)
  }, [deliveries])
  return {
    deliveries,
    opened,
    trouble: refused ?? trouble,
    open: (id) => (opened?.id === id ? setOpened(null) : void look(id)),
    replay: (id) =>
      void attempt(async () => {
        await replayDelivery(endpointId, id)
        again()
      }),
    more,
  }
}
