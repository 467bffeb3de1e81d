const hex = (bytes: Iterable<number>): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** A PDF of one page a list of lines, in a font that is not embedded: what a line's letters are, only the named map knows. */
export function pdf(encoding: string, pages: readonly (readonly Uint8Array[])[]): Uint8Array {
  const kids = pages.map((_, at) => `${6 + at * 2} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /${encoding} /DescendantFonts [4 0 R] >>`,
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R /DW 1000 >>',
    '<< /Type /FontDescriptor /FontName /SimSun /Flags 6 /FontBBox [0 -141 1000 859] /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 683 /StemV 80 >>',
    ...pages.flatMap((lines, at) => {
      const shown = lines.map((line, row) => `BT /F1 10 Tf 80 ${780 - row * 29} Td <${hex(line)}> Tj ET`).join('\n')
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${7 + at * 2} 0 R >>`,
        `<< /Length ${shown.length} >>\nstream\n${shown}\nendstream`,
      ]
    }),
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, at) => {
    const offset = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const tail = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
  return new TextEncoder().encode(text + tail)
}

/** A line as UTF-16 with the high byte first, for the map UniGB-UCS2-H. */
export const ucs2 = (line: string): Uint8Array =>
  Uint8Array.from([...line].flatMap((letter) => [letter.charCodeAt(0) >> 8, letter.charCodeAt(0) & 0xff]))

const gbk = new Map<string, readonly number[]>()
/** A line as GBK, for the map GBK-EUC-H; the table is what the platform's own decoder says. */
export function gbkBytes(line: string): Uint8Array {
  if (gbk.size === 0) {
    const decoder = new TextDecoder('gbk')
    for (let lead = 0x81; lead <= 0xfe; lead++)
      for (let trail = 0x40; trail <= 0xfe; trail++) {
        const letter = decoder.decode(Uint8Array.of(lead, trail))
        if (letter.length === 1 && !gbk.has(letter)) gbk.set(letter, [lead, trail])
      }
  }
  return Uint8Array.from([...line].flatMap((letter) => gbk.get(letter) ?? [letter.charCodeAt(0)]))
}

/** A PDF with one more stream in it, behind its end. */
export function withStream(file: Uint8Array, filter: string, packed: Uint8Array): Uint8Array {
  const head = `99 0 obj\n<< /Length ${packed.length} /Filter ${filter} >>\nstream\n`
  const parts = [file, new TextEncoder().encode(head), packed, new TextEncoder().encode('\nendstream\nendobj\n')]
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const [CLEAR, END, FIRST_FREE, LAST_CODE] = [256, 257, 258, 4095]

/** Zeros packed with LZW, some 7.4 MB a block: each code says one zero more than the one before. */
export function lzwZeros(blocks: number): Uint8Array {
  const bits: number[] = []
  const packed: number[] = []
  let width = 9
  const put = (code: number): void => {
    for (let bit = width - 1; bit >= 0; bit--) bits.push((code >> bit) & 1)
    while (bits.length >= 8) packed.push(bits.splice(0, 8).reduce((byte, bit) => byte * 2 + bit, 0))
  }
  for (let block = 0; block < blocks; block++) {
    put(CLEAR)
    width = 9
    put(0)
    for (let code = FIRST_FREE; code <= LAST_CODE; code++) {
      put(code)
      if (code + 2 >= 1 << width && width < 12) width++
    }
  }
  put(END)
  while (bits.length % 8 !== 0) bits.push(0)
  return Uint8Array.from([...packed, bits.reduce((byte, bit) => byte * 2 + bit, 0)])
}
