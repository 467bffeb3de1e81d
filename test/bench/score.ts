import { execFile } from 'node:child_process'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { serve } from './serve.ts'

const SCORE = resolve(import.meta.dirname, '../../fixtures/bench/score.mjs')

/** Runs the unmodified `score.mjs` on a folder of cases against this tree's checker and gives what it printed. */
export const score = async (folder: string, flags: readonly string[] = []): Promise<string> => {
  const { server, base } = await serve()
  try {
    const run = promisify(execFile)
    const { stdout } = await run(process.execPath, [SCORE, base, resolve(folder), ...flags], { maxBuffer: 64 << 20 })
    return stdout
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

/** One row of the score table. */
export interface Row {
  readonly metric: string
  readonly ok: number
  readonly all: number
  readonly percent: number
}

/** The score table of a folder, by metric. */
export const scoreTable = async (folder: string, flags: readonly string[] = []): Promise<Map<string, Row>> =>
  new Map((JSON.parse(await score(folder, [...flags, '--json'])) as Row[]).map((row) => [row.metric, row]))

if (import.meta.main) {
  const args = process.argv.slice(2)
  const folder =
    args[0] && !args[0].startsWith('--') ? args.shift()! : join(import.meta.dirname, '../../fixtures/bench')
  process.stdout.write(await score(folder, args))
}
