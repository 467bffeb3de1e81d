import { z } from 'zod'
import { wanted } from '../../domain/received-value.ts'
import { DeliveryDetail, DeliveryState, WebhookDelivery, WebhookEndpoint, WebhookEvent } from '../../domain/webhook.ts'
import {
  addEndpoint,
  changeEndpoint,
  deliveriesOf,
  deliveryOf,
  removeEndpoint,
  renewSecret,
  replayDelivery,
  testEndpoint,
} from '../../pipeline/keep-webhooks.ts'
import { json, route } from '../route.ts'
import { wholeNumber } from './parameters.ts'

const Name = z.string('名称应为文字').trim().min(1, '名称不能为空').max(60, '名称最长 60 字')
const Url = z.string(wanted('接收地址 url（应为文字）')).trim().max(2000, '网址最长 2000 字')
const Events = z
  .array(z.enum(WebhookEvent.options, `事件应为 ${WebhookEvent.options.join('、')} 之一`))
  .min(1, '至少选一种事件')
  .max(WebhookEvent.options.length, '事件有重复')
const EndpointParams = z.object({ id: z.string().max(64).describe('接收地址编号；callback 表示随稿件的 callbackUrl') })
const DeliveryParams = EndpointParams.extend({ delivery: z.string().max(100).describe('消息编号（webhook-id）') })
const MadeEndpoint = z.object({
  endpoint: WebhookEndpoint,
  secret: z.string().describe('签名密钥（whsec_…），只在这一次答复里给出'),
})
const MADE = { description: '接收地址；secret 只给这一次', content: { 'application/json': MadeEndpoint } }
const ONE = { description: '接收地址', content: { 'application/json': WebhookEndpoint } }
const SENT = { description: '消息已排上，稍后看 state', content: { 'application/json': DeliveryDetail } }

export const webhooksRoute = route(
  {
    method: 'GET',
    path: '/v1/webhooks',
    id: 'listWebhooks',
    needs: 'settings',
    summary: '本单位登记的接收地址',
    answers: {
      200: {
        description: '全部接收地址，不含签名密钥',
        content: { 'application/json': z.object({ webhooks: z.array(WebhookEndpoint) }) },
      },
    },
    problems: [],
  },
  async ({ caller }, { webhooks }) => json(200, { webhooks: await webhooks.list(caller.org) }),
)

export const newWebhookRoute = route(
  {
    method: 'POST',
    path: '/v1/webhooks',
    id: 'createWebhook',
    needs: 'settings',
    summary: '登记一个接收地址，稿件有新状态时按 Standard Webhooks 规范通知它',
    body: z.object({ url: Url, name: Name.optional(), events: Events.optional().describe('不写为全部事件') }),
    answers: { 201: MADE },
    problems: ['conflict'],
  },
  async ({ body, caller }, deps) => {
    const { url, name = url.slice(0, 60), events = WebhookEvent.options } = body
    return json(201, await addEndpoint(caller, { url, name, events }, deps))
  },
)

export const changeWebhookRoute = route(
  {
    method: 'POST',
    path: '/v1/webhooks/{id}',
    id: 'changeWebhook',
    needs: 'settings',
    summary: '改动接收地址，停用或重新启用它',
    params: EndpointParams,
    body: z.object({
      name: Name.optional(),
      url: Url.optional(),
      events: Events.optional(),
      enabled: z
        .boolean('enabled 应为 true 或 false')
        .optional()
        .describe('停用时，还没送达的消息不再发送，可在记录里重发'),
    }),
    answers: { 200: ONE },
    problems: ['not-found'],
  },
  async ({ params, body, caller }, deps) => json(200, await changeEndpoint(caller, params.id, body, deps)),
)

export const removeWebhookRoute = route(
  {
    method: 'DELETE',
    path: '/v1/webhooks/{id}',
    id: 'removeWebhook',
    needs: 'settings',
    summary: '删去接收地址和它的发送记录',
    params: EndpointParams,
    answers: { 204: { description: '已删去' } },
    problems: ['not-found', 'conflict'],
  },
  async ({ params, caller }, deps) => {
    await removeEndpoint(caller, params.id, deps)
    return new Response(null, { status: 204 })
  },
)

export const renewWebhookSecretRoute = route(
  {
    method: 'POST',
    path: '/v1/webhooks/{id}/secret',
    id: 'renewWebhookSecret',
    needs: 'settings',
    summary: '更换签名密钥；此后一天内，消息同时带新旧两个签名',
    params: EndpointParams,
    answers: { 200: MADE },
    problems: ['not-found'],
  },
  async ({ params, caller }, deps) => json(200, await renewSecret(caller, params.id, deps)),
)

export const testWebhookRoute = route(
  {
    method: 'POST',
    path: '/v1/webhooks/{id}/test',
    id: 'testWebhook',
    needs: 'settings',
    summary: '发一条测试消息（webhook.test），只发一次',
    params: EndpointParams,
    answers: { 202: SENT },
    problems: ['not-found', 'conflict'],
  },
  async ({ params, caller }, deps) => json(202, await testEndpoint(caller, params.id, deps)),
)

export const deliveriesRoute = route(
  {
    method: 'GET',
    path: '/v1/webhooks/{id}/deliveries',
    id: 'listDeliveries',
    needs: 'settings',
    summary: '发送记录，新的在前，保留 30 天',
    params: EndpointParams,
    query: z.object({
      state: DeliveryState.optional().describe('只看某一状态'),
      cursor: z.string().max(200).optional().describe('上一页返回的 next'),
      limit: wholeNumber(1, 100).optional().describe('每页条数，默认 20'),
    }),
    answers: {
      200: {
        description: '一页消息；next 为 null 时没有下一页',
        content: {
          'application/json': z.object({ deliveries: z.array(WebhookDelivery), next: z.string().nullable() }),
        },
      },
    },
    problems: ['not-found'],
  },
  async ({ params, query, caller }, deps) =>
    json(200, await deliveriesOf(caller, params.id, { ...query, limit: query.limit ?? 20 }, deps)),
)

export const deliveryRoute = route(
  {
    method: 'GET',
    path: '/v1/webhooks/{id}/deliveries/{delivery}',
    id: 'getDelivery',
    needs: 'settings',
    summary: '一条消息：发送的正文，每一次发送的结果',
    params: DeliveryParams,
    answers: { 200: { description: '消息', content: { 'application/json': DeliveryDetail } } },
    problems: ['not-found'],
  },
  async ({ params, caller }, deps) => json(200, await deliveryOf(caller, params.id, params.delivery, deps)),
)

export const replayDeliveryRoute = route(
  {
    method: 'POST',
    path: '/v1/webhooks/{id}/deliveries/{delivery}/replay',
    id: 'replayDelivery',
    needs: 'settings',
    summary: '立即重发一条消息，编号不变，重试次数从头计',
    params: DeliveryParams,
    answers: { 202: SENT },
    problems: ['not-found', 'conflict'],
  },
  async ({ params, caller }, deps) => json(202, await replayDelivery(caller, params.id, params.delivery, deps)),
)
