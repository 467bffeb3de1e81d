import { z } from 'zod'

const millimetres = (fallback: number) => z.number().min(0).max(500).default(fallback)
const characters = (fallback: number) => z.number().min(0).max(20).default(fallback)
const fontName = z.string().regex(/^[\p{L}\p{N} _()（）-]{1,64}$/u, '字体名称只能用文字、数字、空格、括号和横线')

/** A typeface for Han, one for Latin letters and digits, and a size in points. */
const face = (han: string, points: number, latin = 'Times New Roman') =>
  z
    .strictObject({
      han: fontName.default(han),
      latin: fontName.default(latin),
      points: z.number().min(5).max(72).default(points),
    })
    .prefault({})

/**
 * How an office sets its documents. The defaults are GB/T 9704-2012: paper and margins 5.2.1, faces and the grid of 22
 * lines by 28 characters 5.2.2 and 5.2.3, elements 7.2 to 7.5. An office that differs states only what differs.
 */
export const LayoutProfile = z.strictObject({
  /** Paper in millimetres, A4. */
  paper: z.strictObject({ width: millimetres(210), height: millimetres(297) }).prefault({}),
  /** Margins in millimetres: 天头 37, 订口 28; what they leave is the 版心 of 156 by 225. */
  margins: z
    .strictObject({
      top: millimetres(37),
      bottom: millimetres(35),
      left: millimetres(28),
      right: millimetres(26),
    })
    .prefault({}),
  grid: z
    .strictObject({
      lines: z.int().min(10).max(60).default(22),
      characters: z.int().min(10).max(60).default(28),
    })
    .prefault({}),
  faces: z
    .strictObject({
      /** 标题: 2号小标宋. */
      title: face('方正小标宋简体', 22),
      /** 正文: 3号仿宋; levels 1. and （1） as well. */
      body: face('仿宋_GB2312', 16),
      /** 一、: 3号黑体. */
      chapter: face('黑体', 16),
      /** （一）: 3号楷体. */
      section: face('楷体_GB2312', 16),
      /** 页码: 4号半角宋体. */
      pageNumber: face('宋体', 14, '宋体'),
      /** 发文机关标志: 小标宋, as large as it fits and at most this. */
      letterhead: face('方正小标宋简体', 52),
      /** The facts table of an annex. */
      table: face('仿宋_GB2312', 12),
      /** The line that marks a working copy. */
      mark: face('黑体', 14),
    })
    .prefault({}),
  /** Characters by which a paragraph's first line is indented. */
  indent: characters(2),
  pageNumber: z
    .strictObject({
      /** How it is written; {n} is the number. */
      form: z.string().max(20).regex(/\{n\}/, '页码样式里要有 {n}').default('— {n} —'),
      /** Millimetres from the 版心 to the top of its line (7.5: the dash stands 7 mm below). */
      below: millimetres(7),
      /** Odd pages right, even pages left; false centres it. */
      outer: z.boolean().default(true),
      /** Characters from the edge. */
      inset: characters(1),
    })
    .prefault({}),
  signature: z
    .strictObject({
      /** Empty lines above 发文机关署名: room for the seal. */
      gap: z.int().min(0).max(10).default(2),
      /** Characters right of 成文日期 (7.3.5.1). */
      right: characters(4),
    })
    .prefault({}),
  letterhead: z
    .strictObject({
      /** Set after the organisation's name, e.g. 文件; may be empty. */
      suffix: z.string().max(10).default('文件'),
      /** Millimetres from the top of the 版心 to the name (7.2.4). */
      top: millimetres(35),
      /** Hexadecimal RGB of the name and the rule. */
      colour: z
        .string()
        .regex(/^[0-9A-Fa-f]{6}$/, '颜色应为六位十六进制数')
        .default('FF0000'),
    })
    .prefault({}),
  /**
   * Ties a number to its unit in a Word document by U+2060. Off, because Word shows a box for it where a font lacks it;
   * digits are never broken either way.
   */
  tieUnits: z.boolean().default(false),
})
export type LayoutProfile = z.output<typeof LayoutProfile>
export type Face = LayoutProfile['faces']['body']

/** The profile of the standard itself. */
export const GB_T_9704: LayoutProfile = LayoutProfile.parse({})

/**
 * A profile from what an office states of its own as JSON; the standard where it states nothing. Throws, in Chinese and
 * with the place, on what is no profile.
 */
export function layoutFrom(json: string | undefined): LayoutProfile {
  if (!json) return GB_T_9704
  const read = LayoutProfile.safeParse(parsed(json))
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => `${path.join('.') || '整体'}：${message}`)
    throw new Error(`版式设置 SHUZHUN_LAYOUT 无法使用。${faults.join('；')}`)
  }
  if (textWidth(read.data) < SMALLEST || textHeight(read.data) < SMALLEST)
    throw new Error(`版式设置 SHUZHUN_LAYOUT 无法使用。页边距过大，版心不足 ${SMALLEST} 毫米`)
  return read.data
}

/** Millimetres that margins must leave. */
const SMALLEST = 80

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new Error('版式设置 SHUZHUN_LAYOUT 应为 JSON，例如 {"margins":{"left":27}}')
  }
}

/** Width of the 版心 in millimetres. */
export const textWidth = ({ paper, margins }: LayoutProfile): number => paper.width - margins.left - margins.right
/** Height of the 版心 in millimetres. */
export const textHeight = ({ paper, margins }: LayoutProfile): number => paper.height - margins.top - margins.bottom
