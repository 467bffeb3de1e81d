import { Marked } from 'marked'
import { escapeHtml } from './escape-html.ts'
import { tiedPieces } from './printable.ts'

/** Words in which a number stays on one line with its unit. */
export const tiedHtml = (words: string): string =>
  tiedPieces(words)
    .map(({ text, tied }) => (tied ? `<span class="tied">${escapeHtml(text)}</span>` : escapeHtml(text)))
    .join('')

/** What a text brings of HTML, links and pictures stays words: nothing of it becomes an element. */
const marked = new Marked({
  gfm: true,
  renderer: {
    html: ({ text }) => escapeHtml(text),
    link: ({ raw }) => escapeHtml(raw),
    image: ({ raw }) => escapeHtml(raw),
    code: ({ raw }) => escapeHtml(raw),
    codespan: ({ raw }) => escapeHtml(raw),
    text(token) {
      return 'tokens' in token && token.tokens ? this.parser.parseInline(token.tokens) : tiedHtml(token.text)
    },
  },
})

/** Markdown as HTML that holds no element but those of headings, paragraphs, lists and tables. */
export const markedHtml = (markdown: string): string => marked.parse(markdown, { async: false })
