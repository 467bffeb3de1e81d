import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Problem } from '../../domain/problem.ts'

/** The lines of a backup file, from the first again each time it is called. */
export type Lines = () => AsyncIterable<string>

const Head = z.object({
  shuzhun: z.literal('backup'),
  format: z.literal(1),
  org: z.string().min(1).max(200),
  at: z.string(),
  secrets: z.boolean(),
})
const Table = z.object({ table: z.string().regex(/^\w{1,64}$/), columns: z.array(z.string().regex(/^\w{1,64}$/)) })
const Row = z.array(z.union([z.string(), z.number(), z.null()]))
const End = z.object({ end: z.object({ rows: z.int(), sha256: z.string() }) })

/** A line of a backup: a table begins, or one more row of it. */
export type BackupPart =
  | { readonly kind: 'table'; readonly table: string; readonly columns: readonly string[] }
  | { readonly kind: 'row'; readonly row: readonly (string | number | null)[]; readonly json: string }

/** What a whole and undamaged file says of itself. */
export interface BackupFacts extends z.infer<typeof Head> {
  readonly rows: number
  readonly sha256: string
}

const damaged = (line: number, why: string): Problem =>
  new Problem('invalid', `备份文件已损坏：第 ${line} 行${why}。没有恢复任何内容，请换一份完好的备份`, {
    places: [{ path: `第 ${line} 行`, message: why }],
  })

/** Reads the file through and proves it whole, byte by byte, before anything of it is used. Throws Problem 'invalid'. */
export async function proveBackup(lines: Lines): Promise<BackupFacts> {
  const hash = createHash('sha256')
  let head: z.infer<typeof Head> | null = null
  let number = 0
  let rows = 0
  let width = -1
  for await (const words of lines()) {
    number++
    if (!head) {
      const first = Head.safeParse(parsed(words, number))
      if (!first.success) throw damaged(1, '不是数准的备份')
      head = first.data
    } else {
      const value = parsed(words, number)
      const end = End.safeParse(value)
      if (end.success) {
        const sha256 = hash.digest('hex')
        if (end.data.end.sha256 !== sha256 || end.data.end.rows !== rows) throw damaged(number, '记载的摘要与内容不符')
        return { ...head, rows, sha256 }
      }
      const part = partOf(words, value, number)
      if (part.kind === 'table') width = part.columns.length
      else if (part.row.length !== width) throw damaged(number, '的列数与表头不符')
      else rows++
    }
    hash.update(`${words}\n`)
  }
  throw damaged(number, number === 0 ? '起没有内容' : '之后缺少结尾，文件不完整')
}

/** The tables and rows of a file that was proven. */
export async function* partsOf(lines: Lines): AsyncGenerator<BackupPart> {
  let number = 0
  for await (const words of lines()) {
    number++
    if (number === 1) continue
    const value = parsed(words, number)
    if (End.safeParse(value).success) return
    yield partOf(words, value, number)
  }
}

function partOf(words: string, value: unknown, number: number): BackupPart {
  const row = Row.safeParse(value)
  if (row.success) return { kind: 'row', row: row.data, json: words }
  const table = Table.safeParse(value)
  if (table.success) return { kind: 'table', ...table.data }
  throw damaged(number, '读不懂')
}

function parsed(words: string, number: number): unknown {
  try {
    return JSON.parse(words)
  } catch {
    throw damaged(number, '不是完整的 JSON')
  }
}
