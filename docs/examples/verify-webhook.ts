import { createHmac, timingSafeEqual } from 'node:crypto'

/** 消息的三个请求头。 */
export interface WebhookHeaders {
  readonly 'webhook-id': string
  readonly 'webhook-timestamp': string
  readonly 'webhook-signature': string
}

const TOLERANCE_SECONDS = 5 * 60

/**
 * 按 Standard Webhooks 规范验证一条消息，通过则给出正文。
 *
 * @param secret 登记接收地址时给出的签名密钥 `whsec_…`
 * @param body 收到的正文，逐字节；不要先解析再写回去
 * @throws 缺少请求头、时间相差超过五分钟、签名不对
 */
export function verifyWebhook(secret: string, headers: WebhookHeaders, body: string, now = Date.now()): unknown {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers
  if (!id || !timestamp || !signatures) throw new Error('缺少 webhook-id、webhook-timestamp 或 webhook-signature')
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > TOLERANCE_SECONDS)
    throw new Error('消息的时间与本机相差超过五分钟：可能是旧消息被人重放，也可能是时钟不准')
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest()
  // 更换密钥期间有两个签名，以空格分开，一个对即可。
  if (!signatures.split(' ').some((signature) => isSame(signature, expected))) throw new Error('签名不对')
  return JSON.parse(body)
}

function isSame(signature: string, expected: Buffer): boolean {
  const [version, value = ''] = signature.split(',', 2)
  const given = Buffer.from(value, 'base64')
  return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected)
}
