import { spawnSync } from 'node:child_process'

/** Megabytes of resident memory of a process and all that it started. */
export function memoryOf(pid: number): number {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid=,rss='], { encoding: 'utf8' })
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number, number])
  const family = new Set([pid])
  for (let before = 0; before < family.size; ) {
    before = family.size
    for (const [child, parent] of rows) if (family.has(parent)) family.add(child)
  }
  return rows.filter(([one]) => family.has(one)).reduce((sum, [, , kilobytes]) => sum + kilobytes / 1024, 0)
}
