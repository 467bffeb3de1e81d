import type { Sample } from '../domain/passage.ts'
import { Problem } from '../domain/problem.ts'
import { type CleaningNote, cleanSample } from './clean-sample/clean-sample.ts'
import { guessReportType } from './guess-report-type.ts'
import type { Clock, Samples } from './ports.ts'
import { takeInSample } from './take-in-sample.ts'

/** A file's words as they came, with what the sender says of them. */
export interface OfferedSample {
  readonly text: string
  /** File name or address. */
  readonly source: string
  readonly title?: string | undefined
  readonly reportType?: string | undefined
  readonly year?: number | undefined
}
export interface AddedSamples {
  readonly samples: readonly { readonly sample: Sample; readonly known: boolean }[]
  /** What cleaning removed, step by step. */
  readonly notes: readonly CleaningNote[]
}
export interface SampleDeps {
  readonly samples: Samples
  readonly clock: Clock
  readonly simplify: (text: string) => string
}

/**
 * Cleans what was offered, splits it where it holds several reports, and keeps each that the organisation does not have yet.
 * What the sender does not say (title, type, year) is read from the report. Throws Problem 'invalid' where no report is left.
 */
export async function addSample(org: string, offered: OfferedSample, deps: SampleDeps): Promise<AddedSamples> {
  const { reports, notes } = cleanSample(offered.text, deps.simplify)
  const added = []
  for (const { title: found, text } of reports) {
    const title = (reports.length === 1 ? offered.title : undefined) ?? found ?? offered.title ?? nameOf(offered.source)
    const input = {
      title,
      reportType: offered.reportType ?? guessReportType(title, text),
      year: offered.year ?? yearOf(title, text),
      source: offered.source,
      text,
    }
    const taken = await takeInSample(input, deps.clock.now())
    if (taken.passages.length === 0) continue
    added.push({ sample: taken.sample, known: !(await deps.samples.save(org, taken)) })
  }
  if (added.length === 0) {
    throw new Problem('invalid', '没有读到报告正文：清理后不足一个完整段落，请检查文件内容', {
      places: [{ path: 'text', message: '应为一篇报告的全文' }],
    })
  }
  return { samples: added, notes }
}

const nameOf = (source: string): string => source.replace(/^.*[\\/]/, '').replace(/\.\w{1,5}$/, '') || '未命名报告'

/** The year of the title, else the first that the report names. */
function yearOf(title: string, text: string): number | null {
  const year = /(20\d{2})年/.exec(title)?.[1] ?? /(20\d{2})年/.exec(text)?.[1]
  return year === undefined ? null : Number(year)
}
