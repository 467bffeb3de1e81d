import type { Field } from '../desk/sheet.ts'

/** What the columns of the table are called. */
export const HEADS: Record<Field, string> = {
  label: '指标',
  value: '数值',
  unit: '单位',
  lastYear: '上年同期',
  lastPeriod: '上期',
  target: '目标',
  section: '归属章节',
  partOf: '其中（属于）',
}
