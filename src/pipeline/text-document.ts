import type { OfficialDocument } from './official-document.ts'
import { printable } from './printable.ts'

/** An official document as plain text: the report's own lines, the annex's cells parted by tabs. */
export function toText({ mark, annex, remarks }: OfficialDocument, report: string): string {
  const table = annex && [
    '',
    annex.name,
    annex.table.title,
    ...[annex.table.columns.map(({ name }) => name), ...annex.table.rows].map((row) => row.map(printable).join('\t')),
  ]
  return [
    ...(mark === null ? [] : [`【${mark}】`, '']),
    ...report.split(/\r\n|[\r\n]/).map(printable),
    ...(table ?? []),
    ...(remarks.length > 0 ? ['', '待核清单', ...remarks.map(({ text }) => printable(text))] : []),
  ].join('\n')
}
