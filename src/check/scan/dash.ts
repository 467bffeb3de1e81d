import type { FormNote } from '../mention.ts'
import type { Token } from './token.ts'

/*
 * The sign between two numbers (GB/T 15834 4.13, GB/T 15835): ～ or — for a range of amounts, — for a stretch of time.
 * Reading folds all of them into one, so the text as it was written is asked.
 */

const HYPHEN = /[-‐]/
const WAVE_OR_HYPHEN = /[-‐~～〜]/

/** N5: 25-30克 for 25～30克; N6: 1-6月, 2021～2025年 for 1—6月, 2021—2025年. What a document is called stays as it is. */
export function dashNote(
  original: string,
  { kind, exempt, trace }: Token,
  start: number,
  end: number,
): FormNote | null {
  if (kind !== 'range' && (kind !== 'date' || exempt !== 'date' || DAY_WRITTEN_SO.has(trace[0]!))) return null
  const written = original.slice(start, end)
  const isRange = kind === 'range'
  if (!(isRange ? HYPHEN : WAVE_OR_HYPHEN).test(written)) return null
  const fix = written.replace(isRange ? HYPHEN : WAVE_OR_HYPHEN, isRange ? '～' : '—')
  return {
    rule: isRange ? 'N5' : 'N6',
    span: { start, end },
    message: isRange ? '数值范围用浪纹线连接' : '起止时间用一字线连接',
    fix,
  }
}

/** 2026-07-06 is one day; of 5.12-5.18 more is said than its sign. */
const DAY_WRITTEN_SO = new Set(['iso date', 'compact date', 'dotted days'])
