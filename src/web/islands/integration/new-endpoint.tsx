import { useState } from 'preact/hooks'
import { WEBHOOK_EVENTS } from '../../../domain/webhook-events.ts'

const EVENTS = Object.entries(WEBHOOK_EVENTS)
interface Asked {
  readonly name?: string
  readonly url: string
  readonly events: readonly string[]
}

/** An address to register; nothing is lost when the service refuses it. */
export function NewEndpoint({ make }: { make: (asked: Asked) => Promise<boolean> }) {
  const [name, setName] = useState('')
  const [url, setUrl] = useState('')
  const [events, setEvents] = useState<readonly string[]>(EVENTS.map(([event]) => event))
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
      <fieldset class="integration-scopes">
        <legend>要接收的事件</legend>
        {EVENTS.map(([event, says]) => (
          <label class="tick" key={event}>
            <input
              type="checkbox"
              checked={events.includes(event)}
              onChange={(change) =>
                setEvents(change.currentTarget.checked ? [...events, event] : events.filter((each) => each !== event))
              }
            />
            <span>
              {says} <code>{event}</code>
            </span>
          </label>
        ))}
      </fieldset>
      <button type="submit" class="primary">
        登记地址
      </button>
    </form>
  )
}
