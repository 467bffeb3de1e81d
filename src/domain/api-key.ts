import { z } from 'zod'
import { KEY_SCOPES } from './key-scopes.ts'
import { Scope } from './role.ts'

/** How an integration proves itself: it shows its secret, or it signs with it and never sends it. */
export const KeyScheme = z.enum(['bearer', 'hmac'])
export type KeyScheme = z.infer<typeof KeyScheme>

const SCOPES = Object.keys(KEY_SCOPES) as [keyof typeof KEY_SCOPES, ...(keyof typeof KEY_SCOPES)[]]
/** One of the things that a key may be allowed to do. */
export const KeyScope = z.enum(SCOPES, `权限应为 ${SCOPES.join('、')} 之一`)

/** What a key may ask for in a time. */
export const KeyLimits = z.object({
  perMinute: z
    .int('应为整数')
    .min(1, '至少 1 次')
    .max(6000, '最多 6000 次')
    .default(120)
    .describe('每分钟最多几次请求'),
  dailyDrafts: z
    .int('应为整数')
    .min(1, '至少 1 份')
    .max(100_000, '最多 100000 份')
    .nullable()
    .default(null)
    .describe('每天最多起草几份；null 为不另设限，只受本单位的上限约束'),
})
export type KeyLimits = z.infer<typeof KeyLimits>

/** One of a key's secrets as it may be shown again: how it begins, and until when it holds. */
export const KeySecret = z.object({
  hint: z.string().describe('密钥开头几个字符，用来辨认'),
  madeAt: z.string(),
  until: z.string().nullable().describe('到这时失效；null 为随密钥有效'),
})
export type KeySecret = z.infer<typeof KeySecret>

/** An integration of an organisation: an actor of its own, with what it may do. Its secrets are shown once, when made. */
export const ApiKey = z.object({
  id: z.string().describe('密钥编号；签名方式下就是 X-App-Id'),
  name: z.string().describe('接入系统的名称，修改记录里以它署名'),
  scheme: KeyScheme.describe('bearer：请求头带密钥；hmac：用密钥签名，密钥不上网'),
  scopes: z.array(Scope),
  ...KeyLimits.shape,
  expiresAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
  createdAt: z.string(),
  createdBy: z.string(),
  lastUsedOn: z.string().nullable().describe('最近使用日期（北京时间），从未使用为 null'),
  secrets: z.array(KeySecret),
})
export type ApiKey = z.infer<typeof ApiKey>
