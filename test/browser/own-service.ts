import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A service beside the one that all browser tests share, with an empty database of its own. */
export interface OwnService {
  readonly url: string
  /** Ends the service and removes its data. */
  stop(): Promise<void>
}

/** Starts one with those settings, so many ports after the shared one. */
export async function startOwnService(after: number, settings: Readonly<Record<string, string>>): Promise<OwnService> {
  const state = mkdtempSync(join(tmpdir(), 'shuzhun-own-'))
  // Read when the module is first imported: it must stand before.
  process.env.SHUZHUN_STATE = state
  const { launch, migrate } = await import('../../src/cli/service.ts')
  migrate()
  const port = Number(process.env.BROWSER_TEST_PORT ?? 8821) + after
  const service = launch({ host: '127.0.0.1', port, settings, output: 'ignore' })
  await service.healthy()
  return {
    url: service.url,
    stop: async () => {
      await service.stop()
      rmSync(state, { recursive: true, force: true })
    },
  }
}
