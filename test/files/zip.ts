const CRC = Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value >>> 0
})
/** The sum that a reader may check; of a bomb nobody reads so far. */
const crcOf = (bytes: Uint8Array): number =>
  bytes.length > 1e6
    ? 0
    : (bytes.reduce((crc, byte) => (crc >>> 8) ^ CRC[(crc ^ byte) & 0xff]!, 0xffffffff) ^ 0xffffffff) >>> 0

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(packed).arrayBuffer())
}

function words(...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Uint8Array {
  const out = new DataView(new ArrayBuffer(fields.reduce((sum, [size]) => sum + size, 0)))
  let at = 0
  for (const [size, value] of fields) {
    if (size === 2) out.setUint16(at, value, true)
    else out.setUint32(at, value, true)
    at += size
  }
  return new Uint8Array(out.buffer)
}

export const joined = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** A zip file of these entries, deflated. `claimed` is the size that its directory tells instead of the true one. */
export async function zip(
  files: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>,
  claimed?: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const local: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const [path, content] of Object.entries(files)) {
    const name = new TextEncoder().encode(path)
    const bytes = typeof content === 'string' ? new Uint8Array(new TextEncoder().encode(content)) : content
    const packed = await deflate(bytes)
    const common = [
      [2, 20], [2, 0x800], [2, 8], [2, 0], [2, 0x21],
      [4, crcOf(bytes)], [4, packed.length], [4, claimed ?? bytes.length], [2, name.length], [2, 0],
    ] as const // biome-ignore format: one line a header
    const head = words([4, 0x04034b50], ...common)
    local.push(head, name, packed)
    directory.push(words([4, 0x02014b50], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]), name)
    at += head.length + name.length + packed.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const count = Object.keys(files).length
  const end = words([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, at], [2, 0])
  return joined(...local, ...directory, end)
}
