import { Problem } from '../../domain/problem.ts'

/** The lines of a file's bytes, without their ends; only LF ends a line. Throws Problem 'invalid' on what is no UTF-8. */
export async function* linesIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let rest: string[] = []
  const decoded = (chunk?: Uint8Array): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
    } catch (cause) {
      throw new Problem('invalid', '备份文件已损坏：不是 UTF-8 文字。没有恢复任何内容，请换一份完好的备份', { cause })
    }
  }
  for await (const chunk of chunks) {
    const [first = '', ...more] = decoded(chunk).split('\n')
    rest.push(first)
    for (const next of more) {
      yield rest.join('')
      rest = [next]
    }
  }
  const last = rest.join('') + decoded()
  if (last !== '') yield last
}
