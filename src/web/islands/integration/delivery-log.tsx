import { useEffect, useState } from 'preact/hooks'
import type { DeliveryDetail, DeliveryState, WebhookDelivery } from '../../../domain/webhook.ts'
import { WEBHOOK_EVENTS } from '../../../domain/webhook-events.ts'
import { moment } from '../moment.ts'
import { type Trouble, troubleOf } from '../service/client.ts'
import { getDelivery, listDeliveries, replayDelivery } from '../service/integration.ts'

const STATES: Readonly<Record<DeliveryState, string>> = { waiting: '待发', delivered: '已送达', failed: '未送达' }
const isEvent = (event: string): event is keyof typeof WEBHOOK_EVENTS => event in WEBHOOK_EVENTS
const eventName = (event: string): string => (isEvent(event) ? WEBHOOK_EVENTS[event] : '测试消息')
/** A message under way is looked at again after this long. */
const LOOK_MS = 1000

/** What was sent to one address, newest first; each message opens to its tries. */
export function DeliveryLog({ endpointId, sent }: { endpointId: string; sent: number }) {
  const [state, setState] = useState<DeliveryState | ''>('')
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
  useEffect(() => {
    read(null).catch(tell)
  }, [endpointId, state, sent])
  useEffect(() => {
    // What is open shows the tries that came since.
    if (opened && deliveries) getDelivery(endpointId, opened.id).then(setOpened).catch(tell)
    if (!deliveries?.some((each) => each.state === 'waiting' && each.tries === 0)) return
    const timer = setTimeout(() => read(null).catch(tell), LOOK_MS)
    return () => clearTimeout(timer)
  }, [deliveries])

  const open = (id: string) =>
    opened?.id === id ? setOpened(null) : getDelivery(endpointId, id).then(setOpened).catch(tell)
  const replay = (id: string) =>
    replayDelivery(endpointId, id)
      .then(() => read(null))
      .catch(tell)
  return (
    <div class="integration-log">
      <label class="field inline">
        <span>状态</span>
        <select value={state} onChange={(event) => setState(event.currentTarget.value as DeliveryState | '')}>
          <option value="">全部</option>
          {Object.entries(STATES).map(([value, name]) => (
            <option value={value} key={value}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {trouble && (
        <div class="trouble" role="alert">
          <strong>{trouble.message}</strong>
        </div>
      )}
      {deliveries?.length === 0 && <p class="waiting">没有记录。记录保留 30 天。</p>}
      {deliveries && deliveries.length > 0 && (
        <div class="integration-table">
          <table class="plain">
            <thead>
              <tr>
                <th scope="col">时间</th>
                <th scope="col">事件</th>
                <th scope="col">结果</th>
                <th scope="col">操作</th>
              </tr>
            </thead>
            <tbody>
              {deliveries.map((each) => (
                <tr key={each.id}>
                  <td class="when">{moment(each.createdAt)}</td>
                  <td>
                    {eventName(each.event)}
                    <small>{each.draftId ? <a href={`/drafts/${each.draftId}`}>看稿件</a> : null}</small>
                  </td>
                  <td>
                    <Outcome delivery={each} />
                    {opened?.id === each.id && <Tries delivery={opened} />}
                  </td>
                  <td>
                    <div class="integration-deeds">
                      <button type="button" aria-expanded={opened?.id === each.id} onClick={() => open(each.id)}>
                        详情
                      </button>
                      <button type="button" onClick={() => replay(each.id)}>
                        重发
                      </button>
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {next && (
        <button type="button" class="more" onClick={() => read(next).catch(tell)}>
          更早的记录
        </button>
      )}
    </div>
  )
}

function Outcome({ delivery: { state, tries, lastFault, nextAt } }: { delivery: WebhookDelivery }) {
  return (
    <>
      <span class={`status is-${state}`}>{state === 'waiting' && tries > 0 ? '待重试' : STATES[state]}</span>
      {lastFault && <small>{lastFault}</small>}
      {nextAt && tries > 0 && (
        <small>
          已试 {tries} 次，下次 {moment(nextAt)}
        </small>
      )}
    </>
  )
}

/** What was sent, word for word, and each time that it was tried. */
function Tries({ delivery: { id, payload, attempts } }: { delivery: DeliveryDetail }) {
  return (
    <div class="integration-tries">
      <small>
        webhook-id <code>{id}</code>
      </small>
      <pre>{payload}</pre>
      <ol>
        {attempts.map(({ at, status, fault, milliseconds }) => (
          <li key={at}>
            {moment(at)}：{fault ?? `答复 ${status}`}（{milliseconds} 毫秒）
          </li>
        ))}
      </ol>
    </div>
  )
}
