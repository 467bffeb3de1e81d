import { escapeHtml } from './escape-html.ts'
import { markdownLine, markdownTable } from './markdown-document.ts'
import { markedHtml, tiedHtml } from './marked-html.ts'
import { officialCss } from './official-css.ts'
import type { OfficialDocument, RedHead } from './official-document.ts'
import type { OfficialLine } from './official-lines.ts'
import { charactersOf, letterheadFace, signaturePlaces } from './places.ts'
import { titleLines } from './title-lines.ts'

/** An official document as a page of its own that prints on A4 as the standard has it. Runs no script and loads nothing. */
export function toHtml(document: OfficialDocument): string {
  const { profile, title, lines, redHead, annex, mark, remarks } = document
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>
${officialCss(profile)}
</style>
</head>
<body>
${mark === null ? '' : `<div class="watermark" aria-hidden="true">草稿</div>\n<p class="mark">草稿　${escapeHtml(mark)}</p>\n`}<main>
${redHead ? redHeadHtml(redHead, document) : ''}${lines.map((line) => lineHtml(line, document)).join('')}</main>
${annex ? `<section class="annex">\n<h2>${escapeHtml(annex.name)}</h2>\n<p class="annex-title">${escapeHtml(annex.table.title)}</p>\n${markedHtml(markdownTable(annex.table))}</section>\n` : ''}${remarks.length === 0 ? '' : `<section class="remarks">\n<h2>待核清单</h2>\n<ol>${remarks.map(({ text }) => `<li>${escapeHtml(text)}</li>`).join('')}</ol>\n</section>\n`}</body>
</html>
`
}

function redHeadHtml({ organisation, number, signer }: RedHead, { profile }: OfficialDocument): string {
  const signed = signer ? `<span>签发人：<b>${escapeHtml(signer)}</b></span>` : ''
  const words = organisation + profile.letterhead.suffix
  return `<header class="red-head">
<p class="letterhead" style="font-size:${letterheadFace(words, profile).points}pt">${escapeHtml(words)}</p>
<p class="number${signer ? ' signed' : ''}"><span>${escapeHtml(number ?? '')}</span>${signed}</p>
</header>
`
}

/** Lines that Markdown has a form for go through it; those that only a page knows are set here. */
function lineHtml(line: OfficialLine, { profile, organisation, lines }: OfficialDocument): string {
  const { role, text } = line
  switch (role) {
    case 'body':
      return markedHtml(markdownLine(line))
    case 'title': {
      const set = titleLines(text, charactersOf(profile.faces.title, profile), organisation)
      return `<h1>${set.map(escapeHtml).join('<br>')}</h1>\n`
    }
    case 'organisation':
    case 'date':
      return `<p class="${role}" style="margin-right:${signaturePlaces(lines, profile)[role]}em">${tiedHtml(text)}</p>\n`
    default:
      return `<p class="${role}">${tiedHtml(text)}</p>\n`
  }
}
