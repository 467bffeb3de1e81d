import { Problem } from '../../domain/problem.ts'
import { readHtml } from './read-html.ts'
import { guardZip } from './zip-guard.ts'

/** The words of a Word document: paragraphs as lines, tables row by row, pictures left out. Throws Problem on what is no such document. */
export async function readDocx(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const entries = await guardZip(name, bytes)
  if (!entries.some((entry) => entry === 'word/document.xml')) {
    throw new Problem(
      'unsupported-media-type',
      `“${name}”是压缩包，里面没有 Word 文档；请上传 .docx、.xlsx、.pdf、.html、.md 或 .txt 文件`,
    )
  }
  const { default: mammoth } = await import('mammoth')
  // Two builds of one library: in Node it takes `buffer`, in the Worker `arrayBuffer`.
  const input = { buffer: bytes as Uint8Array as Buffer, arrayBuffer: bytes.slice().buffer }
  const withoutPictures = { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) }
  try {
    const { value } = await mammoth.convertToHtml(input, withoutPictures)
    return readHtml(value)
  } catch (cause) {
    throw new Problem('invalid', `“${name}”已损坏，读不出文字；请用 Word 打开后重新保存`, { cause })
  }
}
