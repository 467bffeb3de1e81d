import { announcementOf } from '../pipeline/announcement.ts'
import type { DraftRecord } from '../pipeline/ports.ts'

/**
 * Lays a message down for each endpoint that wants to hear of this version: part of the transaction that stores it, so
 * that no news is lost and none is told of what was not stored. A version of the status before it is no news.
 */
export function layAnnouncement(
  database: D1Database,
  org: string,
  { draft, callbackUrl }: DraftRecord,
): D1PreparedStatement[] {
  const news = announcementOf(draft)
  if (!news) return []
  return [
    database
      .prepare(
        `INSERT INTO webhook_deliveries
           (org, endpoint_id, id, url, event, draft_id, payload, state, tries, next_at, created_at)
         SELECT ?1, e.id, ?2, coalesce(e.url, ?3), ?4, ?5, ?6, 'waiting', 0, ?7, ?7
         FROM webhook_endpoints e
         WHERE e.org = ?1 AND e.disabled_reason IS NULL AND coalesce(e.url, ?3) IS NOT NULL
           AND EXISTS (SELECT 1 FROM json_each(e.events) WHERE value = ?4)
           AND NOT EXISTS (SELECT 1 FROM draft_versions v
             WHERE v.org = ?1 AND v.draft_id = ?5 AND v.version = ?8 AND v.status = ?9)
         ON CONFLICT DO NOTHING`,
      )
      .bind(
        org,
        news.id,
        callbackUrl,
        news.event,
        draft.id,
        news.payload,
        draft.updatedAt,
        draft.version - 1,
        draft.status,
      ),
  ]
}
