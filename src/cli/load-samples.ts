import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { D1Samples } from '../adapters/d1-samples.ts'
import { EMBEDDED } from '../pipeline/ports.ts'
import { readSampleFile } from '../pipeline/read-sample-file.ts'
import { type TakenSample, takeInSample } from '../pipeline/take-in-sample.ts'
import { serviceDatabase } from './local-database.ts'

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
 * that are gone are removed, the rest is left alone. Says in Chinese what it did.
 */
export async function syncSamples(database: D1Database, folder = REPORTS): Promise<string> {
  const library = new D1Samples(database)
  const wanted = await embeddedSamples(folder)
  const ids = new Set(wanted.map(({ sample }) => sample.id))
  const stale = (await library.list(EMBEDDED)).filter(({ id }) => !ids.has(id))
  for (const { id } of stale) await library.delete(EMBEDDED, id)
  let loaded = 0
  for (const taken of wanted) if (await library.save(EMBEDDED, taken)) loaded++
  const passages = wanted.reduce((sum, taken) => sum + taken.passages.length, 0)
  const removed = stale.length > 0 ? `，移除 ${stale.length} 篇` : ''
  return `范文库：${wanted.length} 篇报告、${passages} 个段落（新载入 ${loaded} 篇${removed}）`
}

/** The same for the local database of the service. */
export async function loadSamples(): Promise<string> {
  const local = await serviceDatabase()
  try {
    return await syncSamples(local.database)
  } finally {
    await local.dispose()
  }
}
