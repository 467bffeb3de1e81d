import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Dismissal } from '../domain/dismissal.ts'
import type { Approval, DraftStatus, PlacedSection, Receipt } from '../domain/draft.ts'
import type { FactSheet } from '../domain/fact-sheet.ts'
import type { Check } from '../domain/finding.ts'
import type { Actor, DraftAction, WordChange } from '../domain/history.ts'
import type { DrafterChoice, DraftSummary, Hidden } from '../pipeline/ports.ts'

/* The tables of migrations/0001_drafts.sql as drizzle knows them. The migration is the truth; this is its type. */

const json = <T>(name: string) => text(name, { mode: 'json' }).$type<T>()

export const drafts = sqliteTable(
  'drafts',
  {
    org: text('org').notNull(),
    id: text('id').notNull(),
    status: text('status').$type<DraftStatus>().notNull(),
    version: integer('version').notNull(),
    run: integer('run').notNull(),
    drafter: text('drafter').$type<DrafterChoice>().notNull(),
    businessKey: text('business_key'),
    title: text('title').notNull(),
    outlook: json<Pick<DraftSummary, 'reportType' | 'organisation' | 'period' | 'findings'>>('outlook').notNull(),
    createdBy: text('created_by').notNull(),
    callbackUrl: text('callback_url'),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.org, table.id] })],
)

export const draftVersions = sqliteTable(
  'draft_versions',
  {
    org: text('org').notNull(),
    draftId: text('draft_id').notNull(),
    version: integer('version').notNull(),
    status: text('status').$type<DraftStatus>().notNull(),
    title: text('title').notNull(),
    factSheet: json<FactSheet>('fact_sheet').notNull(),
    text: text('text').notNull(),
    sections: json<PlacedSection[]>('sections').notNull(),
    check: json<Check>('check_result'),
    receipt: json<Receipt>('receipt'),
    approval: json<Approval>('approval'),
    dismissals: json<Dismissal[]>('dismissals').notNull(),
    hidden: json<readonly Hidden[]>('hidden').notNull(),
    failure: text('failure'),
    actor: json<Actor>('actor').notNull(),
    at: text('at').notNull(),
    action: text('action').$type<DraftAction>().notNull(),
    words: json<readonly WordChange[]>('words').notNull(),
    why: text('why'),
  },
  (table) => [primaryKey({ columns: [table.org, table.draftId, table.version] })],
)

export type DraftHead = typeof drafts.$inferSelect
export type DraftVersion = typeof draftVersions.$inferSelect

export const idempotencyKeys = sqliteTable(
  'idempotency_keys',
  {
    org: text('org').notNull(),
    key: text('key').notNull(),
    fingerprint: text('fingerprint').notNull(),
    draftId: text('draft_id').notNull(),
    createdAt: text('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.org, table.key] })],
)
