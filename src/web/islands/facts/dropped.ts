import type { utils as Utils, WorkSheet } from '@e965/xlsx'
import { decodeText } from '../../../pipeline/decode-text.ts'
import { onOneLine } from '../../../pipeline/parse-facts/one-line.ts'
import { inNextRow } from './merged-cells.ts'

/** Files larger than this are no fact sheet. */
const MOST_BYTES = 5_000_000

/** The tables of a dropped .xlsx, .xls, .csv or .txt file as pasted text. Throws in Chinese what is wrong with the file. */
export async function droppedText(file: File): Promise<string> {
  if (file.size > MOST_BYTES) throw new Error(`“${file.name}”超过 5 MB，请只留下要填报的表`)
  if (/\.xlsx?$/i.test(file.name)) return workbookText(file)
  if (/\.(csv|txt|tsv|md)$/i.test(file.name)) return decodeText(new Uint8Array(await file.arrayBuffer())).text
  throw new Error(`不能读取“${file.name}”，可以拖入 .xlsx、.xls、.csv 或 .txt 文件`)
}

/** Cells as the sheet shows them: 65.9% and not 0.659, which would be another number. Merged cells repeat their words downwards, not their numbers. */
async function workbookText(file: File): Promise<string> {
  const { read, utils } = await import('@e965/xlsx')
  const bytes = await file.arrayBuffer()
  try {
    const book = read(bytes, { dense: false, cellFormula: false, cellHTML: false })
    return book.SheetNames.map((name) => sheetText(book.Sheets[name]!, utils)).join('\n\n')
  } catch {
    throw new Error(`“${file.name}”不是完好的工作簿，请用 Excel 或 WPS 重新另存一次`)
  }
}

function sheetText(sheet: WorkSheet, utils: typeof Utils): string {
  const rows = utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false, defval: '', blankrows: true })
  for (const { s: from, e: to } of sheet['!merges'] ?? []) {
    for (let y = from.r + 1; y <= to.r; y++) if (rows[y]) rows[y]![from.c] = inNextRow(rows[from.r]?.[from.c] ?? '')
  }
  return rows.map((row) => row.map((cell) => onOneLine(cell)).join('\t')).join('\n')
}
