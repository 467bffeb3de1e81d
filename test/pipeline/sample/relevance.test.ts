import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { partsFor } from '../../../src/pipeline/passage-parts.ts'
import { readSampleFile } from '../../../src/pipeline/read-sample-file.ts'
import { type SplitPassage, splitSample } from '../../../src/pipeline/split-sample.ts'
import { hasSeeds, SEEDS, seedReports } from '../../bench/judged-library.ts'
import { judgedQueries, ndcgAt5, recallAt5, sectionOf, seedJudgements } from '../../bench/relevance.ts'

const FOLDER = 'fixtures/reports'
const passages: ReadonlyMap<string, SplitPassage> = new Map(
  readdirSync(FOLDER).flatMap((file) =>
    splitSample(readSampleFile(readFileSync(`${FOLDER}/${file}`, 'utf8'), file).text).map(
      (passage, at) => [`${file.replace('.md', '')}/${at + 1}`, passage] as const,
    ),
  ),
)

describe('the relevance set', () => {
  const queries = judgedQueries()
  it('holds enough searches over every report type, each with a passage that fits best', () => {
    expect(queries.length).toBeGreaterThanOrEqual(60)
    expect(new Set(queries.map(({ reportType }) => reportType)).size).toBe(5)
    for (const { id, best } of queries) expect(best.length, id).toBeGreaterThan(0)
  })

  it('was judged over the passages that the library holds now', () => {
    expect(passages.size, 'the reports or their splitting changed: judge anew').toBe(264)
    for (const query of queries) {
      const parts = partsFor(sectionOf(query).section)
      for (const name of query.best) {
        expect(passages.has(name), `${query.id} ${name}`).toBe(true)
        expect(parts, `${query.id} ${name}`).toContain(passages.get(name)?.section)
      }
    }
  })

  it.skipIf(!hasSeeds())(
    'judges the seeds as cleaning and splitting give them now, none with a placeholder',
    async () => {
      const reports = await seedReports()
      const texts: ReadonlyMap<string, string> = new Map(
        reports.flatMap(({ name, taken }) =>
          taken.passages.map(({ text }, at) => [`${name}/${at + 1}`, text] as const),
        ),
      )
      expect(texts.size, 'cleaning or splitting changed: judge anew').toBe(112)
      for (const { id, best, good } of seedJudgements())
        for (const name of [...best, ...good]) expect(texts.get(name), `${id} ${name}`).toMatch(/^(?!.*(?:[xX×]{2}|�))/)
    },
  )

  it('is measured as usual', () => {
    const query = { ...queries[0]!, best: ['a'], good: ['b', 'c'] }
    expect(recallAt5(query, ['x', 'a', 'y', 'b', 'z', 'c'])).toBeCloseTo(2 / 3)
    expect(ndcgAt5(query, ['a', 'b', 'c'])).toBe(1)
    expect(ndcgAt5(query, ['b', 'a', 'c'])).toBeLessThan(1)
    expect(ndcgAt5(query, ['x'])).toBe(0)
  })
})

if (!hasSeeds()) console.warn(`${SEEDS} is not here: its judgements were NOT tested`)
