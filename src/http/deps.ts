import type { CheckOptions } from '../check/check.ts'
import type { Origin } from '../domain/audit.ts'
import type { FactSheet } from '../domain/fact-sheet.ts'
import type { Check } from '../domain/finding.ts'
import type { AcceptDeps } from '../pipeline/accept-draft.ts'
import type { Attempts } from '../pipeline/accounts/ports.ts'
import type { SampleDeps } from '../pipeline/add-sample.ts'
import type { ApproveDeps } from '../pipeline/approve-draft.ts'
import type { Caller } from '../pipeline/caller.ts'
import type { WebhookDeps } from '../pipeline/keep-webhooks.ts'
import type { LayoutProfile } from '../pipeline/layout-profile.ts'
import type { KeyDeps } from '../pipeline/make-key.ts'
import type { AuditLog, Documents, Passages, ReadReportFile, Reviews } from '../pipeline/ports.ts'
import type { RedraftDeps } from '../pipeline/redraft-section.ts'
import type { Sealer } from '../pipeline/seal.ts'

/** One line of the request log: when, who, what, how it ended; never what was sent. */
export interface LogEntry {
  readonly at: string
  readonly requestId: string
  readonly org: string | null
  readonly method: string
  readonly path: string
  /** The endpoint's path as the description has it (`/v1/drafts/{id}`); `page` for pages, `none` where nothing answers. */
  readonly route: string
  readonly status: number
  readonly milliseconds: number
  readonly error?: string
}

/** One thing that the service stands on. */
export interface Standing {
  readonly name: string
  readonly fault: string | null
}

/** Everything that the HTTP application needs of the outside. worker.ts gives the real ones. */
export interface AppDeps extends AcceptDeps, ApproveDeps, RedraftDeps, SampleDeps, KeyDeps, WebhookDeps {
  readonly passages: Passages
  readonly reviews: Reviews
  readonly documents: Documents
  /** How the office sets its documents. */
  readonly layout: LayoutProfile
  readonly readFile: ReadReportFile
  readonly check: (sheet: FactSheet, text: string, options?: CheckOptions) => Check
  readonly audit: AuditLog
  /** Seals the ends of audit chains. */
  readonly auditSealer: Sealer
  /** The stores as one request writes to them: every change brings its entry in the audit log, both or neither. */
  recordedFor(origin: Origin): Pick<AppDeps, 'drafts' | 'samples' | 'ownExpressions' | 'apiKeys' | 'webhooks'>
  /** Everything of the organisation but its secrets, as the text of a file. */
  backup(org: string): AsyncGenerator<string>
  /** Who asks (http/callers.ts). Throws Problem 'unauthorised' where nobody entitled does. */
  callerOf(request: Request): Promise<Caller>
  /** Counts refused keys, so that their record has its measure. */
  readonly attempts: Pick<Attempts, 'enter'>
  /** The address that a request came from, for the trail and for limits; null where nobody knows it. */
  addressOf(request: Request): string | null
  log(entry: LogEntry): void
  /** What the service counted, in the text format of Prometheus. */
  counted(): Promise<string>
  /** Whether what the service stands on answers: each by name, with what is wrong in Chinese, or null. */
  standing(): Promise<readonly Standing[]>
}
