import { z } from 'zod'
import { ApiKey, KeyLimits, KeyScheme, KeyScope } from '../../domain/api-key.ts'
import { wanted } from '../../domain/received-value.ts'
import { makeKey, revokeKey, rotateKey } from '../../pipeline/make-key.ts'
import { json, route } from '../route.ts'

const Moment = z.iso
  .datetime({ offset: true, error: '应为带时区的时间，例如 2027-12-31T00:00:00+08:00' })
  .max(40)
  .describe('RFC 3339 时间，带时区')

const NewKey = z.object({
  name: z.string(wanted('接入系统的名称 name（应为文字）')).trim().min(1, '名称不能为空').max(60, '名称最长 60 字'),
  scheme: KeyScheme.default('bearer'),
  scopes: z
    .array(KeyScope, wanted('权限 scopes（应为列表）'))
    .min(1, '至少给一项权限')
    .max(KeyScope.options.length, '权限有重复'),
  expiresAt: Moment.nullable().default(null),
  ...KeyLimits.shape,
})
const KeyParams = z.object({ id: z.string().max(64).describe('密钥编号') })
const MadeKey = z.object({
  key: ApiKey,
  secret: z.string().describe('密钥，只在这一次答复里给出，请立即存好'),
})
const MADE = { description: '密钥；secret 只给这一次', content: { 'application/json': MadeKey } }

export const keysRoute = route(
  {
    method: 'GET',
    path: '/v1/keys',
    id: 'listKeys',
    needs: 'admin',
    summary: '本单位的接口密钥，新建的在前，已停用的在后',
    answers: {
      200: {
        description: '全部密钥，不含密钥本身',
        content: { 'application/json': z.object({ keys: z.array(ApiKey) }) },
      },
    },
    problems: [],
  },
  async ({ caller }, { apiKeys }) => json(200, { keys: await apiKeys.list(caller.org) }),
)

export const newKeyRoute = route(
  {
    method: 'POST',
    path: '/v1/keys',
    id: 'createKey',
    needs: 'admin',
    summary: '为一个接入系统新建密钥',
    body: NewKey,
    answers: { 201: MADE },
    problems: ['conflict'],
  },
  async ({ body, caller }, deps) => json(201, await makeKey(caller, body, deps)),
)

export const rotateKeyRoute = route(
  {
    method: 'POST',
    path: '/v1/keys/{id}/rotate',
    id: 'rotateKey',
    needs: 'admin',
    summary: '更换密钥：给出新密钥，旧密钥到 until 为止仍可使用',
    params: KeyParams,
    body: z.object({
      until: Moment.nullable().default(null).describe('旧密钥用到何时；不写为七天后，写过去的时间为立即失效'),
    }),
    bodyOptional: true,
    answers: { 200: MADE },
    problems: ['not-found', 'conflict'],
  },
  async ({ params, body, caller }, deps) => json(200, await rotateKey(caller, params.id, body.until, deps)),
)

export const revokeKeyRoute = route(
  {
    method: 'DELETE',
    path: '/v1/keys/{id}',
    id: 'revokeKey',
    needs: 'admin',
    summary: '停用密钥，立即生效，不能恢复；它做过的事仍以它署名',
    params: KeyParams,
    answers: { 200: { description: '已停用的密钥', content: { 'application/json': ApiKey } } },
    problems: ['not-found'],
  },
  async ({ params, caller }, deps) => json(200, await revokeKey(caller, params.id, deps)),
)
