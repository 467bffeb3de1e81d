import { escapeHtml } from './escape-html.ts'
import { type Face, GB_T_9704, type LayoutProfile, textHeight } from './layout-profile.ts'
import { type OfficialLine, officialLines } from './official-lines.ts'
import { signaturePlaces } from './places.ts'

/**
 * A report as HTML for the clipboard: each line with its style on it, which Word and WPS keep when it is pasted. Pure and
 * without a page around it; `organisation` is who signs.
 */
export function copyHtml(report: string, organisation: string, profile: LayoutProfile = GB_T_9704): string {
  const lines = officialLines(report, organisation)
  const places = signaturePlaces(lines, profile)
  return lines.map((line) => `<p style="${styleOf(line, places, profile)}">${wordsOf(line, profile)}</p>`).join('\n')
}

/** Single quotes, because the style stands in double ones. */
const faceCss = ({ han, latin, points }: Face): string =>
  `font-family:'${han}';mso-ascii-font-family:'${latin}';mso-hansi-font-family:'${latin}';font-size:${points}pt`

function styleOf({ role }: OfficialLine, places: ReturnType<typeof signaturePlaces>, profile: LayoutProfile): string {
  const { faces, grid, signature } = profile
  const pitch = Math.floor((textHeight(profile) / grid.lines / 25.4) * 72 * 20) / 20
  const base = `margin:0;line-height:${pitch}pt;mso-line-height-rule:exactly`
  const indent = `text-indent:${faces.body.points * profile.indent}pt;mso-char-indent-count:${profile.indent}.0`
  const place: Readonly<Record<OfficialLine['role'], string>> = {
    title: `text-align:center;margin-bottom:${pitch}pt;${faceCss(faces.title)}`,
    recipient: `text-align:left;${faceCss(faces.body)}`,
    body: `text-align:justify;${indent};${faceCss(faces.body)}`,
    annex: `text-align:left;margin-top:${pitch}pt;${indent};${faceCss(faces.body)}`,
    organisation: `text-align:right;margin-top:${pitch * signature.gap}pt;margin-right:${faces.body.points * places.organisation}pt;${faceCss(faces.body)}`,
    date: `text-align:right;margin-right:${faces.body.points * places.date}pt;${faceCss(faces.body)}`,
  }
  return `${base};${place[role]}`
}

function wordsOf({ text, heading }: OfficialLine, { faces }: LayoutProfile): string {
  if (!heading) return escapeHtml(text)
  const face = heading.level === 1 ? faces.chapter : faces.section
  return `<span style="${faceCss(face)}">${escapeHtml(text.slice(0, heading.length))}</span>${escapeHtml(text.slice(heading.length))}`
}
