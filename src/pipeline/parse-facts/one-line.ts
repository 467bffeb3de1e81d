/** The words of a cell on one line. Two numbers that a line break kept apart never become one number. */
export const onOneLine = (cell: string): string =>
  cell.replace(/\s*[\r\n\t]+\s*/g, (_, at: number, all: string) => {
    const before = all[at - 1] ?? ''
    const after = all.slice(at).trimStart()[0] ?? ''
    if (/[\d%％]/.test(before) && /[\d+-]/.test(after)) return '；'
    return /[A-Za-z\d]/.test(before) && /[A-Za-z\d]/.test(after) ? ' ' : ''
  })
