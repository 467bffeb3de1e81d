import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { D1Samples } from '../adapters/d1-samples.ts'
import { digestOf } from '../adapters/sample-digest.ts'
import { EMBEDDED } from '../pipeline/ports.ts'
import { readSampleFile } from '../pipeline/read-sample-file.ts'
import { type TakenSample, takeInSample } from '../pipeline/take-in-sample.ts'

const REPORTS = 'fixtures/reports'

/** The reports of the embedded library with their passages, in the order of their file names. */
export async function embeddedSamples(folder = REPORTS): Promise<TakenSample[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.md'))
  return Promise.all(
    files
      .sort()
      .map((name) => takeInSample(readSampleFile(readFileSync(join(folder, name), 'utf8'), name), new Date())),
  )
}

/**
 * Brings the embedded library of a migrated database up to a folder of reports: new and changed reports are loaded, those
 * that are gone are removed, the rest is left alone. A report counts as changed when its words, its
 * front matter, or what its passages are taken for did. Says in Chinese what it did.
 */
export async function syncSamples(database: D1Database, folder = REPORTS): Promise<string> {
  const library = new D1Samples(database)
  const wanted = await embeddedSamples(folder)
  const digests = new Set(await Promise.all(wanted.map(digestOf)))
  const stale = [...(await library.digests(EMBEDDED))].filter(([, digest]) => digest === null || !digests.has(digest))
  for (const [id] of stale) await library.delete(EMBEDDED, id)
  const loaded = (await library.saveAll(EMBEDDED, wanted)).filter(Boolean).length
  const passages = wanted.reduce((sum, taken) => sum + taken.passages.length, 0)
  const removed = stale.length > 0 ? `，移除 ${stale.length} 篇` : ''
  return `范文库：${wanted.length} 篇报告、${passages} 个段落（新载入 ${loaded} 篇${removed}）`
}
