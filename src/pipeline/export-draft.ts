import type { Draft } from '../domain/draft.ts'
import { Problem } from '../domain/problem.ts'
import { refuseOpenErrors } from './approve-draft.ts'
import { fileName } from './file-name.ts'
import { toHtml } from './html-document.ts'
import { toMarkdown } from './markdown-document.ts'
import { type DocumentOptions, officialDocument } from './official-document.ts'
import type { Documents } from './ports.ts'
import { toText } from './text-document.ts'

/** The formats in which a document leaves, with what HTTP calls them. */
export const EXPORT_FORMATS = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
} as const
export type ExportFormat = keyof typeof EXPORT_FORMATS

/** The way out for a program; the page has a button for it. */
const WORKING_COPY = { path: 'watermark', message: '现在就要文件的，加 watermark=draft，得到标明“草稿”的工作稿' }

/** A file to be handed over: its name, media type and contents. */
export interface ExportedFile {
  readonly name: string
  readonly type: string
  readonly content: string | Uint8Array<ArrayBuffer>
}

/**
 * The draft as a file. Throws Problem 'not-ready' while it is being drafted or while an error is open, unless a marked
 * working copy is asked for: a draft with an open error never leaves as a final document.
 */
export async function exportDraft(
  draft: Draft,
  format: ExportFormat,
  options: DocumentOptions,
  documents: Documents,
): Promise<ExportedFile> {
  if (draft.status === 'drafting' || draft.status === 'failed' || !draft.check)
    throw new Problem(
      'not-ready',
      draft.status === 'failed' ? '这份稿件起草失败，没有可导出的内容' : '稿件还在起草，完成后才能导出',
    )
  if (!options.workingCopy) refuseOpenErrors(draft, '导出', [WORKING_COPY])
  const document = officialDocument(draft, options)
  const write: Readonly<Record<ExportFormat, () => ExportedFile['content'] | Promise<ExportedFile['content']>>> = {
    docx: () => documents.docx(document),
    html: () => toHtml(document),
    md: () => toMarkdown(document),
    txt: () => toText(document, draft.text),
  }
  const title = options.workingCopy ? `${document.title}（工作稿）` : document.title
  return { name: fileName(title, format), type: EXPORT_FORMATS[format], content: await write[format]() }
}
