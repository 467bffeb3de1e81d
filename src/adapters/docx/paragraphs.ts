import { AlignmentType, type IParagraphOptions, LineRuleType, Paragraph } from 'docx'
import { type LayoutProfile, textWidth } from '../../pipeline/layout-profile.ts'
import type { OfficialDocument } from '../../pipeline/official-document.ts'
import type { OfficialLine } from '../../pipeline/official-lines.ts'
import { charactersOf, signaturePlaces } from '../../pipeline/places.ts'
import { widthOf } from '../../pipeline/printable.ts'
import { titleLines } from '../../pipeline/title-lines.ts'
import { type CommentMark, commentMarks } from './comments.ts'
import { gridOf, pointTwips, twips } from './measure.ts'
import { bodyRun, runsOf, type Setting } from './runs.ts'

/** The paragraph style of everything in a report. */
export const OFFICIAL = 'Official'

/** On the grid of lines: exactly so high, never moved to keep others company. */
export const onGrid = (profile: LayoutProfile): IParagraphOptions => ({
  style: OFFICIAL,
  spacing: { line: gridOf(profile).line, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
})

/** Empty lines of the grid. */
export const emptyLines = (count: number, profile: LayoutProfile, options: IParagraphOptions = {}): Paragraph[] =>
  Array.from(
    { length: count },
    () => new Paragraph({ ...onGrid(profile), ...options, run: bodyRun(profile.faces.body, profile) }),
  )

/** The report's lines as paragraphs, with the empty lines that the standard asks for between them. */
export function paragraphsOf(document: OfficialDocument): Paragraph[] {
  const { lines, profile } = document
  const marks = commentMarks(document)
  const places = signaturePlaces(lines, profile)
  const { character } = gridOf(profile)
  return lines.flatMap((line, at) => [
    ...emptyLines(gapBefore(lines, at, profile), profile, { keepNext: isTail(line) }),
    paragraphOf(line, document, marks.get(line) ?? [], {
      keepNext: isTail(lines[at + 1]),
      right: isSigned(line) ? Math.round(places[line.role] * character) : 0,
    }),
  ])
}

const isSigned = (line: OfficialLine | undefined): line is OfficialLine & { role: 'organisation' | 'date' } =>
  line?.role === 'organisation' || line?.role === 'date'
/** What follows the text proper never stands on a page without any of it. */
const isTail = (line: OfficialLine | undefined): boolean => line?.role === 'annex' || isSigned(line)

/** Empty lines: one below the title, one above 附件说明, room for the seal above the signature. */
function gapBefore(lines: readonly OfficialLine[], at: number, { signature }: LayoutProfile): number {
  const [role, before] = [lines[at]!.role, lines[at - 1]?.role]
  if (before === undefined) return 0
  if (before === 'title') return 1
  if (role === 'annex' && before !== 'annex') return 1
  return isSigned(lines[at]) && !isSigned(lines[at - 1]) ? signature.gap : 0
}

interface Placing {
  readonly keepNext: boolean
  /** Twips from the right edge. */
  readonly right: number
}

function paragraphOf(
  line: OfficialLine,
  { profile, organisation }: OfficialDocument,
  marks: readonly CommentMark[],
  { keepNext, right }: Placing,
): Paragraph {
  const { faces } = profile
  const setting: Setting = { face: (at) => faceAt(line, at, profile), marks }
  const set = (options: IParagraphOptions, more: Partial<Setting> = {}) =>
    new Paragraph({
      ...onGrid(profile),
      keepNext,
      ...options,
      children: runsOf(line, profile, { ...setting, ...more }),
    })
  switch (line.role) {
    case 'title':
      return set(
        { style: 'Title', alignment: AlignmentType.CENTER },
        {
          breaks: breaksOf(titleLines(line.text, charactersOf(faces.title, profile), organisation)),
        },
      )
    case 'recipient':
      return set({ alignment: AlignmentType.LEFT })
    case 'annex':
      return set({ alignment: AlignmentType.LEFT, indent: annexIndent(line.text, profile) })
    case 'organisation':
    case 'date':
      return set({ alignment: AlignmentType.RIGHT, indent: { right } })
    case 'body':
      return set({ ...headingStyle(line), alignment: AlignmentType.BOTH, indent: firstLine(profile) })
  }
}

function faceAt({ role, heading }: OfficialLine, at: number, { faces }: LayoutProfile) {
  if (role === 'title') return faces.title
  if (!heading || at >= heading.length) return faces.body
  return heading.level === 1 ? faces.chapter : faces.section
}

/** A heading that is a line of its own shows in Word's navigation; on the last line of a page it goes to the next. */
const headingStyle = ({ heading, text }: OfficialLine): IParagraphOptions =>
  heading?.length === text.length ? { style: `Heading${heading.level}`, keepNext: true } : {}

const firstLine = (profile: LayoutProfile) => ({
  firstLine: pointTwips(profile.faces.body.points * profile.indent),
  firstLineChars: profile.indent * 100,
})

/** Names of annexes that run on begin below the name's first character. */
function annexIndent(text: string, profile: LayoutProfile) {
  const { character } = gridOf(profile)
  const lead = /^(附件[：:])?\s*(\d+[.．、]\s*)?/.exec(text)!
  const label = 3
  const hanging = widthOf(lead[2] ?? '') + (lead[1] ? label : 0)
  const left = profile.indent + label + widthOf(lead[2] ?? '')
  return { left: Math.round(left * character), hanging: Math.round(hanging * character) }
}

const breaksOf = (lines: readonly string[]): number[] => {
  let at = 0
  return lines.slice(0, -1).map((line) => {
    at += line.length
    return at
  })
}

/** The width of the 版心 in twips. */
export const textTwips = (profile: LayoutProfile): number => twips(textWidth(profile))
