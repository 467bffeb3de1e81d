import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')
const FROM = join(ROOT, 'node_modules/pdfjs-dist/cmaps')
const TO = join(ROOT, 'src/adapters/intake/cmaps.generated.ts')

/** The maps of simplified Chinese; UTF-8 and UTF-32 ones stand in no file that an office has. */
const WANTED = /^(?:Adobe-GB1|GB|UniGB-(?:UCS2|UTF16))[\w-]*\.bcmap$/

/**
 * Writes the character maps by which a PDF whose Chinese fonts are not embedded (GBK-EUC-H in older files) becomes text,
 * as a module: the Worker, the terminal and the tests read them alike.
 */
export function buildCmaps(): number {
  const names = readdirSync(FROM).filter((name) => WANTED.test(name))
  const entries = names.map((name) => {
    const bytes = readFileSync(join(FROM, name)).toString('base64')
    return `  ${JSON.stringify(name.replace('.bcmap', ''))}: ${JSON.stringify(bytes)},`
  })
  writeFileSync(
    TO,
    `// @ts-nocheck: written by src/cli/build-cmaps.ts from pdfjs-dist/cmaps (Adobe, BSD-3-Clause)\nexport const cmaps: Readonly<Record<string, string>> = {\n${entries.join('\n')}\n}\n`,
  )
  return names.length
}

if (import.meta.main) console.log(`PDF 字符映射 ${buildCmaps()} 个`)
