import { Problem } from '../../domain/problem.ts'

/** What an office's document unpacks to at most; a report with pictures stays far below. */
const LIMITS = { entries: 2000, bytes: 64_000_000 } as const

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const DEFLATED = 8

interface Entry {
  readonly name: string
  readonly method: number
  readonly compressed: number
  readonly at: number
}

/**
 * Unpacks a zip file once and throws the bytes away, so that a bomb is met here, where it is counted, and not in a reader
 * that unpacks into memory. What the file says of its own sizes is not believed. Gives the names of its entries.
 * Throws Problem 'too-large' on a bomb, 'invalid' on a damaged file.
 */
export async function guardZip(name: string, bytes: Uint8Array): Promise<readonly string[]> {
  const entries = entriesOf(name, bytes)
  let left = LIMITS.bytes
  for (const entry of entries) {
    left -=
      entry.method === DEFLATED ? await unpackedSize(name, packedBytes(name, bytes, entry), left) : entry.compressed
    if (left < 0) throw bomb(name)
  }
  return entries.map((entry) => entry.name)
}

const bomb = (name: string) =>
  new Problem('too-large', `“${name}”解压后超过 ${LIMITS.bytes / 1e6} MB，不像一篇报告，没有收入`)
const damaged = (name: string, cause?: unknown) =>
  new Problem('invalid', `“${name}”已损坏，无法解开；请用 Word 或 Excel 打开后重新保存`, { cause })

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** The entries as the directory at the file's end lists them: the same that every reader goes by. */
function entriesOf(name: string, bytes: Uint8Array): Entry[] {
  const view = viewOf(bytes)
  let end = bytes.length - 22
  while (end >= 0 && end > bytes.length - 66_000 && view.getUint32(end, true) !== END) end--
  if (end < 0 || view.getUint32(end, true) !== END) throw damaged(name)
  const count = view.getUint16(end + 10, true)
  if (count > LIMITS.entries) throw bomb(name)
  const entries: Entry[] = []
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) throw damaged(name)
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ]
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      compressed: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + extra + comment
  }
  return entries
}

function packedBytes(name: string, bytes: Uint8Array, { at, compressed }: Entry): Uint8Array<ArrayBuffer> {
  const view = viewOf(bytes)
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL) throw damaged(name)
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (from + compressed > bytes.length) throw damaged(name)
  return bytes.slice(from, from + compressed)
}

/** Counts what comes out, and stops as soon as it is more than is left. */
async function unpackedSize(name: string, packed: Uint8Array<ArrayBuffer>, left: number): Promise<number> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  let size = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return size
      size += value.byteLength
      if (size > left) break
    }
  } catch (fault) {
    throw damaged(name, fault)
  }
  await reader.cancel().catch(() => {})
  throw bomb(name)
}
