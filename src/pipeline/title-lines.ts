import { widthOf } from './printable.ts'

const segmenter = new Intl.Segmenter('zh-Hans', { granularity: 'word' })
/** What no line of a title begins with, and what none ends with: the words would come apart. */
const NO_HEAD = /^[的和及与、，》）”了们等]/
const NO_TAIL = /(关于|[和及与对为《（“第]|\d)$/
/** A reporting period is one word. */
const PERIOD = /(\d{4}年度?(?:第?[一二三四1-4]季度|[上下]半年|\d{1,2}月份?)?)/
/** More lines than this are filled one after another. */
const BALANCED_LINES = 3

/**
 * A title in lines that fit, broken between words and set as a trapezoid or rhombus, neither as a block nor as an
 * hourglass (GB/T 9704-2012, 7.3.1). `width` counts full-width characters; the organisation's name stays together.
 */
export function titleLines(title: string, width: number, organisation: string): string[] {
  if (widthOf(title) <= width) return [title]
  const words = wordsOf(title, organisation)
  for (let count = Math.ceil(widthOf(title) / width); count <= BALANCED_LINES; count++) {
    const best = ways(words, count)
      .filter((lines) => lines.every((line) => widthOf(line) <= width))
      .map((lines) => ({ lines, cost: costOf(lines, organisation) }))
      .sort((a, b) => a.cost - b.cost)[0]
    if (best) return best.lines
  }
  return filled(words, width)
}

/** Pieces between which a line may end. */
function wordsOf(title: string, organisation: string): string[] {
  const named = organisation !== '' && title.startsWith(organisation) ? organisation : ''
  const words = named ? [named] : []
  const rest = title.slice(named.length).split(PERIOD)
  for (const segment of rest.flatMap((part) => (PERIOD.test(part) ? [part] : segmentsOf(part)))) {
    const before = words.at(-1)
    const joined = before !== undefined && (NO_HEAD.test(segment) || NO_TAIL.test(before))
    if (joined) words[words.length - 1] = before + segment
    else words.push(segment)
  }
  return words
}

const segmentsOf = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment)

/** All ways to set the words in so many lines. */
function ways(words: readonly string[], count: number): string[][] {
  if (count === 1) return words.length > 0 ? [[words.join('')]] : []
  return words
    .slice(0, -1)
    .flatMap((_, at) => ways(words.slice(at + 1), count - 1).map((rest) => [words.slice(0, at + 1).join(''), ...rest]))
}

/** Lower is better: even lines, no block, no hourglass; a line that ends with the organisation is a good one. */
function costOf(lines: readonly string[], organisation: string): number {
  const widths = lines.map(widthOf)
  const spread = Math.max(...widths) - Math.min(...widths)
  const block = spread === 0 ? 2 : 0
  const middle = widths.slice(1, -1)
  const hourglass = middle.some((width) => width < widths[0]! && width < widths.at(-1)!) ? 20 : 0
  const afterName = organisation !== '' && lines[0] === organisation ? -6 : 0
  return spread + block + hourglass + afterName
}

function filled(words: readonly string[], width: number): string[] {
  const lines = ['']
  for (const word of words) {
    for (const piece of widthOf(word) > width ? [...word] : [word]) {
      if (widthOf(lines.at(-1)! + piece) > width) lines.push('')
      lines[lines.length - 1] += piece
    }
  }
  return lines
}
