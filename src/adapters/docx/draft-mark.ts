import { AlignmentType, Header, ImportedXmlComponent, Paragraph, Run, TextRun } from 'docx'
import type { LayoutProfile } from '../../pipeline/layout-profile.ts'
import { printable } from '../../pipeline/printable.ts'
import { runOf } from './measure.ts'

const RED = 'C00000'

/** On every page of a working copy: the mark at the head and 草稿 across the page. */
export function draftHeaders(mark: string, profile: LayoutProfile): { default: Header; even: Header } {
  return { default: header(mark, profile, 1), even: header(mark, profile, 2) }
}

function header(mark: string, profile: LayoutProfile, shape: number): Header {
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({ ...runOf(profile.faces.mark), color: RED, text: printable(`草稿　${mark}`) }),
          watermark(profile.faces.title.han, shape),
        ],
      }),
    ],
  })
}

/** Word keeps a watermark as a text path of VML in the header, and reads no newer form of it. */
const watermark = (font: string, shape: number): Run => {
  const run = new Run({})
  run.addChildElement(
    ImportedXmlComponent.fromXmlString(
      `<w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype><v:shape id="PowerPlusWaterMarkObject${shape}" o:spid="_x0000_s${2048 + shape}" type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;width:320pt;height:160pt;rotation:315;z-index:-251658240;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#d9d9d9" stroked="f"><v:fill opacity=".5"/><v:textpath style="font-family:&quot;${font}&quot;;font-size:1pt" string="草稿"/></v:shape></w:pict>`,
    ),
  )
  return run
}
