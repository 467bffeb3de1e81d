import { Document, type IStylesOptions, Packer } from 'docx'
import type { Face, LayoutProfile } from '../../pipeline/layout-profile.ts'
import type { OfficialDocument } from '../../pipeline/official-document.ts'
import { printable } from '../../pipeline/printable.ts'
import { annexOf } from './annex.ts'
import { commentsOf } from './comments.ts'
import { draftHeaders } from './draft-mark.ts'
import { runOf, twips } from './measure.ts'
import { footerDistance, footersOf } from './page-numbers.ts'
import { OFFICIAL, paragraphsOf } from './paragraphs.ts'
import { redHeadOf } from './red-head.ts'

/** Writes an official document as a .docx file (GB/T 9704-2012 by its profile). */
export async function writeDocx(document: OfficialDocument): Promise<Uint8Array<ArrayBuffer>> {
  const { profile, redHead, annex, mark } = document
  const file = new Document({
    title: printable(document.title),
    creator: printable(document.organisation),
    lastModifiedBy: printable(document.organisation),
    description: mark ?? '',
    styles: stylesOf(profile),
    externalStyles: OFFICIAL_STYLE,
    evenAndOddHeaderAndFooters: true,
    comments: { children: commentsOf(document) },
    sections: [
      {
        properties: { page: pageOf(profile) },
        ...(mark !== null && { headers: draftHeaders(mark, profile) }),
        footers: footersOf(profile),
        children: [
          ...(redHead ? redHeadOf(redHead, profile) : []),
          ...paragraphsOf(document),
          ...(annex ? annexOf(annex, profile) : []),
        ],
      },
    ],
  })
  return new Uint8Array(await (await Packer.toBlob(file)).arrayBuffer())
}

const pageOf = (profile: LayoutProfile) => ({
  size: { width: twips(profile.paper.width), height: twips(profile.paper.height) },
  margin: {
    top: twips(profile.margins.top),
    bottom: twips(profile.margins.bottom),
    left: twips(profile.margins.left),
    right: twips(profile.margins.right),
    header: twips(profile.margins.top / 2),
    footer: footerDistance(profile),
    gutter: 0,
  },
})

/** docx has no option for the space that Word puts between Han and Latin, which would push characters off the grid. */
const OFFICIAL_STYLE = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:customStyle="1" w:styleId="${OFFICIAL}"><w:name w:val="公文正文"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:style></w:styles>`

/** Word's own names for the levels, so that its navigation and styles pane know them. */
function stylesOf({ faces }: LayoutProfile): IStylesOptions {
  const style = (face: Face) => ({ basedOn: OFFICIAL, run: { ...runOf(face), color: '000000', bold: false } })
  return {
    default: {
      document: { run: { ...runOf(faces.body), language: { value: 'en-US', eastAsia: 'zh-CN' } } },
      title: style(faces.title),
      heading1: style(faces.chapter),
      heading2: style(faces.section),
    },
  }
}
