import { Problem } from '../../domain/problem.ts'
import { guardPdf } from './pdf-guard.ts'

/** A report has no more pages; a book is none. */
const MOST_PAGES = 300
/** A page of text holds hundreds of characters. Fewer than this on average are a stamp or a page number over a picture. */
const FEWEST_LETTERS = 12

/** The text layer of a PDF, page by page. Throws Problem 'invalid' on a scan, a locked file and a damaged one, 'too-large' on a book and a bomb. */
export async function readPdf(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  guardPdf(name, bytes)
  const [{ extractText, getDocumentProxy }, { cmaps }] = await Promise.all([
    import('unpdf'),
    import('./cmaps.generated.ts'),
  ])
  const pages = await textOf(name, async () => {
    const document = await getDocumentProxy(bytes.slice(), {
      cMapUrl: 'cmaps/',
      useWorkerFetch: false,
      verbosity: 0,
      BinaryDataFactory: mapsFrom(cmaps),
    })
    if (document.numPages > MOST_PAGES)
      throw new Problem('too-large', `“${name}”有 ${document.numPages} 页，最多 ${MOST_PAGES} 页`)
    return (await extractText(document)).text
  })
  const letters = pages.join('').match(/[\p{L}\p{N}]/gu)?.length ?? 0
  if (letters < FEWEST_LETTERS * pages.length) {
    throw new Problem('invalid', `“${name}”是扫描件，没有文字层；请先用 OCR 识别成文字，或上传 Word 版`)
  }
  return pages.join('\n')
}

async function textOf(name: string, read: () => Promise<string[]>): Promise<string[]> {
  try {
    return await read()
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    const locked = cause instanceof Error && cause.name === 'PasswordException'
    throw new Problem(
      'invalid',
      locked ? `“${name}”有打开密码；请去掉密码后再上传` : `“${name}”已损坏，无法作为 PDF 读取`,
      { cause },
    )
  }
}

/** Hands pdf.js the character maps that it would otherwise fetch. */
const mapsFrom = (cmaps: Readonly<Record<string, string>>) =>
  class {
    async fetch({ filename }: { kind: string; filename: string }): Promise<Uint8Array> {
      const map = cmaps[filename.replace(/\.bcmap$/, '')]
      if (map === undefined) throw new Error(`no character map ${filename}`)
      return Uint8Array.from(atob(map), (letter) => letter.charCodeAt(0))
    }
  }
