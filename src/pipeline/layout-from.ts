import { z } from 'zod'
import { type Refusal, refusalWords } from '../domain/refusal-words.ts'
import { GB_T_9704, type LayoutProfile, textHeight, textWidth } from './layout-profile.ts'

const millimetres = (fallback: number) => z.number().min(0).max(500).default(fallback)
const characters = (fallback: number) => z.number().min(0).max(20).default(fallback)
const fontName = (fallback: string) =>
  z
    .string()
    .regex(/^[\p{L}\p{N} _()（）-]{1,64}$/u, '字体名称只能用文字、数字、空格、括号和横线')
    .default(fallback)
const flag = (fallback: boolean) => z.boolean().default(fallback)

const face = ({ han, latin, points }: LayoutProfile['faces']['body']) =>
  z
    .strictObject({
      han: fontName(han),
      latin: fontName(latin),
      points: z.number().min(5).max(72).default(points),
    })
    .prefault({})

const { paper, margins, grid, faces, indent, pageNumber, signature, letterhead, tieUnits } = GB_T_9704

/** What an office may state of its own, field by field; what it leaves out is the standard's. */
const Stated = z.strictObject({
  paper: z.strictObject({ width: millimetres(paper.width), height: millimetres(paper.height) }).prefault({}),
  margins: z
    .strictObject({
      top: millimetres(margins.top),
      bottom: millimetres(margins.bottom),
      left: millimetres(margins.left),
      right: millimetres(margins.right),
    })
    .prefault({}),
  grid: z
    .strictObject({
      lines: z.int().min(10).max(60).default(grid.lines),
      characters: z.int().min(10).max(60).default(grid.characters),
    })
    .prefault({}),
  faces: z
    .strictObject({
      title: face(faces.title),
      body: face(faces.body),
      chapter: face(faces.chapter),
      section: face(faces.section),
      pageNumber: face(faces.pageNumber),
      letterhead: face(faces.letterhead),
      table: face(faces.table),
      mark: face(faces.mark),
    })
    .prefault({}),
  indent: characters(indent),
  pageNumber: z
    .strictObject({
      form: z.string().max(20).regex(/\{n\}/, '页码样式里要有 {n}').default(pageNumber.form),
      below: millimetres(pageNumber.below),
      outer: flag(pageNumber.outer),
      inset: characters(pageNumber.inset),
    })
    .prefault({}),
  signature: z
    .strictObject({
      gap: z.int().min(0).max(10).default(signature.gap),
      right: characters(signature.right),
    })
    .prefault({}),
  letterhead: z
    .strictObject({
      suffix: z.string().max(10).default(letterhead.suffix),
      top: millimetres(letterhead.top),
      colour: z
        .string()
        .regex(/^[0-9A-Fa-f]{6}$/, '颜色应为六位十六进制数')
        .default(letterhead.colour),
    })
    .prefault({}),
  tieUnits: flag(tieUnits),
})

/** Millimetres that margins must leave. */
const SMALLEST = 80

/**
 * A profile from what an office states of its own as JSON; the standard where it states nothing. Throws, in Chinese and
 * with the place, on what is no profile.
 */
export function layoutFrom(json: string | undefined): LayoutProfile {
  if (!json) return GB_T_9704
  const read = Stated.safeParse(parsed(json), { error: (issue) => refusalWords(issue as Refusal) })
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => `${path.join('.') || '整体'}：${message}`)
    throw new Error(`版式设置 SHUZHUN_LAYOUT 无法使用。${faults.join('；')}`)
  }
  if (textWidth(read.data) < SMALLEST || textHeight(read.data) < SMALLEST)
    throw new Error(`版式设置 SHUZHUN_LAYOUT 无法使用。页边距过大，版心不足 ${SMALLEST} 毫米`)
  return read.data
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new Error('版式设置 SHUZHUN_LAYOUT 应为 JSON，例如 {"margins":{"left":27}}')
  }
}
