import { type ChildNode, type Document, type Element, isTag, isText } from 'domhandler'
import { DomUtils, parseDocument } from 'htmlparser2'

/** Parts of a page that are never the report. */
const CHROME = new Set(
  'script style noscript template nav header footer aside form button select option iframe svg head object video audio'.split(
    ' ',
  ),
)
/** Elements that begin a line of their own. */
const BLOCKS = new Set(
  'p div section article main h1 h2 h3 h4 h5 h6 li ul ol dl dt dd tr td th table blockquote pre br hr center html body'.split(
    ' ',
  ),
)
/** What Chinese government sites call the element that holds the article, beside article and main. */
const BODY_NAMES =
  /^(?:zoom|ucap-content|trs_editor\w*|article[-_]?(?:content|body)?|content[-_]?(?:text|body)|news[-_]?content|view|pages_content)$/i
/** An element with fewer Chinese characters than this is a box, no article. */
const SHORTEST = 200

/** The words of a page: one line a block, cells of a table row apart by tabs, navigation left out. */
export function readHtml(html: string): string {
  const document = parseDocument(html)
  const article = articleOf(document)
  const words = linesOf(article ?? document)
  const title = article ? titleOf(document) : null
  return title && !words.slice(0, 5).some((line) => line.includes(title))
    ? [title, ...words].join('\n')
    : words.join('\n')
}

const han = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0

/** The longest of the elements that are named as an article is. */
function articleOf(document: Document): Element | null {
  const named = DomUtils.findAll(
    ({ name, attribs }) =>
      name === 'article' ||
      name === 'main' ||
      [attribs.id, ...(attribs.class ?? '').split(/\s+/)].some(
        (value) => value !== undefined && BODY_NAMES.test(value),
      ),
    document.children,
  )
  const [longest] = named
    .map((element) => ({ element, size: han(linesOf(element).join('')) }))
    .filter(({ size }) => size >= SHORTEST)
    .sort((a, b) => b.size - a.size)
  return longest?.element ?? null
}

/** The article's title where it stands outside the article: as the site names it, else the page's first heading. */
function titleOf(document: Document): string | null {
  const meta = DomUtils.findOne(
    ({ name, attribs }) =>
      name === 'meta' && /^(?:ArticleTitle|og:title)$/i.test(attribs.name ?? attribs.property ?? ''),
    document.children,
  )
  const heading = DomUtils.findOne(({ name }) => name === 'h1', document.children)
  const title = meta?.attribs.content ?? (heading ? linesOf(heading).join('') : '')
  return title.trim() === '' ? null : title.trim()
}

/** The lines of an element. A table's data cell is one line whatever paragraphs it holds; a cell that lays out a page is none. */
function linesOf(root: Document | Element): string[] {
  const out: string[] = []
  const walk = (node: ChildNode, inCell: boolean): void => {
    if (isText(node)) out.push(node.data.replace(/[\r\n\t ]+/g, ' '))
    else if (isTag(node)) {
      if (isHidden(node)) return
      const cell = isDataCell(node)
      const apart = cell ? '\t' : inCell ? ' ' : BLOCKS.has(node.name) ? '\n' : ''
      out.push(apart)
      for (const child of node.children) walk(child, inCell || cell)
      out.push(apart)
    }
  }
  for (const child of root.children) walk(child, false)
  return out
    .join('')
    .split('\n')
    .map((line) => line.replace(/ *\t[\t ]*/g, '\t').trim())
    .filter((line) => line !== '')
}

/** Letters that a cell of data holds at most. */
const LONGEST_CELL = 200
const isDataCell = (element: Element): boolean =>
  (element.name === 'td' || element.name === 'th') && DomUtils.textContent(element).trim().length <= LONGEST_CELL

const isHidden = ({ name, attribs }: Element): boolean =>
  CHROME.has(name) ||
  attribs.hidden !== undefined ||
  /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribs.style ?? '')
