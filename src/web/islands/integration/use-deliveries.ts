import { useEffect, useState } from 'preact/hooks'
import type { DeliveryDetail, DeliveryState, WebhookDelivery } from '../../../domain/webhook.ts'
import { type Trouble, troubleOf } from '../service/client.ts'
import { getDelivery, listDeliveries, replayDelivery } from '../service/integration.ts'

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
  const [deliveries, setDeliveries] = useState<readonly WebhookDelivery[] | null>(null)
  const [next, setNext] = useState<string | null>(null)
  const [opened, setOpened] = useState<DeliveryDetail | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const tell = (error: unknown) => setTrouble(troubleOf(error))
  const read = async (cursor: string | null) => {
    const page = await listDeliveries(endpointId, state, cursor)
    setDeliveries((known) => [...(cursor === null ? [] : (known ?? [])), ...page.deliveries])
    setNext(page.next)
    setTrouble(null)
  }
  const look = (id: string) => getDelivery(endpointId, id).then(setOpened).catch(tell)
  useEffect(() => {
    read(null).catch(tell)
  }, [endpointId, state, sent])
  useEffect(() => {
    // What is open shows the tries that came since.
    if (opened && deliveries) look(opened.id)
    if (!deliveries?.some((each) => each.state === 'waiting' && each.tries === 0)) return
    const timer = setTimeout(() => read(null).catch(tell), LOOK_MS)
    return () => clearTimeout(timer)
  }, [deliveries])
  return {
    deliveries,
    opened,
    trouble,
    open: (id) => (opened?.id === id ? setOpened(null) : void look(id)),
    replay: (id) =>
      void replayDelivery(endpointId, id)
        .then(() => read(null))
        .catch(tell),
    more: next === null ? null : () => void read(next).catch(tell),
  }
}
