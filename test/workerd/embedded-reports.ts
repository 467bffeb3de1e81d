import { readSampleFile } from '../../src/pipeline/read-sample-file.ts'
import { type TakenSample, takeInSample } from '../../src/pipeline/take-in-sample.ts'

const files = import.meta.glob<string>('../../fixtures/reports/*.md', { query: '?raw', import: 'default', eager: true })

/** The embedded library, read by the bundler: workerd has no file system. */
export const embeddedReports = (at = new Date('2026-07-01T00:00:00Z')): Promise<TakenSample[]> =>
  Promise.all(Object.entries(files).map(([name, content]) => takeInSample(readSampleFile(content, name), at)))
