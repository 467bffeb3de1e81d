import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  Tab,
  TabStopType,
  TextRun,
} from 'docx'
import type { LayoutProfile } from '../../pipeline/layout-profile.ts'
import type { RedHead } from '../../pipeline/official-document.ts'
import { letterheadFace } from '../../pipeline/places.ts'
import { printable } from '../../pipeline/printable.ts'
import { gridOf, pointTwips, runOf, twips } from './measure.ts'
import { emptyLines, onGrid, textTwips } from './paragraphs.ts'
import { bodyRun } from './runs.ts'

/** Points between 发文字号 and the red rule: 4 mm (7.2.7). */
const RULE_BELOW = 11
/** Eighths of a point. */
const RULE_WEIGHT = 16

/** 版头: 发文机关标志 in red, 发文字号 where one is given, the red rule, and two empty lines before the title. */
export const redHeadOf = (head: RedHead, profile: LayoutProfile): Paragraph[] => [
  letterhead(head, profile),
  ...emptyLines(2, profile),
  numberLine(head, profile),
  ...emptyLines(2, profile),
]

function letterhead({ organisation }: RedHead, profile: LayoutProfile): Paragraph {
  const { letterhead: style } = profile
  const words = printable(organisation) + style.suffix
  const face = letterheadFace(words, profile)
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: twips(style.top), after: 0, line: pointTwips(face.points * 1.2), lineRule: LineRuleType.EXACT },
    children: [new TextRun({ ...runOf(face), color: style.colour, text: words })],
  })
}

/** The number in the middle; with 签发人, as reports to a superior have it, one at either side (7.2.5, 7.2.6). */
function numberLine({ number, signer }: RedHead, profile: LayoutProfile): Paragraph {
  const { character } = gridOf(profile)
  const run = bodyRun(profile.faces.body, profile)
  const words = (text: string) => new TextRun({ ...run, text })
  const name = (text: string) => new TextRun({ ...bodyRun(profile.faces.section, profile), text })
  const tab = () => new TextRun({ ...run, children: [new Tab()] })
  const children: ParagraphChild[] = signer
    ? [tab(), words(printable(number ?? '')), tab(), words('签发人：'), name(printable(signer))]
    : [words(printable(number ?? ''))]
  return new Paragraph({
    ...onGrid(profile),
    run,
    alignment: signer ? AlignmentType.LEFT : AlignmentType.CENTER,
    tabStops: signer
      ? [
          { type: TabStopType.LEFT, position: character },
          { type: TabStopType.RIGHT, position: textTwips(profile) - character },
        ]
      : [],
    border: {
      bottom: { style: BorderStyle.SINGLE, color: profile.letterhead.colour, size: RULE_WEIGHT, space: RULE_BELOW },
    },
    children,
  })
}
