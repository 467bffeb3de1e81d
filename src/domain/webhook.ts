import { z } from 'zod'
import { DraftStatus } from './draft.ts'
import { WEBHOOK_EVENTS } from './webhook-events.ts'

const EVENTS = Object.keys(WEBHOOK_EVENTS) as [keyof typeof WEBHOOK_EVENTS, ...(keyof typeof WEBHOOK_EVENTS)[]]
/** That a draft has come to a new status. */
export const WebhookEvent = z.enum(EVENTS)
export type WebhookEvent = z.infer<typeof WebhookEvent>

/** Sent when somebody presses the test button; tried once. */
export const TEST_EVENT = 'webhook.test'

/** Where an organisation's events are sent. */
export const WebhookEndpoint = z.object({
  id: z.string().describe('编号；callback 表示随稿件给出的 callbackUrl'),
  name: z.string(),
  url: z.string().nullable().describe('接收地址；callback 为 null'),
  events: z.array(WebhookEvent).describe('要接收的事件'),
  enabled: z.boolean(),
  disabledReason: z.string().nullable().describe('停用的原因；启用时为 null'),
  createdAt: z.string(),
  createdBy: z.string(),
  secretMadeAt: z.string().describe('签名密钥何时生成'),
})
export type WebhookEndpoint = z.infer<typeof WebhookEndpoint>

/** How far a message is: waiting, delivered, or given up. */
export const DeliveryState = z.enum(['waiting', 'delivered', 'failed'])
export type DeliveryState = z.infer<typeof DeliveryState>

/** One message to one endpoint, as the log lists it. */
export const WebhookDelivery = z.object({
  id: z.string().describe('消息编号，即 webhook-id：每次重试都相同，接收方据此去重'),
  endpointId: z.string(),
  url: z.string(),
  event: z.string(),
  draftId: z.string().nullable(),
  state: DeliveryState.describe('waiting 待发或待重试；delivered 已送达；failed 已放弃'),
  tries: z.int().describe('已试几次'),
  nextAt: z.string().nullable().describe('下次发送的时间；不再发送为 null'),
  lastStatus: z.int().nullable().describe('最近一次对方答复的状态码；没有答复为 null'),
  lastFault: z.string().nullable().describe('最近一次为什么没有送达'),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
})
export type WebhookDelivery = z.infer<typeof WebhookDelivery>

/** One try at a delivery. */
export const DeliveryTry = z.object({
  at: z.string(),
  status: z.int().nullable(),
  fault: z.string().nullable(),
  milliseconds: z.int(),
})
export type DeliveryTry = z.infer<typeof DeliveryTry>

/** A message with its words and each time it was tried. */
export const DeliveryDetail = WebhookDelivery.extend({
  payload: z.string().describe('发送的正文，逐字'),
  attempts: z.array(DeliveryTry).describe('每一次发送，先后为序'),
})
export type DeliveryDetail = z.infer<typeof DeliveryDetail>

/** What every message says: enough to ask for the rest, and nothing of a report's contents. */
export const WebhookPayload = z.object({
  type: z.string(),
  timestamp: z.string().describe('事情发生的时间'),
  data: z.object({
    id: z.string(),
    businessKey: z.string().nullable(),
    status: DraftStatus,
    version: z.int(),
  }),
})
export type WebhookPayload = z.infer<typeof WebhookPayload>
