import { type Face, type LayoutProfile, textHeight, textWidth } from './layout-profile.ts'

/** What a machine without the proper typefaces sets instead. */
const SUBSTITUTES = {
  title: 'STZhongsong, "Noto Serif CJK SC", SimSun, serif',
  body: 'FangSong, STFangsong, "Noto Serif CJK SC", serif',
  chapter: 'SimHei, STHeiti, "Noto Sans CJK SC", sans-serif',
  section: 'KaiTi, STKaiti, "Noto Serif CJK SC", serif',
} as const

const family = (face: Face, substitutes: string): string => `"${face.latin}", "${face.han}", ${substitutes}`

/** The layout of a profile as CSS: a sheet on the screen, pages with their numbers on paper. */
export function officialCss(profile: LayoutProfile): string {
  const { paper, margins, faces, grid, indent, signature, letterhead } = profile
  const line = `${(Math.floor((textHeight(profile) / grid.lines) * 100) / 100).toFixed(2)}mm`
  const body = faces.body.points
  const spacing = Math.floor((((textWidth(profile) / 25.4) * 72) / grid.characters - body) * 100) / 100
  const title = family(faces.title, SUBSTITUTES.title)
  return `@page { size: ${paper.width}mm ${paper.height}mm; margin: ${margins.top}mm ${margins.right}mm ${margins.bottom}mm ${margins.left}mm; }
${pageNumbers(profile)}
* { box-sizing: border-box; }
html { background: #e8e8e8; }
body { width: ${paper.width}mm; min-height: ${paper.height}mm; margin: 0 auto; padding: ${margins.top}mm ${margins.right}mm ${margins.bottom}mm ${margins.left}mm; background: #fff; color: #000; position: relative;
  font-family: ${family(faces.body, SUBSTITUTES.body)}; font-size: ${body}pt; line-height: ${line}; letter-spacing: ${spacing}pt; text-align: justify; line-break: strict; overflow-wrap: anywhere; }
h1, h2, h3, p, ol { margin: 0; font-weight: normal; font-size: inherit; }
h1 { font-family: ${title}; font-size: ${faces.title.points}pt; text-align: center; letter-spacing: 0; margin-bottom: ${line}; }
h2 { font-family: ${family(faces.chapter, SUBSTITUTES.chapter)}; text-indent: ${indent}em; break-after: avoid; }
h3, p strong { font-family: ${family(faces.section, SUBSTITUTES.section)}; font-weight: normal; }
h3 { text-indent: ${indent}em; break-after: avoid; }
p { text-indent: ${indent}em; orphans: 1; widows: 1; }
p.recipient { text-indent: 0; }
.tied { white-space: nowrap; }
p.annex { padding-left: ${indent + 3}em; text-indent: -3em; margin-top: ${line}; }
p.annex + p.annex { text-indent: 0; margin-top: 0; }
p.organisation, p.date { text-align: right; text-indent: 0; }
p.annex, p.organisation, p.date { break-before: avoid; }
p:not(.organisation) + p.organisation { margin-top: calc(${line} * ${signature.gap}); }
.red-head { margin-bottom: calc(${line} * 2); color: #000; }
.letterhead { padding-top: ${letterhead.top}mm; text-indent: 0; text-align: center; white-space: nowrap; font-family: ${title}; line-height: 1.2; letter-spacing: 0; color: #${letterhead.colour}; margin-bottom: calc(${line} * 2); }
.number { display: flex; justify-content: center; min-height: ${line}; text-indent: 0; padding-bottom: 4mm; border-bottom: 2pt solid #${letterhead.colour}; }
.number.signed { justify-content: space-between; padding-left: 1em; padding-right: 1em; }
.number b { font-family: ${family(faces.section, SUBSTITUTES.section)}; font-weight: normal; }
section.annex { break-before: page; }
main + section.annex { margin-top: calc(${line} * 2); }
.annex h2 { text-indent: 0; margin-bottom: ${line}; }
.annex-title { font-family: ${title}; font-size: ${faces.title.points}pt; text-align: center; text-indent: 0; margin-bottom: ${line}; }
table { width: 100%; border-collapse: collapse; font-size: ${faces.table.points}pt; line-height: 1.4; letter-spacing: 0; text-align: center; }
th { font-family: ${family(faces.chapter, SUBSTITUTES.chapter)}; font-weight: normal; }
th, td { border: 0.5pt solid #000; padding: 2pt 3pt; break-inside: avoid; }
td:nth-child(2) { text-align: left; }
.mark { position: absolute; top: ${margins.top / 2}mm; left: 0; right: 0; text-indent: 0; text-align: center; color: #c00000; font-size: ${faces.mark.points}pt; }
.watermark { position: fixed; inset: 0; display: flex; align-items: center; justify-content: center; font-family: ${title}; font-size: 160pt; color: rgb(0 0 0 / 0.08); transform: rotate(-45deg); pointer-events: none; }
.remarks { margin-top: ${line}; border-top: 1pt solid #c00000; font-size: ${faces.table.points}pt; line-height: 1.6; letter-spacing: 0; }
@media print { html { background: none; } body { width: auto; min-height: 0; padding: 0; } .mark { position: static; } }`
}

/** The number in the margin of the printed page: odd pages right, even left. */
function pageNumbers({ faces, pageNumber }: LayoutProfile): string {
  const [before = '', after = ''] = pageNumber.form.split('{n}').map((part) => part.replace(/["\\\n]/g, ''))
  const box = (place: string, side: string) =>
    `@page${place} { @bottom-${side} { content: "${before}" counter(page) "${after}"; font: ${faces.pageNumber.points}pt "${faces.pageNumber.han}", SimSun, serif; vertical-align: top; padding: ${pageNumber.below - 2}mm ${pageNumber.inset}em 0; } }`
  return pageNumber.outer ? `${box(' :right', 'right')}\n${box(' :left', 'left')}` : box('', 'center')
}
