import { BRACKET_AT_END, isUnit } from './cells.ts'
import { BULLETS, RINGED } from './list-marks.ts'

/** A label cell taken apart: numbering, 其中, indentation, the unit in brackets and footnote marks come off. */
export interface LabelCell {
  readonly label: string
  readonly unit: string | null
  /** Width of the blanks and dashes before it. */
  readonly indent: number
  /** It opens with 其中. */
  readonly among: boolean
  /** It carries a heading's number: 一、 or （一）. */
  readonly heading: boolean
}

const HEADING = /^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[)）])\s*/
const NUMBERING = new RegExp(
  `^(?:\\d{1,2}(?:\\.\\d{1,2}){1,3}(?:[、．.]|\\s+)|\\d{1,2}[、．.)）](?!\\d)|[（(]\\d{1,2}[)）]|[${RINGED}][、．.]?)\\s*`,
)
const LEAD = new RegExp(`^[\\s\\u3000\\u00a0]*(?:[${BULLETS}]+\\s*)?`)

/** 资金/万元, 处置率,%: the unit behind a stroke. */
const UNIT_AT_END = /^(.{2,}?)[/／,，]([^/／,，]{1,6})$/
/** 满意率%: no stroke before the sign. */
const PERCENT_AT_END = /^(.{2,}?率)([%％‰])$/

/** Reads a label cell. */
export function readLabel(raw: string): LabelCell {
  const lead = LEAD.exec(raw)![0]
  const heading = HEADING.test(raw.slice(lead.length))
  let text = raw.slice(lead.length).replace(HEADING, '').replace(NUMBERING, '').trim()
  const among = /^其\s*中\s*[:：,，、]?\s*/.exec(text)
  if (among) text = text.slice(among[0].length).replace(NUMBERING, '')
  text = text
    .replace(/[:：]\s*$/, '')
    .replace(/[①-⑳*＊†]+$|\[\d{1,2}\]$/u, '')
    .trim()
  const bracket = BRACKET_AT_END.exec(text) ?? UNIT_AT_END.exec(text) ?? PERCENT_AT_END.exec(text)
  const unit = bracket ? bracket[2]!.replace(/^单位[:：]/, '').trim() : null
  const hasUnit = unit !== null && isUnit(unit)
  return {
    label: hasUnit ? bracket![1]!.trim() : text,
    unit: hasUnit ? unit : null,
    indent: [...lead].length,
    among: among !== null,
    heading,
  }
}

/** A serial number of any kind and nothing else: 1, 1.1, 一, （二）, ③. */
const isSerial = (cell: string): boolean =>
  /^(?:\d{1,3}(?:\.\d{1,2}){0,3}|[一二三四五六七八九十]{1,3}|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]|[①-⑳])[、.．]?$/u.test(
    cell.trim(),
  )

/** 1, 2, 3 …, 一, 二 …, 1.1, 1.2: nothing but serial numbers, and the plain ones in order. */
export function isSerialColumn(cells: readonly string[]): boolean {
  if (cells.length === 0 || !cells.every(isSerial)) return false
  const plain = cells.filter((cell) => /^\d+[、.．]?$/.test(cell)).map((cell) => Number.parseInt(cell, 10))
  return plain.every((number, i) => number === (i === 0 ? number : plain[i - 1]! + 1) || number === 1)
}
