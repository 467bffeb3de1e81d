import { Problem } from '../../domain/problem.ts'
import { decodeText } from '../../pipeline/decode-text.ts'
import type { ReadReportFile } from '../../pipeline/ports.ts'
import { fileKindOf } from './file-kind.ts'
import { readDocx } from './read-docx.ts'
import { readHtml } from './read-html.ts'
import { readPdf } from './read-pdf.ts'
import { readXlsx } from './read-xlsx.ts'

const READERS = {
  docx: readDocx,
  xlsx: readXlsx,
  pdf: readPdf,
  html: async (_: string, bytes: Uint8Array<ArrayBuffer>) => readHtml(decodeText(bytes).text),
  text: async (_: string, bytes: Uint8Array<ArrayBuffer>) => decodeText(bytes).text,
} as const

/** Reads the words out of an office's file. What it is, its bytes say; the heavy readers are loaded when first needed. */
export const readReportFile: ReadReportFile = async (name, bytes) => {
  if (bytes.length === 0) throw new Problem('invalid', `“${name}”是空文件`)
  return READERS[fileKindOf(name, bytes)](name, new Uint8Array(bytes))
}
