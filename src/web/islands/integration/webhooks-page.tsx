import { useState } from 'preact/hooks'
import type { WebhookEndpoint } from '../../../domain/webhook.ts'
import { CALLBACK_ENDPOINT } from '../../../domain/webhook-events.ts'
import type { MadeEndpoint } from '../../../pipeline/keep-webhooks.ts'
import {
  createWebhook,
  listWebhooks,
  removeWebhook,
  renewSecret,
  setEnabled,
  testWebhook,
} from '../service/integration.ts'
import { DeliveryLog } from './delivery-log.tsx'
import { EndpointCard } from './endpoint-card.tsx'
import { Frame } from './frame.tsx'
import { NewEndpoint } from './new-endpoint.tsx'
import { ShownOnce } from './shown-once.tsx'
import { useKept } from './use-kept.ts'

/** Where the organisation's systems are told of news, with what was sent to them. */
export function WebhooksPage() {
  const { items: endpoints, made, putAway, trouble, make, after } = useKept<WebhookEndpoint, MadeEndpoint>(listWebhooks)
  const [opened, setOpened] = useState<string | null>(null)
  const [sent, setSent] = useState(0)

  const test = async ({ id }: WebhookEndpoint) => {
    setOpened(id)
    if (await after(() => testWebhook(id))) setSent((count) => count + 1)
  }
  const renew = (id: string, name: string) => {
    if (confirm(`给“${name}”换签名密钥？此后一天内，消息同时带新旧两个签名。`)) make(() => renewSecret(id))
  }
  const remove = ({ id, name }: WebhookEndpoint) => {
    if (confirm(`删去“${name}”和它的发送记录？`)) after(() => removeWebhook(id))
  }
  const hasCallback = endpoints?.some(({ id }) => id === CALLBACK_ENDPOINT) ?? true
  return (
    <Frame here="/admin/webhooks" trouble={trouble}>
      <p class="integration-hint">
        稿件有新状态时通知登记的地址，按 Standard Webhooks 规范签名，内容只有稿件编号、业务编号和状态。对方答复 2xx
        算收到；没有收到的在约 76 小时内重试 10 次。
      </p>
      {made && <ShownOnce what={`“${made.endpoint.name}”的签名密钥`} secret={made.secret} close={putAway} />}
      <NewEndpoint make={(asked) => make(() => createWebhook(asked))} />
      {endpoints?.map((endpoint) => (
        <EndpointCard
          key={endpoint.id}
          endpoint={endpoint}
          opened={opened === endpoint.id}
          toggleLog={() => setOpened(opened === endpoint.id ? null : endpoint.id)}
          setEnabled={(enabled) => after(() => setEnabled(endpoint.id, enabled))}
          test={() => test(endpoint)}
          renew={() => renew(endpoint.id, endpoint.name)}
          remove={() => remove(endpoint)}
        >
          {opened === endpoint.id && <DeliveryLog endpointId={endpoint.id} sent={sent} />}
        </EndpointCard>
      ))}
      {endpoints?.length === 0 && <p class="waiting">还没有登记接收地址。也可以不登记，按稿件地址轮询。</p>}
      {!hasCallback && (
        <p class="integration-hint">
          提交稿件时也可以随稿件给出 callbackUrl。
          <button type="button" onClick={() => renew(CALLBACK_ENDPOINT, '随稿件的 callbackUrl')}>
            取得它的签名密钥
          </button>
        </p>
      )}
    </Frame>
  )
}
