import type { ActorKind, AuditEntry } from '../domain/audit.ts'
import { AUDIT_ACTIONS } from '../domain/audit-actions.ts'
import { canonical } from './audit-chain.ts'
import { csvLine } from './csv.ts'
import type { AuditFilter, AuditLog } from './ports.ts'

/** The formats in which an auditor takes the log along. */
export const AUDIT_FORMATS = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/x-ndjson; charset=utf-8',
} as const
export type AuditFormat = keyof typeof AUDIT_FORMATS

/** What each kind of actor is called. */
const KIND_NAMES: Readonly<Record<ActorKind, string>> = {
  person: '人员',
  integration: '接口',
  service: '服务',
}

const COLUMNS: readonly (readonly [string, (entry: AuditEntry) => string | number | null])[] = [
  ['序号', ({ seq }) => seq],
  ['时间（UTC）', ({ at }) => at],
  ['操作者编号', ({ actor }) => actor.id],
  ['操作者', ({ actor }) => actor.name],
  ['类别', ({ kind }) => KIND_NAMES[kind]],
  ['事项', ({ action }) => AUDIT_ACTIONS[action]],
  ['对象', ({ object }) => object],
  ['之前', ({ before }) => before],
  ['之后', ({ after }) => after],
  ['理由', ({ reason }) => reason],
  ['来源地址', ({ address }) => address],
  ['请求编号', ({ requestId }) => requestId],
  ['上一条摘要', ({ prevHash }) => prevHash],
  ['本条摘要', ({ hash }) => hash],
]

const HEADS: Readonly<Record<AuditFormat, string>> = {
  // The mark by which Excel knows UTF-8.
  csv: `\uFEFF${csvLine(COLUMNS.map(([name]) => name))}`,
  jsonl: '',
}
const LINES: Readonly<Record<AuditFormat, (entry: AuditEntry) => string>> = {
  csv: (entry) => csvLine(COLUMNS.map(([, cell]) => cell(entry))),
  jsonl: (entry) => `${lineOf(entry)}\n`,
}

/** An entry as a line that `canonical` and its hash can be read from again. */
export const lineOf = (entry: AuditEntry): string => `{"entry":${canonical(entry)},"hash":"${entry.hash}"}`

const PAGE = 500

/** The log, oldest first, a page of the file at a time; never the whole of it in memory. */
export async function* exportAudit(
  org: string,
  format: AuditFormat,
  filter: Omit<AuditFilter, 'before' | 'after' | 'limit'>,
  audit: Pick<AuditLog, 'entries'>,
): AsyncGenerator<string> {
  yield HEADS[format]
  for (let after = 0; ; ) {
    const page = await audit.entries(org, { ...filter, after, limit: PAGE })
    yield page.map(LINES[format]).join('')
    if (page.length < PAGE) return
    after = page.at(-1)!.seq
  }
}
