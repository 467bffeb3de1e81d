import { asideReason } from './parse-facts/aside.ts'
import { Collector } from './parse-facts/collector.ts'
import { blocksOf, type Row } from './parse-facts/grid.ts'
import type { ParsedFacts } from './parse-facts/parsed-facts.ts'
import { readProse } from './parse-facts/prose.ts'
import { readTable } from './parse-facts/table.ts'

/**
 * Reads pasted cells (Excel, WPS, CSV, Markdown, columns apart by blanks) or prose into facts. Values stay as they were
 * written. Nothing disappears: what gave neither fact nor note is in `unread` with its line and the reason in Chinese.
 */
export function parseFacts(text: string): ParsedFacts {
  const out = new Collector()
  let below = false
  for (const block of blocksOf(text)) {
    if (block.kind === 'table') readTable(block.rows, out, (row) => readProse(row, out))
    else readLine(block.row, below, out)
    below = block.kind === 'table'
  }
  return out.result()
}

/** A line of its own is prose, unless it is a footnote, a signature or what a web page puts around its text. */
function readLine(row: Row, below: boolean, out: Collector): void {
  const reason = asideReason(row.text, below)
  if (reason) out.reject(row.line, row.text, reason)
  else readProse(row, out)
}
