import { readCell } from './cells.ts'
import type { Row } from './grid.ts'

const ROW_NAME =
  /^(本期|本季度?|本年|今年|当期|数值|数量|完成数?|实际|上年|上年同期|去年|去年同期|同期|上期|上季度|目标|任务|计划|单位)(数|值)?$/

const isValue = (cell: string): boolean => readCell(cell).kind === 'value'

/** Turns a table that names its indicators across the top (出动人员 | 车辆, below it 1204 | 359) so that they stand one a row. */
export function upright(rows: readonly Row[]): readonly Row[] {
  const [head, ...body] = rows.filter((row) => row.cells.filter((cell) => cell.trim() !== '').length > 1)
  if (!head || body.length === 0 || body.length > 4 || head.cells.some((cell) => cell.trim() !== '' && isValue(cell)))
    return rows
  const named = body.every((row) => ROW_NAME.test(row.cells[0]?.trim() ?? ''))
  const bare = body.length === 1 && body[0]!.cells.every((cell) => cell.trim() === '' || isValue(cell))
  if (!named && !bare) return rows
  const names = named ? ['指标', ...body.map((row) => row.cells[0]!)] : ['指标', '数值']
  const labels = named ? head.cells.slice(1) : head.cells
  const columns = labels.map((label, i) => [label, ...body.map((row) => row.cells[named ? i + 1 : i] ?? '')])
  const line = body[0]!.line
  return [
    { line: head.line, text: head.text, cells: names },
    ...columns.map((cells) => ({ line, text: cells.join(' '), cells })),
  ]
}
