import type { FactsTable } from './facts-table.ts'
import type { OfficialDocument } from './official-document.ts'
import type { OfficialLine } from './official-lines.ts'
import { printable } from './printable.ts'

/** An official document as Markdown: levels become headings, and what Markdown would take for a mark stays a character. */
export function toMarkdown({ lines, annex, mark, remarks }: OfficialDocument): string {
  return `${[
    ...(mark === null ? [] : [`> 【${plain(mark)}】`]),
    ...lines.map(markdownLine),
    ...(annex ? [`## ${plain(annex.name)}：${plain(annex.table.title)}`, markdownTable(annex.table)] : []),
    ...(remarks.length > 0 ? ['## 待核清单', remarks.map(({ text }) => `- ${plain(text)}`).join('\n')] : []),
  ].join('\n\n')}\n`
}

/** Words in which nothing is a mark of Markdown, HTML or a link. */
const plain = (words: string): string =>
  printable(words)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]{}<>#|~&!=^$]/g, '\\$&')
    .replace(/:(?=\/\/)|@|(?<=www)\./gi, '\\$&')
    .replace(/^[-+]/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')

/** One line of a report as a block of Markdown. */
export function markdownLine({ role, text, heading }: OfficialLine): string {
  if (role === 'title') return `# ${plain(text)}`
  if (!heading) return plain(text)
  if (heading.length === text.length) return `${'#'.repeat(heading.level + 1)} ${plain(text)}`
  // The full stop stays outside: between it and a Han character `**` would close nothing.
  const stop = heading.length - 1
  return `**${plain(text.slice(0, stop))}**${plain(text.slice(stop))}`
}

/** The facts as a table of GitHub's Markdown. */
export function markdownTable({ columns, rows }: FactsTable): string {
  const row = (cells: readonly string[]) => `| ${cells.map(plain).join(' | ')} |`
  return [row(columns.map(({ name }) => name)), rule(columns.length), ...rows.map(row)].join('\n')
}

const rule = (count: number): string => `|${' --- |'.repeat(count)}`
