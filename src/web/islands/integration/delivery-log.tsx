import { useState } from 'preact/hooks'
import type { DeliveryDetail, DeliveryState, WebhookDelivery } from '../../../domain/webhook.ts'
import { WEBHOOK_EVENTS } from '../../../domain/webhook-events.ts'
import { ChoiceField } from '../choice-field.tsx'
import { moment } from '../moment.ts'
import { PlainTable } from '../plain-table.tsx'
import { TroubleBox } from '../trouble-box.tsx'
import { useDeliveries } from './use-deliveries.ts'

const STATES: Readonly<Record<DeliveryState, string>> = { waiting: '待发', delivered: '已送达', failed: '未送达' }
const isEvent = (event: string): event is keyof typeof WEBHOOK_EVENTS => event in WEBHOOK_EVENTS
const eventName = (event: string): string => (isEvent(event) ? WEBHOOK_EVENTS[event] : '测试消息')
const CHOICES = [['', '全部'], ...Object.entries(STATES)] as [DeliveryState | '', string][]

/** What was sent to one address, newest first; each message opens to its tries. */
export function DeliveryLog({ endpointId, sent }: { endpointId: string; sent: number }) {
  const [state, setState] = useState<DeliveryState | ''>('')
  const { deliveries, opened, trouble, open, replay, more } = useDeliveries(endpointId, state, sent)
  return (
    <div class="integration-log">
      <ChoiceField name="状态" value={state} choices={CHOICES} choose={setState} />
      {trouble && <TroubleBox trouble={trouble} />}
      {deliveries?.length === 0 && <p class="waiting">没有记录。记录保留 30 天。</p>}
      {deliveries && deliveries.length > 0 && (
        <div class="integration-table">
          <PlainTable columns={['时间', '事件', '结果', '操作']}>
            {deliveries.map((each) => (
              <Row
                delivery={each}
                opened={opened?.id === each.id ? opened : null}
                open={() => open(each.id)}
                replay={() => replay(each.id)}
                key={each.id}
              />
            ))}
          </PlainTable>
        </div>
      )}
      {more && (
        <button type="button" class="more" onClick={more}>
          更早的记录
        </button>
      )}
    </div>
  )
}

interface RowProps {
  readonly delivery: WebhookDelivery
  /** Its tries, while they are looked at. */
  readonly opened: DeliveryDetail | null
  readonly open: () => void
  readonly replay: () => void
}

const Row = ({ delivery, opened, open, replay }: RowProps) => (
  <tr>
    <td class="when">{moment(delivery.createdAt)}</td>
    <td>
      {eventName(delivery.event)}
      <small>{delivery.draftId ? <a href={`/drafts/${delivery.draftId}`}>看稿件</a> : null}</small>
    </td>
    <td>
      <Outcome delivery={delivery} />
      {opened && <Tries delivery={opened} />}
    </td>
    <td>
      <div class="integration-deeds">
        <button type="button" aria-expanded={opened !== null} onClick={open}>
          详情
        </button>
        <button type="button" onClick={replay}>
          重发
        </button>
      </div>
    </td>
  </tr>
)

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
