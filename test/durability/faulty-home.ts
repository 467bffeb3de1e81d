import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Faults } from './fault-hook.ts'
import { type FileHome, nodeHome } from './homes.ts'

/** The Node home with a clock and a disk that can be made to fail. */
export interface FaultyHome extends FileHome {
  /** From now on that is wrong with it. Resolves when all its processes have noticed. */
  fail(faults: Faults): Promise<void>
}

const NOTICED_MS = 150

/** Makes it: every process that is started over its data is led by one file. */
export function faultyHome(): FaultyHome {
  const folder = mkdtempSync(join(tmpdir(), 'shuzhun-faulty-'))
  const file = join(folder, 'faults.json')
  const home = nodeHome()
  writeFileSync(file, '{}')
  const hook = { NODE_OPTIONS: `--import ${resolve(import.meta.dirname, 'fault-hook.ts')}`, SHUZHUN_FAULTS: file }
  return {
    ...home,
    start: (port, settings) => home.start(port, { ...settings, ...hook }),
    fail: async (faults) => {
      writeFileSync(file, JSON.stringify(faults))
      await sleep(NOTICED_MS)
    },
    clear: () => {
      home.clear()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
