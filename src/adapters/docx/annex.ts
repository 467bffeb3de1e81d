import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { LayoutProfile } from '../../pipeline/layout-profile.ts'
import type { Annex } from '../../pipeline/official-document.ts'
import { printable } from '../../pipeline/printable.ts'
import { pointTwips, runOf } from './measure.ts'
import { emptyLines, onGrid, textTwips } from './paragraphs.ts'
import { bodyRun } from './runs.ts'

/** 附件 on a page of its own: its name flush left in 黑体, the title on the third line, the table (7.3.7). */
export const annexOf = ({ name, table }: Annex, profile: LayoutProfile): (Paragraph | Table)[] => [
  new Paragraph({
    ...onGrid(profile),
    pageBreakBefore: true,
    children: [new TextRun({ ...bodyRun(profile.faces.chapter, profile), text: name })],
  }),
  ...emptyLines(1, profile),
  new Paragraph({
    ...onGrid(profile),
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ ...runOf(profile.faces.title), text: table.title })],
  }),
  ...emptyLines(1, profile),
  tableOf(table, profile),
]

function tableOf({ columns, rows }: Annex['table'], profile: LayoutProfile): Table {
  const all = columns.reduce((sum, { width }) => sum + width, 0)
  const widths = columns.map(({ width }) => Math.floor((textTwips(profile) * width) / all))
  const row = (cells: readonly string[], head: boolean) =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: cells.map((text, at) => cell(text, widths[at]!, { head, left: at === 1 && !head }, profile)),
    })
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: [
      row(
        columns.map(({ name }) => name),
        true,
      ),
      ...rows.map((cells) => row(cells, false)),
    ],
  })
}

function cell(
  text: string,
  width: number,
  place: { head: boolean; left: boolean },
  { faces }: LayoutProfile,
): TableCell {
  const face = place.head ? { ...faces.chapter, points: faces.table.points } : faces.table
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { left: 60, right: 60, top: 40, bottom: 40 },
    verticalAlign: VerticalAlign.CENTER,
    children: [
      new Paragraph({
        alignment: place.left ? AlignmentType.LEFT : AlignmentType.CENTER,
        spacing: { line: pointTwips(faces.table.points * 1.4), lineRule: LineRuleType.AT_LEAST },
        children: [new TextRun({ ...runOf(face), text: printable(text) })],
      }),
    ],
  })
}
