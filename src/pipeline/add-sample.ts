import type { CleaningNote, Sample } from '../domain/passage.ts'
import { Problem, type ProblemPlace } from '../domain/problem.ts'
import { reportTypeOf } from '../domain/report-type.ts'
import { cleanSample } from './clean-sample/clean-sample.ts'
import { guessReportType } from './guess-report-type.ts'
import type { Clock, Samples } from './ports.ts'
import { frontMatterOf } from './read-sample-file.ts'
import { type TakenSample, takeInSample } from './take-in-sample.ts'

/** A file's words as they came, with what the sender says of them. */
export interface OfferedSample {
  readonly text: string
  /** File name or address. */
  readonly source: string
  readonly title?: string | undefined
  readonly reportType?: string | undefined
  readonly year?: number | undefined
}
/** A report that the library has now. */
export interface AddedSample extends Sample {
  /** It was there before, as it stands there. */
  readonly known: boolean
  /** What cleaning removed from the file it came in, step by step. */
  readonly cleaning: readonly CleaningNote[]
}
/** What it takes to take reports in; `simplify` turns traditional characters into simplified ones. */
export interface SampleDeps {
  readonly samples: Samples
  readonly clock: Clock
  readonly simplify: (text: string) => string
}

/**
 * Cleans what was offered, splits files that hold several reports, and keeps each that the organisation does not have yet:
 * all of them or, where one cannot be taken in, none. What the sender does not say (title, type, year) is read from the
 * report. Throws Problem 'invalid', a place for each offer (`samples[2]`) in which no report was found.
 */
export async function addSamples(
  org: string,
  offered: readonly OfferedSample[],
  deps: SampleDeps,
): Promise<AddedSample[]> {
  const at = deps.clock.now()
  const found = await Promise.all(offered.map((offer) => reportsIn(offer, at, deps.simplify)))
  refuseEmpty(offered, found)
  const taken = found.flat()
  const saved = await deps.samples.saveAll(org, taken)
  return Promise.all(
    taken.map(async ({ sample, cleaning }, index) => {
      const isNew = saved[index]!
      const stored = isNew ? sample : ((await deps.samples.get(org, sample.id)) ?? sample)
      return { ...summaryOf(stored), known: !isNew, cleaning }
    }),
  )
}

/** The reports of one offer, cleaned and split into passages; without those that hold none. */
async function reportsIn(offered: OfferedSample, at: Date, simplify: SampleDeps['simplify']): Promise<TakenSample[]> {
  const offer = asItSays(offered)
  const { reports, notes } = cleanSample(offer.text, simplify)
  const taken = await Promise.all(
    reports.map(({ title: found, text }) => {
      const title = (reports.length === 1 ? offer.title : undefined) ?? found ?? offer.title ?? nameOf(offer.source)
      const reportType = offer.reportType ?? guessReportType(title, text)
      const year = offer.year ?? yearOf(title, text, at)
      const { source, text: original } = offer
      return takeInSample({ title, reportType, year, source, text, original, cleaning: notes }, at)
    }),
  )
  return taken.filter(({ passages }) => passages.length > 0)
}

/** A Markdown file with front matter says title, type and year itself, where its sender does not. */
function asItSays(offer: OfferedSample): OfferedSample {
  const { said, body } = frontMatterOf(offer.text)
  if (said.size === 0) return offer
  const [title, type, year] = ['title', 'reportType', 'year'].map((name) => said.get(name))
  return {
    ...offer,
    text: body,
    title: offer.title ?? title,
    reportType: offer.reportType ?? reportTypeOf(type ?? '')?.id,
    year: offer.year ?? (/^\d{4}$/.test(year ?? '') ? Number(year) : undefined),
  }
}

function refuseEmpty(offered: readonly OfferedSample[], found: readonly (readonly TakenSample[])[]): void {
  const empty = offered.flatMap((offer, index) => (found[index]!.length === 0 ? [{ offer, index }] : []))
  if (empty.length === 0) return
  const places: ProblemPlace[] = empty.map(({ index }) => ({
    path: offered.length === 1 ? 'text' : `samples[${index}]`,
    message: '应为一篇报告的全文',
  }))
  const names = empty.map(({ offer }) => `“${offer.source}”`).join('、')
  throw new Problem('invalid', `${names}里没有读到报告正文：清理后不足一个完整段落，请检查内容。没有收入任何一篇`, {
    places,
  })
}

function summaryOf({ id, title, reportType, source, year, createdAt, passages, embedded }: Sample): Sample {
  return { id, title, reportType, source, year, createdAt, passages, embedded }
}

const nameOf = (source: string): string => source.replace(/^.*[\\/]/, '').replace(/\.\w{1,5}$/, '') || '未命名报告'

/** The year of the title, else the first that the report names; a year to come is a goal (到2027年), not the report's. */
function yearOf(title: string, text: string, at: Date): number | null {
  const named = [...`${title}\n${text}`.matchAll(/(20\d{2})年/g)].map(([, year]) => Number(year))
  return named.find((year) => year <= at.getFullYear()) ?? null
}
