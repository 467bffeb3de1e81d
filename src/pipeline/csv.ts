/** First characters that make a spreadsheet program take a cell for a formula. */
const FORMULA = /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/

/**
 * One cell of a CSV file (RFC 4180), quoted where it needs be. What a spreadsheet program would take for a formula gets an
 * apostrophe before it (OWASP, CSV injection).
 */
export function csvCell(value: string | number | null): string {
  if (typeof value === 'number') return String(value)
  const words = FORMULA.test(value ?? '') ? `'${value}` : (value ?? '')
  return /[",;\r\n\t']/.test(words) ? `"${words.replaceAll('"', '""')}"` : words
}

/** One line of a CSV file. */
export const csvLine = (cells: readonly (string | number | null)[]): string => `${cells.map(csvCell).join(',')}\r\n`
