import type { ItemStyle } from '../../domain/report-type.ts'
import { hanOrdinal } from './vary.ts'

/** The number before a paragraph and the line break before the number: 一是 runs on, （一） and 1. begin a line. */
export function marker(style: ItemStyle, index: number): { break: string; marker: string } {
  const n = index + 1
  if (style === '一是') return { break: '', marker: `${hanOrdinal(n)}是` }
  return { break: '\n', marker: style === '1.' ? `${n}.` : `（${hanOrdinal(n)}）` }
}
