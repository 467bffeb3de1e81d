import { z } from 'zod'
import { AUDIT_ACTIONS } from './audit-actions.ts'
import { Actor } from './history.ts'

const ACTIONS = Object.keys(AUDIT_ACTIONS) as [keyof typeof AUDIT_ACTIONS, ...(keyof typeof AUDIT_ACTIONS)[]]
/** One of the deeds that the log records. */
export const AuditAction = z.enum(ACTIONS)
export type AuditAction = z.infer<typeof AuditAction>

/** A person at a page, another system with a key, or the service itself going on with what somebody asked for. */
export const ActorKind = z.enum(['person', 'integration', 'service'])
export type ActorKind = z.infer<typeof ActorKind>

/** Whoever asked without proving who it is: a wrong password, a key that no longer holds. */
export const STRANGER: Actor = { id: 'stranger', name: '未登录的人' }

/** Where a deed comes from: who did it, from which address, in which request. */
export interface Origin {
  readonly actor: Actor
  readonly kind: ActorKind
  /** Network address of whoever asked; null where nobody did or none is known. */
  readonly address: string | null
  readonly requestId: string | null
}

/** What was done to what. Short names, versions and hashes only: contents of facts and texts stay out of the log. */
export interface Deed {
  readonly action: AuditAction
  /** Kind and id: `draft/8f2c…`, `sample/…`, `key/…`. */
  readonly object: string
  /** State before and after, as a name, a version, a hash; null where there is none. */
  readonly before?: string | null
  readonly after?: string | null
  /** Why, in the words of whoever did it. */
  readonly reason?: string | null
}

/** A deed with where it comes from: what is appended to the log. */
export interface AuditEvent extends Origin, Deed {}

/** One line of an organisation's log. Its hash is over all of it, and over the hash of the line before. */
export const AuditEntry = z.object({
  org: z.string(),
  seq: z.int().min(1).describe('序号，从 1 起连续'),
  at: z.string().describe('时间（UTC）'),
  actor: Actor,
  kind: ActorKind,
  action: AuditAction,
  object: z.string().describe('对象'),
  before: z.string().nullable().describe('之前的状态：名称、版本、摘要'),
  after: z.string().nullable().describe('之后的状态：名称、版本、摘要'),
  reason: z.string().nullable().describe('理由'),
  address: z.string().nullable().describe('来源地址'),
  requestId: z.string().nullable().describe('请求编号'),
  prevHash: z.string().describe('上一条的摘要'),
  hash: z.string().describe('本条的摘要：除 hash 外各项按键名排序的 JSON 的 SHA-256'),
})
export type AuditEntry = z.infer<typeof AuditEntry>

/** The last line of a chain, as it was kept apart from the log; `seal` is null where the deployment has no secret. */
export const AuditHead = z.object({ seq: z.int(), hash: z.string(), seal: z.string().nullable() })
export type AuditHead = z.infer<typeof AuditHead>

/** The head of the chain at the end of a day of China's calendar, for an office to file elsewhere. */
export const AuditDigest = AuditHead.extend({
  day: z.string().describe('日期（北京时间）'),
  closed: z.boolean().describe('这一天已经结束'),
})
export type AuditDigest = z.infer<typeof AuditDigest>
