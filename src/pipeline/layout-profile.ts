/** A typeface for Han, one for Latin letters and digits, and a size in points. */
export interface Face {
  readonly han: string
  readonly latin: string
  readonly points: number
}

const face = (han: string, points: number, latin = 'Times New Roman'): Face => ({ han, latin, points })

/**
 * How a document is set by the standard itself, GB/T 9704-2012: paper and margins 5.2.1, faces and the grid of 22 lines by
 * 28 characters 5.2.2 and 5.2.3, elements 7.2 to 7.5. An office that differs states only what differs (layout-from.ts).
 */
export const GB_T_9704 = {
  /** Paper in millimetres, A4. */
  paper: { width: 210, height: 297 },
  /** Margins in millimetres: 天头 37, 订口 28; what they leave is the 版心 of 156 by 225. */
  margins: { top: 37, bottom: 35, left: 28, right: 26 },
  grid: { lines: 22, characters: 28 },
  faces: {
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
  },
  /** Characters by which a paragraph's first line is indented. */
  indent: 2,
  pageNumber: {
    /** How it is written; {n} is the number. */
    form: '— {n} —',
    /** Millimetres from the 版心 to the top of its line (7.5: the dash stands 7 mm below). */
    below: 7,
    /** Odd pages right, even pages left; false centres it. */
    outer: true,
    /** Characters from the edge. */
    inset: 1,
  },
  signature: {
    /** Empty lines above 发文机关署名: room for the seal. */
    gap: 2,
    /** Characters right of 成文日期 (7.3.5.1). */
    right: 4,
  },
  letterhead: {
    /** Set after the organisation's name, e.g. 文件; may be empty. */
    suffix: '文件',
    /** Millimetres from the top of the 版心 to the name (7.2.4). */
    top: 35,
    /** Hexadecimal RGB of the name and the rule. */
    colour: 'FF0000',
  },
  /**
   * Ties a number to its unit in a Word document by U+2060. Off, because Word shows a box for it where a font lacks it;
   * digits are never broken either way.
   */
  tieUnits: false,
}

/** How an office sets its documents. */
export type LayoutProfile = typeof GB_T_9704

/** Width of the 版心 in millimetres. */
export const textWidth = ({ paper, margins }: LayoutProfile): number => paper.width - margins.left - margins.right
/** Height of the 版心 in millimetres. */
export const textHeight = ({ paper, margins }: LayoutProfile): number => paper.height - margins.top - margins.bottom
