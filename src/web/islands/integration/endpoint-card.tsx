import type { ComponentChildren } from 'preact'
import type { WebhookEndpoint } from '../../../domain/webhook.ts'
import { WEBHOOK_EVENTS } from '../../../domain/webhook-events.ts'

interface Props {
  readonly endpoint: WebhookEndpoint
  readonly opened: boolean
  readonly children: ComponentChildren
  toggleLog(): void
  setEnabled(enabled: boolean): void
  test(): void
  renew(): void
  remove(): void
}

/** One address with what can be done to it; its log opens below. */
export function EndpointCard({ endpoint, opened, children, toggleLog, setEnabled, test, renew, remove }: Props) {
  const { name, url, enabled, disabledReason, events } = endpoint
  return (
    <article class={`integration-endpoint ${enabled ? '' : 'is-over'}`} aria-label={name}>
      <h2>{name}</h2>
      <p>{url ? <code>{url}</code> : '地址由各稿件的 callbackUrl 给出'}</p>
      <p class="integration-hint">
        {enabled ? `接收：${events.map((event) => WEBHOOK_EVENTS[event]).join('、')}` : `已停用：${disabledReason}`}
      </p>
      <p class="integration-deeds">
        <button type="button" aria-expanded={opened} onClick={toggleLog}>
          {opened ? '收起记录' : '发送记录'}
        </button>
        {url && enabled && (
          <button type="button" onClick={test}>
            发测试消息
          </button>
        )}
        <button type="button" onClick={() => setEnabled(!enabled)}>
          {enabled ? '停用' : '启用'}
        </button>
        <button type="button" onClick={renew}>
          换签名密钥
        </button>
        {url && (
          <button type="button" onClick={remove}>
            删去
          </button>
        )}
      </p>
      {children}
    </article>
  )
}
