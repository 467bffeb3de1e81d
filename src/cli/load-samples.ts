import { serviceDatabase } from './local-database.ts'
import { syncSamples } from './sync-samples.ts'

/** Brings the embedded library of the local service's database up to fixtures/reports. Says in Chinese what it did. */
export async function loadSamples(): Promise<string> {
  const local = await serviceDatabase()
  try {
    return await syncSamples(local.database)
  } finally {
    await local.dispose()
  }
}
