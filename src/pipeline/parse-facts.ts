import { Collector } from './parse-facts/collector.ts'
import { blocksOf } from './parse-facts/grid.ts'
import type { ParsedFacts } from './parse-facts/parsed-facts.ts'
import { readProse } from './parse-facts/prose.ts'
import { readTable } from './parse-facts/table.ts'

/**
 * Reads pasted cells (Excel, WPS, CSV, Markdown, columns apart by blanks) or prose into facts. Values stay as they were
 * written. Nothing disappears: what gave neither fact nor note is in `unread` with its line and the reason in Chinese.
 */
export function parseFacts(text: string): ParsedFacts {
  const out = new Collector()
  for (const block of blocksOf(text)) {
    if (block.kind === 'table') readTable(block.rows, out, (row) => readProse(row, out))
    else readProse(block.row, out)
  }
  return out.result()
}
