import type { Draft } from '../domain/draft.ts'
import { WebhookEvent, type WebhookPayload } from '../domain/webhook.ts'
import type { Drafts } from './ports.ts'
import type { Outbox } from './webhooks.ts'

/** What is told of a draft that has come to a status. */
export interface Announcement {
  /** The message's id: one for each version, so that the same news never goes out under two. */
  readonly id: string
  readonly event: WebhookEvent
  readonly payload: string
}

/** What a version of a draft is announced by; null while it is being drafted. */
export function announcementOf({ id, businessKey, status, version, updatedAt }: Draft): Announcement | null {
  const event = WebhookEvent.safeParse(`draft.${status}`)
  if (!event.success) return null
  const payload: WebhookPayload = { type: event.data, timestamp: updatedAt, data: { id, businessKey, status, version } }
  return { id: `msg_${id}_${version}`, event: event.data, payload: JSON.stringify(payload) }
}

/** Drafts whose news are sent: the outbox is told before they are stored, and after. */
export const announced = (drafts: Drafts, outbox: Outbox): Drafts => ({
  get: (...asked) => drafts.get(...asked),
  list: (...asked) => drafts.list(...asked),
  create: (...asked) => drafts.create(...asked),
  byKey: (...asked) => drafts.byKey(...asked),
  byBusinessKey: (...asked) => drafts.byBusinessKey(...asked),
  history: (...asked) => drafts.history(...asked),
  countSince: (...asked) => drafts.countSince(...asked),
  askedSince: (...asked) => drafts.askedSince(...asked),
  async put(org, record, step, key) {
    const stored = announcementOf(record.draft) && (await outbox.expect(org))
    await drafts.put(org, record, step, key)
    await stored?.()
  },
})
