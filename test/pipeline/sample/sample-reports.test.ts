import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { REPORT_TYPES } from '../../../src/domain/report-type.ts'
import { readSampleFile } from '../../../src/pipeline/read-sample-file.ts'
import { splitSample } from '../../../src/pipeline/split-sample.ts'

const FOLDER = resolve('fixtures/reports')
const SEEDS = resolve('../shared/seeds')

const reports = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, ...readSampleFile(readFileSync(join(FOLDER, name), 'utf8'), name) }))

/** The words of the body, without headings, salutations, signatures and blanks. */
const proseOf = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line.length > 30 && !line.startsWith('#'))
    .join('')
    .replace(/[\s*]/g, '')
const runsOf = (text: string, length: number): Set<string> =>
  new Set(Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) => text.slice(at, at + length)))
const shared = (a: string, b: string, length: number): string[] => {
  const runs = runsOf(b, length)
  return [...runsOf(a, length)].filter((run) => runs.has(run))
}

describe('sample reports', () => {
  it.each(REPORT_TYPES.map(({ id }) => id))('has two originals of %s', (id) => {
    expect(reports.filter(({ reportType }) => reportType === id).length).toBeGreaterThanOrEqual(2)
  })

  it.each(reports)('$name has a fitting length, a year and a known type', ({ text, year, reportType }) => {
    const letters = text.match(/\p{Script=Han}/gu)?.length ?? 0
    expect(letters).toBeGreaterThanOrEqual(1500)
    expect(letters).toBeLessThanOrEqual(3500)
    expect(year).toBeGreaterThanOrEqual(2020)
    expect(REPORT_TYPES.map(({ id }) => id)).toContain(reportType)
  })

  it.each(reports)('$name holds every part of a report', ({ text }) => {
    const sections = new Set(splitSample(text).map(({ section }) => section))
    expect([...sections]).toEqual(expect.arrayContaining(['导语', '主要举措', '存在问题', '下一步']))
    expect(sections).not.toContain(null)
  })

  it.each(reports)('$name leaves no placeholder and no half-width punctuation between Chinese', ({ text }) => {
    expect(text).not.toMatch(/[xX×]{2,}|20\d?[xX]|_{2,}|某[镇乡县区]/)
    expect(text).not.toMatch(/\p{Script=Han}[,;:?!()]|[,;:?!()]\p{Script=Han}/u)
  })

  it('shares no run of 16 characters between two reports', () => {
    const found = reports.flatMap((a, at) =>
      reports
        .slice(at + 1)
        .flatMap((b) => shared(proseOf(a.text), proseOf(b.text), 16).map((run) => `${a.name} ${b.name} ${run}`)),
    )
    expect(found).toEqual([])
  })

  it.skipIf(!existsSync(SEEDS))(
    'shares no run of 12 characters with a seed (skipped where ../shared/seeds is absent)',
    () => {
      const seeds = readdirSync(SEEDS).map((name) => readFileSync(join(SEEDS, name), 'utf8').replace(/\s/g, ''))
      const found = reports.flatMap(({ name, text }) =>
        seeds.flatMap((seed) => shared(proseOf(text), seed, 12).map((run) => `${name} ${run}`)),
      )
      expect(found).toEqual([])
    },
  )
})
