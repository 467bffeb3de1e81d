/** One report of a file, with the line that named it. */
export interface FoundReport {
  readonly title: string | null
  readonly text: string
}

/** 乡镇人居环境整治工作汇报1 … 工作汇报2, 【篇一】, 第二篇：a line that begins the next report of a collection. */
const NUMBERED = /^(?<stem>\p{Script=Han}[^。]{3,38}?)[（(]?(?<number>\d{1,2})[)）]?$/u
const PIECE =
  /^(?:【?\s?篇\s?[一二三四五六七八九十\d]{1,2}】?|第[一二三四五六七八九十]{1,2}篇)[:：]?\s*(?<title>[^。]{0,40})$/u

/** Below this a piece is a heading or an introduction, no report. */
const SHORTEST = 120

/** Splits a collection into its reports. A file that holds one report comes back as that one, with its title where it has one. */
export function severalReports(text: string): FoundReport[] {
  const lines = text.split('\n')
  const starts = startsOf(lines)
  if (starts.length < 2) return [withTitle(lines)]
  const pieces = starts.map((start, index) => ({
    title: titleOf(lines[start]!),
    text: lines
      .slice(start + 1, starts[index + 1])
      .join('\n')
      .trim(),
  }))
  return pieces.filter((piece) => piece.text.length >= SHORTEST)
}

/** Lines that count up under one stem, or that say 篇一, 篇二. */
function startsOf(lines: readonly string[]): number[] {
  const pieces = lines.flatMap((line, index) => (PIECE.test(line) ? [index] : []))
  if (pieces.length > 1) return pieces
  const numbered = lines.flatMap((line, index) => {
    const { stem, number } = NUMBERED.exec(line)?.groups ?? {}
    return stem && number ? [{ stem, number: Number(number), index }] : []
  })
  const first = numbered.find(({ number }) => number === 1)
  let next = 1
  return numbered.flatMap(({ stem, number, index }) => {
    if (stem !== first?.stem || number !== next) return []
    next++
    return [index]
  })
}

/** The reports of a numbered collection keep their numbers: by the words alone nobody could tell them apart. */
function titleOf(line: string): string | null {
  const piece = PIECE.exec(line)?.groups?.title
  if (piece !== undefined) return piece || null
  const { stem, number } = NUMBERED.exec(line)?.groups ?? {}
  return stem ? `${stem}（${number}）` : null
}

/** A title is at most this long, in at most five lines, and holds no sentence. */
const LONGEST_TITLE = 80
const MOST_TITLE_LINES = 5

function withTitle(lines: readonly string[]): FoundReport {
  const from = lines.findIndex((line) => line !== '')
  if (from < 0) return { title: null, text: '' }
  const head = lines.slice(from, from + MOST_TITLE_LINES)
  const until = head.findIndex(
    (line) =>
      line === '' || /[。，：:；]$/.test(line) || line.length > LONGEST_TITLE || /^[一二三四五六七八九十]、/.test(line),
  )
  const titleLines = until < 0 ? head.slice(0, 1) : head.slice(0, until)
  const title = titleLines.join('').replace(/^#+\s*/, '')
  if (title === '' || title.length > LONGEST_TITLE) return { title: null, text: lines.slice(from).join('\n').trim() }
  return {
    title,
    text: lines
      .slice(from + titleLines.length)
      .join('\n')
      .trim(),
  }
}
