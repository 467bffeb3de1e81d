import { AlignmentType, Footer, LineRuleType, PageNumber, Paragraph, TextRun } from 'docx'
import type { LayoutProfile } from '../../pipeline/layout-profile.ts'
import { gridOf, pointTwips, runOf, twips } from './measure.ts'

/** Odd pages number at the right, even ones at the left, one character from the edge (7.5). */
export function footersOf(profile: LayoutProfile): { default: Footer; even: Footer } {
  const inset = Math.round(profile.pageNumber.inset * gridOf(profile).character)
  const { outer } = profile.pageNumber
  return {
    default: footer(outer ? AlignmentType.RIGHT : AlignmentType.CENTER, outer ? { right: inset } : {}, profile),
    even: footer(outer ? AlignmentType.LEFT : AlignmentType.CENTER, outer ? { left: inset } : {}, profile),
  }
}

function footer(
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType],
  indent: { left?: number; right?: number },
  profile: LayoutProfile,
): Footer {
  const [before = '', after = ''] = profile.pageNumber.form.split('{n}')
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent,
        spacing: { line: lineHeight(profile), lineRule: LineRuleType.EXACT, before: 0, after: 0 },
        children: [new TextRun({ ...runOf(profile.faces.pageNumber), children: [before, PageNumber.CURRENT, after] })],
      }),
    ],
  })
}

const lineHeight = ({ faces }: LayoutProfile): number => pointTwips(faces.pageNumber.points * 1.25)

/**
 * Twips from the paper's edge to the foot of the number's line. The dash stands in the middle of its line, so the line
 * begins half its height above where the dash is to be.
 */
export const footerDistance = (profile: LayoutProfile): number =>
  twips(profile.margins.bottom - profile.pageNumber.below) - Math.round(lineHeight(profile) / 2)
