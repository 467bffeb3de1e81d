import { readFileSync } from 'node:fs'
import { REPORT_TYPES, type ReportType } from '../../src/domain/report-type.ts'
import type { SoughtFor } from '../../src/pipeline/find-references.ts'

/** Passages that fit a query, by name (report/number, from 1). */
export interface Judgement {
  readonly id: string
  /** Show how just this is written: grade 2. */
  readonly best: readonly string[]
  /** Near enough to learn from: grade 1. */
  readonly good: readonly string[]
}
/** One search as drafting makes it, with the passages that an official would accept as a reference for the section. */
export interface JudgedQuery extends Judgement {
  readonly reportType: string
  readonly section: string
  readonly facts: readonly string[]
  readonly notes: readonly string[]
}

const readJson = <T>(name: string): T => JSON.parse(readFileSync(`fixtures/relevance/${name}.json`, 'utf8')) as T

/** The queries, judged over the embedded library. */
export const judgedQueries = (): JudgedQuery[] => readJson('embedded')

/** Which passages of the seeds fit the same queries. */
export const seedJudgements = (): Judgement[] => readJson('seeds')

/** The queries, judged over the embedded library and the seeds. */
export function queriesWithSeeds(): JudgedQuery[] {
  const more = new Map(seedJudgements().map((judgement) => [judgement.id, judgement]))
  return judgedQueries().map((query) => ({
    ...query,
    best: [...query.best, ...(more.get(query.id)?.best ?? [])],
    good: [...query.good, ...(more.get(query.id)?.good ?? [])],
  }))
}

/** Settings were chosen on the even queries; the odd ones were kept aside. */
export const isHeldOut = ({ id }: JudgedQuery): boolean => Number(id.slice(1)) % 2 === 1

/** The section that a query is about, with its facts and notes. */
export function sectionOf(query: JudgedQuery): { section: SoughtFor; reportType: ReportType } {
  const reportType = REPORT_TYPES.find(({ id }) => id === query.reportType)!
  for (const chapter of reportType.chapters) {
    const found = chapter.sections.find(({ id }) => id === query.section)
    if (found)
      return {
        reportType,
        section: {
          ...found,
          chapter: chapter.heading,
          facts: query.facts.map((label) => ({ label, aliases: [] })),
          notes: query.notes.map((text) => ({ text })),
        },
      }
  }
  throw new Error(`${query.id}: ${query.reportType} has no section ${query.section}`)
}

/** Of the accepted passages, the share among the first five; five where more are accepted. */
export function recallAt5({ best, good }: Judgement, found: readonly string[]): number {
  const accepted = new Set([...best, ...good])
  return found.slice(0, 5).filter((name) => accepted.has(name)).length / Math.min(5, accepted.size)
}

const gain = (grades: readonly number[]): number =>
  grades.slice(0, 5).reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0)

/** Normalised discounted cumulative gain of the first five, grades 2 and 1. */
export function ndcgAt5({ best, good }: Judgement, found: readonly string[]): number {
  const grade = (name: string) => (best.includes(name) ? 2 : good.includes(name) ? 1 : 0)
  return gain(found.map(grade)) / gain([...best.map(() => 2), ...good.map(() => 1)])
}
