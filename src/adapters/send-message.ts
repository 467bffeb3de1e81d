import { Webhook } from 'standardwebhooks'
import type { SendMessage } from '../pipeline/webhooks.ts'

/** A receiver that has not answered by then is taken for one that does not. */
const TIMEOUT_MS = 15_000

/**
 * Posts a message as the Standard Webhooks specification says it: id, time and signatures in headers, by each secret one.
 * Only 2xx is success. A redirect is not followed: where it leads nobody has approved.
 */
export const sendMessage: SendMessage = async ({ id, url, payload, at, secrets }) => {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'shuzhun-webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, payload)).join(' '),
  }
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const response = await fetch(url, { method: 'POST', headers, body: payload, redirect: 'manual', signal })
    await response.body?.cancel()
    return { status: response.status, fault: faultOf(response.status) }
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError'
    return { status: null, fault: late ? `${TIMEOUT_MS / 1000} 秒内没有答复` : '连接不上接收地址' }
  }
}

function faultOf(status: number): string | null {
  if (status >= 200 && status < 300) return null
  if (status >= 300 && status < 400) return `对方答复 ${status} 要求转到别处；为安全起见不跟随，请改登记最终的地址`
  if (status === 410) return '对方答复 410，表示不再接收'
  return `对方答复 ${status}；只有 2xx 算收到`
}
