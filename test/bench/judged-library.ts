import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readReportFile } from '../../src/adapters/intake/read-report-file.ts'
import { simplify } from '../../src/adapters/simplify.ts'
import { embeddedSamples } from '../../src/cli/sync-samples.ts'
import { cleanSample } from '../../src/pipeline/clean-sample/clean-sample.ts'
import { guessReportType } from '../../src/pipeline/guess-report-type.ts'
import { type TakenSample, takeInSample } from '../../src/pipeline/take-in-sample.ts'

export const SEEDS = '../shared/seeds'
export const hasSeeds = (): boolean => existsSync(SEEDS)

/** A report whose passages judgements name: `name/1` is its first passage. */
export interface NamedReport {
  readonly name: string
  readonly taken: TakenSample
}

/** The embedded library, each report under its file's name. */
export async function embeddedReports(): Promise<NamedReport[]> {
  const files = readdirSync('fixtures/reports').filter((file) => file.endsWith('.md'))
  const reports = await embeddedSamples()
  return files.sort().map((file, at) => ({ name: file.replace('.md', ''), taken: reports[at]! }))
}

/** The seeds as the library takes them in: cleaned and split; named by their hash, with a number where a file holds several. */
export async function seedReports(): Promise<NamedReport[]> {
  const files = readdirSync(SEEDS).filter((file) => file.endsWith('.txt'))
  const reports = await Promise.all(files.sort().map(reportsOf))
  return reports.flat()
}

async function reportsOf(file: string): Promise<NamedReport[]> {
  const words = await readReportFile(file, readFileSync(`${SEEDS}/${file}`))
  const { reports } = cleanSample(words, simplify)
  const hash = file.slice(4, 12)
  return Promise.all(
    reports.map(async ({ title, text }, at) => {
      const reportType = guessReportType(title ?? '', text)
      const input = { title: title ?? file, reportType, year: 2023, source: file, text }
      const name = reports.length > 1 ? `${hash}.${at + 1}` : hash
      return { name, taken: await takeInSample(input, new Date()) }
    }),
  )
}
