import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Actor } from '../domain/history.ts'

/* The table of migrations/0004_review_locks.sql as drizzle knows it. The migration is the truth; this is its type. */

export const reviewLocks = sqliteTable(
  'review_locks',
  {
    org: text('org').notNull(),
    draftId: text('draft_id').notNull(),
    holder: text('holder', { mode: 'json' }).$type<Actor>().notNull(),
    holderId: text('holder_id').notNull(),
    seat: text('seat').notNull(),
    since: text('since').notNull(),
    until: text('until').notNull(),
  },
  (table) => [primaryKey({ columns: [table.org, table.draftId] })],
)
export type ReviewLockRow = typeof reviewLocks.$inferSelect
