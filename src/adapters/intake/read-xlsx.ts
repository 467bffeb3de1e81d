import { Problem } from '../../domain/problem.ts'
import { guardZip } from './zip-guard.ts'

/** The cells of a workbook: every sheet under its name, a line a row, cells apart by tabs. */
export async function readXlsx(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  await guardZip(name, bytes)
  const { default: readSheets } = await import('read-excel-file/universal')
  try {
    const sheets = await readSheets(new Blob([bytes]))
    return sheets
      .map(({ sheet, data }) => [sheet, ...data.map(rowOf)].filter((line) => line !== '').join('\n'))
      .join('\n\n')
  } catch (cause) {
    throw new Problem('invalid', `“${name}”不是能读的 Excel 工作簿；请用 Excel 打开后重新保存`, { cause })
  }
}

const rowOf = (cells: readonly unknown[]): string => cells.map(cellOf).join('\t').trimEnd()

const cellOf = (cell: unknown): string =>
  cell instanceof Date
    ? `${cell.getUTCFullYear()}年${cell.getUTCMonth() + 1}月${cell.getUTCDate()}日`
    : cell === null || cell === undefined
      ? ''
      : String(cell)
