import { useState } from 'preact/hooks'
import { WEBHOOK_EVENTS } from '../../../domain/webhook-events.ts'
import { Ticks } from './ticks.tsx'

type WebhookEvent = keyof typeof WEBHOOK_EVENTS
const EVENTS = Object.keys(WEBHOOK_EVENTS) as WebhookEvent[]
interface Asked {
  readonly name?: string
  readonly url: string
  readonly events: readonly string[]
}

/** An address to register; nothing is lost when the service refuses it. */
export function NewEndpoint({ make }: { make: (asked: Asked) => Promise<boolean> }) {
  const [name, setName] = useState('')
  const [url, setUrl] = useState('')
  const [events, setEvents] = useState<readonly WebhookEvent[]>(EVENTS)
  const submit = async (submitted: Event) => {
    submitted.preventDefault()
    if (!(await make({ ...(name.trim() && { name }), url, events }))) return
    setName('')
    setUrl('')
  }
  return (
    <form class="integration-form" onSubmit={submit}>
      <div class="integration-fields">
        <label class="field">
          <span>名称</span>
          <input
            maxlength={60}
            value={name}
            placeholder="例如 云溪镇OA"
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <label class="field wide">
          <span>接收地址</span>
          <input
            required
            maxlength={2000}
            value={url}
            placeholder="https://"
            onInput={(event) => setUrl(event.currentTarget.value)}
          />
        </label>
      </div>
      <Ticks legend="要接收的事件" names={WEBHOOK_EVENTS} ticked={events} tick={setEvents} codes />
      <button type="submit" class="primary">
        登记地址
      </button>
    </form>
  )
}
