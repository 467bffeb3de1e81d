import { BREAKS, INVISIBLE } from '../check/text/invisible.ts'
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
  let before: Before = { table: false, footnotes: null }
  for (const block of blocksOf(withoutTraces(text))) {
    if (block.kind === 'table') readTable(block.rows, out, (row) => readProse(row, out))
    const footnotes = block.kind === 'table' ? null : readLine(block.row, before, out)
    before = { table: block.kind === 'table', footnotes }
  }
  return out.result()
}

/** Without what a chat, a web page and Word leave in a copy: ✅ and 📢, marks that nobody sees, &nbsp;, 36 万. */
const withoutTraces = (text: string): string =>
  text
    .replace(/\p{Extended_Pictographic}[\uFE0F\u200D]*/gu, '')
    .replace(UNSEEN, '')
    .replace(BREAKS, '\n')
    .replaceAll('&nbsp;', '\u00a0')
    .replace(/(?<=\d)[ \u00a0\u2009\u202f](?=[万亿%‰余多])/g, '')
const UNSEEN = new RegExp(`[${INVISIBLE}]`, 'g')

interface Before {
  readonly table: boolean
  /** Why the first of numbered footnotes (注：1.…) was left out, while lines that go on with it follow. */
  readonly footnotes: string | null
}

const GOES_ON = /^\s*[（(]?[2-9][.、．）)](?!\d)/
const FIRST_FOOTNOTE = /^\s*[（(]?(?:注|备注|说明)\s*[:：、]\s*[（(]?1[.、．）)](?!\d)/

/**
 * A line of its own is prose, unless it is a footnote, a signature or what a web page puts around its text. Gives the
 * reason that holds for the numbered footnotes below it.
 */
function readLine(row: Row, before: Before, out: Collector): string | null {
  const known = GOES_ON.test(row.text) ? before.footnotes : null
  const reason = known ?? asideReason(row.text, before.table)
  if (reason) out.reject(row.line, row.text, reason)
  else readProse(row, out)
  return known ?? (FIRST_FOOTNOTE.test(row.text) ? reason : null)
}
