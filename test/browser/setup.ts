import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sparticuz from '@sparticuz/chromium'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the service that all browser tests share. */
    readonly service: string
  }
}

/** One real service on workerd with a database of its own for all browser tests, drafting by template. */
export default async function setup(project: TestProject) {
  const state = mkdtempSync(join(tmpdir(), 'shuzhun-browser-'))
  process.env.SHUZHUN_STATE = state
  const { build } = await import('../../src/cli/build.ts')
  const { launch, migrate } = await import('../../src/cli/service.ts')
  const { loadSamples } = await import('../../src/cli/load-samples.ts')
  // It unpacks itself at its first use: here once, not in several test files that would each find it half written.
  await sparticuz.executablePath()
  await build()
  migrate()
  await loadSamples()
  const service = launch({
    host: '127.0.0.1',
    port: Number(process.env.BROWSER_TEST_PORT ?? 8821),
    settings: {},
    output: 'ignore',
  })
  await service.healthy()
  project.provide('service', service.url)
  return async () => {
    await service.stop()
    rmSync(state, { recursive: true, force: true })
  }
}
