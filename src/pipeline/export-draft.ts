import { Marked } from 'marked'
import type { Draft } from '../domain/draft.ts'
import { Problem } from '../domain/problem.ts'
import { refuseOpenErrors } from './approve-draft.ts'

/** The formats in which a document leaves, with what HTTP calls them. */
export const EXPORT_FORMATS = {
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
} as const
export type ExportFormat = keyof typeof EXPORT_FORMATS

/**
 * The draft as a document. Throws Problem 'not-ready' while it is being drafted or while an error is open, unless a
 * marked working copy is asked for: a draft with an open error never leaves as a final document.
 */
export function exportDraft(draft: Draft, format: ExportFormat, workingCopy: boolean): string {
  if (draft.status === 'drafting' || draft.status === 'failed' || !draft.check)
    throw new Problem(
      'not-ready',
      draft.status === 'failed' ? '这份稿件起草失败，没有可导出的内容' : '稿件还在起草，完成后才能导出',
    )
  if (!workingCopy) refuseOpenErrors(draft, '导出')
  const mark = workingCopy ? markOf(draft) : null
  if (format === 'txt') return [...(mark ? [mark, ''] : []), draft.text].join('\n')
  const markdown = markdownOf(draft, mark)
  return format === 'md' ? markdown : pageOf(draft, htmlOf(markdown))
}

/** A name for the file that a person recognises, without what file systems refuse. */
export const fileNameOf = (draft: Draft, format: ExportFormat): string =>
  `${draft.title.replace(/[\\/:*?"<>|\p{Cc}]/gu, '').slice(0, 80) || '报告'}.${format}`

function markOf({ check }: Draft): string {
  const open = check?.findings.filter(({ severity }) => severity === 'error').length ?? 0
  return open > 0 ? `【工作稿，有 ${open} 处数字待核，不得作为正式文件使用】` : '【工作稿，不得作为正式文件使用】'
}

const CHAPTER = /^[一二三四五六七八九十]+、[^。！？]{1,60}$/
const SECTION = /^（[一二三四五六七八九十]+）[^。！？]{1,60}$/

/** Official levels become headings; whatever Markdown would take for a mark stays a character. */
function markdownOf(draft: Draft, mark: string | null): string {
  const lines = draft.text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const marked = lines.map((line) => {
    const words = line.replace(/[\\`*_[\]<>#|~&]/g, '\\$&').replace(/^([-+]|\d+[.)])/, '\\$1')
    if (line === draft.title) return `# ${words}`
    if (CHAPTER.test(line)) return `## ${words}`
    return SECTION.test(line) ? `### ${words}` : words
  })
  return `${[...(mark ? [`> ${mark}`] : []), ...marked].join('\n\n')}\n`
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Raw HTML and links of the text stay words. */
const marked = new Marked({
  renderer: {
    html: ({ text }) => escapeHtml(text),
    link: ({ text }) => escapeHtml(text),
    image: ({ text }) => escapeHtml(text),
  },
})
const htmlOf = (markdown: string): string => marked.parse(markdown, { async: false })

const pageOf = ({ title }: Draft, body: string): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<style>
body { max-width: 156mm; margin: 37mm auto 35mm; font: 16pt/28.95pt FangSong, STFangsong, serif; }
h1 { font: 22pt/32pt STZhongsong, SimSun, serif; text-align: center; }
h2 { font: 16pt/28.95pt SimHei, sans-serif; text-indent: 2em; margin: 0; }
h3 { font: 16pt/28.95pt KaiTi, STKaiti, serif; text-indent: 2em; margin: 0; }
p { text-indent: 2em; margin: 0; }
blockquote { color: #b00020; margin: 0 0 1em; }
</style>
</head>
<body>
${body}</body>
</html>
`
