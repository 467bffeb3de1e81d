import { existsSync } from 'node:fs'
import { Problem } from '../domain/problem.ts'

/** Does the work with what was opened and prints what came of it; an expected fault as one line, and the exit code tells. */
export async function toldAsProblem<Opened extends { dispose(): Promise<void> }>(
  work: (opened: Opened) => Promise<string>,
  open: () => Promise<Opened>,
): Promise<void> {
  const opened = await open()
  try {
    console.log(await work(opened))
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    console.error(error.message)
    process.exitCode = 1
  } finally {
    await opened.dispose()
  }
}

/** Throws Problem 'conflict' where the file is there: nothing is written over. */
export function refuseExistingFile(file: string): void {
  if (existsSync(file)) throw new Problem('conflict', `${file} 已经存在，请换一个文件名`)
}
