import { type IRunOptions, type ParagraphChild, TextRun } from 'docx'
import type { Face, LayoutProfile } from '../../pipeline/layout-profile.ts'
import type { OfficialLine } from '../../pipeline/official-lines.ts'
import { printable, tiedPieces } from '../../pipeline/printable.ts'
import { type CommentMark, markedBy } from './comments.ts'
import { gridOf, runOf } from './measure.ts'

/** Sets words in one face. `breaks` are places at which a new line begins. */
export interface Setting {
  readonly face: (at: number) => Face
  readonly marks: readonly CommentMark[]
  readonly breaks?: readonly number[]
}

/** A line's words as runs, cut where the face changes, where a comment begins or ends, and where a line is broken. */
export function runsOf(
  line: OfficialLine,
  profile: LayoutProfile,
  { face, marks, breaks = [] }: Setting,
): ParagraphChild[] {
  const cuts = [...new Set([0, line.heading?.length ?? 0, ...breaks, ...marks.map(({ at }) => at), line.text.length])]
    .filter((at) => at <= line.text.length)
    .sort((a, b) => a - b)
  return cuts.flatMap((from, index) => {
    const to = cuts[index + 1] ?? from
    const here = marks.filter(({ at }) => at === from).flatMap(markedBy)
    if (to === from) return here
    const words = wordsOf(line.text.slice(from, to), profile)
    return [
      ...here,
      new TextRun({ ...bodyRun(face(from), profile), text: words, ...(breaks.includes(from) && { break: 1 }) }),
    ]
  })
}

/** A face on the grid of characters: type of the body's size comes as close as 28 a line ask. */
export function bodyRun(face: Face, profile: LayoutProfile): IRunOptions {
  const onGrid = face.points === profile.faces.body.points
  return { ...runOf(face), ...(onGrid && { characterSpacing: gridOf(profile).spacing }) }
}

const WORD_JOINER = '\u2060'

function wordsOf(text: string, { tieUnits }: LayoutProfile): string {
  const words = printable(text)
  if (!tieUnits) return words
  return tiedPieces(words)
    .map((piece) => (piece.tied ? [...piece.text].join(WORD_JOINER) : piece.text))
    .join('')
}
