import type { CleaningNote } from '../../domain/passage.ts'
import { byteShift } from './byte-shift.ts'
import { duplicates } from './duplicates.ts'
import { layout } from './layout.ts'
import { lineWraps } from './line-wraps.ts'
import { pinyin } from './pinyin.ts'
import { punctuation } from './punctuation.ts'
import { type FoundReport, severalReports } from './several-reports.ts'
import { siteChrome } from './site-chrome.ts'
import type { CleaningStep } from './step.ts'
import { strayMarks } from './stray-marks.ts'
import { traditional } from './traditional.ts'

/** The reports that were found in a file, and what each step removed. */
export interface Cleaned {
  readonly reports: readonly FoundReport[]
  readonly notes: readonly CleaningNote[]
}

/**
 * Cleans a report as it was scraped or copied, step by step, and splits a file that holds several. Nothing is rewritten and
 * no lost digit is guessed; the caller keeps the original. `simplify` turns traditional characters into simplified ones.
 */
export function cleanSample(raw: string, simplify: (text: string) => string): Cleaned {
  const notes: CleaningNote[] = []
  let text = raw
  for (const step of stepsWith(simplify)) {
    const outcome = step.run(text)
    text = outcome.text
    if (outcome.removed.length > 0) notes.push({ step: step.name, says: step.says, removed: [...outcome.removed] })
  }
  const reports = severalReports(text)
  if (reports.length > 1) {
    const titles = reports.map(({ title }, index) => title ?? `第 ${index + 1} 篇`)
    notes.push({ step: 'several-reports', says: `一个文件含 ${reports.length} 篇报告，分开存放`, removed: titles })
  }
  return { reports, notes }
}

/** In this order: a swallowed bracket is seen before readings in brackets go, and words are known before marks are judged. */
const stepsWith = (simplify: (text: string) => string): readonly CleaningStep[] => [
  layout,
  byteShift,
  pinyin,
  traditional(simplify),
  siteChrome,
  strayMarks,
  punctuation,
  lineWraps,
  duplicates,
]
