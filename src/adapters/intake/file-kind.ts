import { Problem } from '../../domain/problem.ts'

/** What a file is, told by its first bytes and, between kinds that look alike, by its name. */
export type FileKind = 'text' | 'html' | 'docx' | 'xlsx' | 'pdf'

/** What the library does not take in, by the bytes such files begin with, and what to do instead. */
const REFUSED: readonly (readonly [starts: string, what: string])[] = [
  ['4d5a', '可执行程序，不是文档'],
  ['7f454c46', '可执行程序，不是文档'],
  ['cafebabe', '程序文件，不是文档'],
  [
    'd0cf11e0',
    '旧版 Office 文件（.doc、.xls）或加了密码的文件；请在 Word、Excel 里去掉密码，另存为 .docx、.xlsx 后再上传',
  ],
  ['7b5c727466', 'RTF 文件；请另存为 .docx 后再上传'],
  ['52617221', 'RAR 压缩包；请解压后逐个上传'],
  ['377abcaf', '7z 压缩包；请解压后逐个上传'],
  ['1f8b', '压缩包；请解压后逐个上传'],
  ['89504e47', '图片；请先识别成文字再上传'],
  ['ffd8ff', '图片；请先识别成文字再上传'],
  ['47494638', '图片；请先识别成文字再上传'],
]

/** Judges a file by its bytes, not by what its name claims. Throws Problem 'unsupported-media-type' on what is no report. */
export function fileKindOf(name: string, bytes: Uint8Array): FileKind {
  const starts = [...bytes.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const refused = REFUSED.find(([magic]) => starts.startsWith(magic))
  if (refused) throw new Problem('unsupported-media-type', `“${name}”是${refused[1]}`)
  if (starts.startsWith('504b0304')) return /\.xlsx$/i.test(name) ? 'xlsx' : 'docx'
  if (starts.startsWith('25504446')) return 'pdf'
  const claimed = /\.(docx|xlsx|pdf)$/i.exec(name)?.[1]
  if (claimed)
    throw new Problem('unsupported-media-type', `“${name}”的内容不是 ${claimed.toLowerCase()} 文件，可能只是改了扩展名`)
  if (/\.(?:json|xml|js|sql|log)$/i.test(name))
    throw new Problem(
      'unsupported-media-type',
      `“${name}”是程序用的数据，不是报告；请上传 .docx、.pdf、.html、.txt 或 .md 文件`,
    )
  return /\.x?html?$/i.test(name) ? 'html' : 'text'
}
