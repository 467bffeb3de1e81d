import { randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** Where numbers of processes mean the same: one running kernel, and in it one container. */
const HERE = `${hostname()} ${told(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim())}${told(() =>
  readlinkSync('/proc/self/ns/pid'),
)} `

/** Empty where the system has no such file. */
function told(read: () => string): string {
  try {
    return read()
  } catch {
    return ''
  }
}

/** A name for this process among all that share the work. */
export const ownName = (): string => `${HERE}${process.pid} ${randomUUID()}`

/** True where the owner of a lease was a process of this machine that is gone; of other machines only the lease tells. */
export function isDead(owner: string): boolean {
  if (!owner.startsWith(HERE)) return false
  const pid = Number(owner.slice(HERE.length).split(' ')[0])
  // Numbers of processes are given out again: in a container everybody is number 1.
  if (pid === process.pid) return true
  try {
    process.kill(pid, 0)
    return false
  } catch {
    return true
  }
}
