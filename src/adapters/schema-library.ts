import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { CleaningNote, Reason } from '../domain/passage.ts'

/* The tables of migrations/*_library*.sql as drizzle knows them. The migrations are the truth; this is their type. */

export const samples = sqliteTable(
  'samples',
  {
    org: text('org').notNull(),
    id: text('id').notNull(),
    title: text('title').notNull(),
    reportType: text('report_type'),
    source: text('source').notNull(),
    year: integer('year'),
    text: text('text').notNull(),
    createdAt: text('created_at').notNull(),
    passages: integer('passages').notNull(),
    digest: text('digest'),
  },
  (table) => [primaryKey({ columns: [table.org, table.id] })],
)

export const passages = sqliteTable('passages', {
  number: integer('number').primaryKey(),
  org: text('org').notNull(),
  id: text('id').notNull(),
  sampleId: text('sample_id').notNull(),
  position: integer('position').notNull(),
  reportType: text('report_type'),
  level: text('level').$type<'乡镇' | '区县'>(),
  section: text('section'),
  themes: text('themes', { mode: 'json' }).$type<string[]>().notNull(),
  year: integer('year'),
  unfilled: integer('unfilled', { mode: 'boolean' }).notNull(),
  text: text('text').notNull(),
  headings: text('headings', { mode: 'json' }).$type<string[]>().notNull(),
  reasons: text('reasons', { mode: 'json' }).$type<Reason[]>().notNull(),
  corrected: integer('corrected', { mode: 'boolean' }).notNull(),
})

export const sampleOrigins = sqliteTable(
  'sample_origins',
  {
    org: text('org').notNull(),
    id: text('id').notNull(),
    original: text('original').notNull(),
    cleaning: text('cleaning', { mode: 'json' }).$type<CleaningNote[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.org, table.id] })],
)
