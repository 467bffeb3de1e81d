import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { connect } from 'node:net'

/** True when something on this machine answers on the port. */
export const portAnswers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    const end = (answers: boolean) => {
      socket.destroy()
      resolve(answers)
    }
    socket.once('connect', () => end(true)).once('error', () => end(false))
    socket.setTimeout(1000, () => end(false))
  })

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** The inodes of sockets that listen on the port, as Linux lists them in /proc/net. */
const listeningInodes = (port: number): Set<string> => {
  const hex = port.toString(16).toUpperCase().padStart(4, '0')
  const rows = `${read('/proc/net/tcp')}\n${read('/proc/net/tcp6')}`.split('\n').map((row) => row.trim().split(/\s+/))
  return new Set(
    rows.filter((row) => row[1]?.endsWith(`:${hex}`) && row[3] === '0A').map((row) => `socket:[${row[9]}]`),
  )
}

const linksOf = (folder: string): string[] => {
  try {
    return readdirSync(folder).map((name) => readlinkSync(`${folder}/${name}`))
  } catch {
    return []
  }
}

/** Who listens on the port; null where the system does not tell (other than Linux, another user's process). */
export function portOwner(port: number): { pid: number; name: string } | null {
  const inodes = listeningInodes(port)
  if (inodes.size === 0) return null
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const pid = pids.find((candidate) => linksOf(`/proc/${candidate}/fd`).some((link) => inodes.has(link)))
  return pid ? { pid: Number(pid), name: read(`/proc/${pid}/comm`).trim() } : null
}
