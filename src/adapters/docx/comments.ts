import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  type ICommentOptions,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx'
import type { OfficialDocument, Remark } from '../../pipeline/official-document.ts'
import type { OfficialLine } from '../../pipeline/official-lines.ts'
import { printable } from '../../pipeline/printable.ts'

const AUTHOR = '数准'

/** What stands at a place of a line: a comment begins or ends there. */
export interface CommentMark {
  readonly at: number
  readonly ends: boolean
  readonly id: number
}

/** The remarks as Word's own comments. */
export const commentsOf = ({ remarks, at }: OfficialDocument): ICommentOptions[] =>
  remarks.map(({ text }, id) => ({
    id,
    author: AUTHOR,
    initials: '数',
    date: new Date(at),
    children: [
      new Paragraph({ children: [new TextRun({ text: printable(text), font: { eastAsia: '宋体' }, size: 21 })] }),
    ],
  }))

/**
 * Where the comments begin and end in each line, in reading order. A remark about the whole stands on the first line, as
 * does one whose words are in no line.
 */
export function commentMarks({ lines, remarks }: OfficialDocument): Map<OfficialLine, CommentMark[]> {
  const marks = new Map<OfficialLine, CommentMark[]>(lines.map((line) => [line, []]))
  remarks.forEach((remark, id) => {
    const touched = lines.filter((line) => touches(line, remark))
    const first = touched[0] ?? lines[0]
    const last = touched.at(-1) ?? lines[0]
    if (!first || !last) return
    const [from, to] = touched.length > 0 ? [remark.start, remark.end] : [0, Number.POSITIVE_INFINITY]
    marks.get(first)!.push({ at: placeIn(first, from, -1), ends: false, id })
    marks.get(last)!.push({ at: placeIn(last, to, 1), ends: true, id })
  })
  for (const list of marks.values()) list.sort((a, b) => a.at - b.at || Number(b.ends) - Number(a.ends))
  return marks
}

/** Where a place of the report is in a line: at an edge where it is outside, and beside a character of two units, that way. */
function placeIn({ start, text }: OfficialLine, place: number, way: 1 | -1): number {
  const at = Math.min(text.length, Math.max(0, place - (start ?? 0)))
  const within = /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at))
  return within ? at + way : at
}

const touches = ({ start, text }: OfficialLine, remark: Remark): boolean =>
  start !== null && remark.start < start + text.length && remark.end > start && remark.end > remark.start

/** The elements that set a mark. */
export const markedBy = ({ id, ends }: CommentMark): ParagraphChild[] =>
  ends ? [new CommentRangeEnd(id), new TextRun({ children: [new CommentReference(id)] })] : [new CommentRangeStart(id)]
