/** What a line of a report is on paper. */
export type LineRole = 'title' | 'recipient' | 'body' | 'annex' | 'organisation' | 'date'

/** The heading at the head of a line: 一、 is level 1, （一） level 2. */
export interface LineHeading {
  readonly level: 1 | 2
  /** Characters that it takes: the whole line, or up to the full stop where the paragraph runs on. */
  readonly length: number
}

/** A line of a report as an official page sets it. */
export interface OfficialLine {
  readonly role: LineRole
  readonly text: string
  /** Where the line begins in the report (UTF-16 units); null for a line that the report does not hold. */
  readonly start: number | null
  readonly heading: LineHeading | null
}

const LEVELS: readonly (readonly [level: 1 | 2, form: RegExp])[] = [
  [1, /^[一二三四五六七八九十百]+、/],
  [2, /^（[一二三四五六七八九十百]+）/],
]
/** A heading is no sentence of its own: longer than this, a numbered line is a paragraph. */
const LONGEST_HEADING = 45
const DATE = /^\d{4}年\d{1,2}月\d{1,2}日$/
const ANNEX = /^附件[：:]/
const ANNEX_ITEM = /^\d+[.．、]/

/**
 * Reads what each line of a report is from where it stands and how it begins (GB/T 9704-2012, 7.3). Empty lines are
 * left out; lines keep their place in the report. `organisation` is who signs.
 */
export function officialLines(report: string, organisation: string): OfficialLine[] {
  const lines = placedLines(report)
  const roles = lines.map((): LineRole => 'body')
  const isTitle = lines[0] !== undefined && !headingOf(lines[0].text) && !/[。；：:]$/.test(lines[0].text)
  if (isTitle) roles[0] = 'title'
  const second = isTitle ? 1 : 0
  if (isRecipient(lines[second]?.text)) roles[second] = 'recipient'
  markSignature(lines, roles, organisation)
  markAnnexes(lines, roles)
  return lines.map((line, at) => ({
    ...line,
    role: roles[at]!,
    heading: roles[at] === 'body' ? headingOf(line.text) : null,
  }))
}

interface PlacedLine {
  readonly text: string
  readonly start: number
}

function placedLines(report: string): PlacedLine[] {
  const lines: PlacedLine[] = []
  for (const match of report.matchAll(/[^\r\n]+/g)) {
    const text = match[0].trim()
    if (text !== '') lines.push({ text, start: match.index + match[0].indexOf(text) })
  }
  return lines
}

const isRecipient = (line: string | undefined): boolean =>
  line !== undefined && /^[^。；]{2,120}[：:]$/.test(line) && !/如下[：:]$/.test(line)

/** 成文日期 is the last line, 发文机关署名 stands before it; either may be missing. */
function markSignature(lines: readonly PlacedLine[], roles: LineRole[], organisation: string): void {
  let last = lines.length - 1
  const dated = last > 0 && DATE.test(lines[last]!.text)
  if (dated) roles[last--] = 'date'
  const name = lines[last]?.text
  if (last < 1 || name === undefined) return
  if (name === organisation || (dated && /^[^，。：；！？]{2,40}$/.test(name) && !headingOf(name)))
    roles[last] = 'organisation'
}

/** 附件说明 and the numbered names that continue it. */
function markAnnexes(lines: readonly PlacedLine[], roles: LineRole[]): void {
  lines.forEach(({ text }, at) => {
    if (roles[at] !== 'body') return
    if (ANNEX.test(text) || (roles[at - 1] === 'annex' && ANNEX_ITEM.test(text))) roles[at] = 'annex'
  })
}

function headingOf(text: string): LineHeading | null {
  const level = LEVELS.find(([, form]) => form.test(text))?.[0]
  if (!level) return null
  const stop = text.search(/[。！？]/)
  const length = stop < 0 ? text.length : stop + 1
  const ends = stop >= 0 || !/[，；：、]$/.test(text)
  return length <= LONGEST_HEADING && ends ? { level, length } : null
}
