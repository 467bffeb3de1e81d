/** What a cleaning step took out or changed, as a reader of the library's page sees it. */
export interface StepOutcome {
  readonly text: string
  /** Each thing removed, as it stood; for a change the old and the new: `1。5公里 → 1.5公里`. */
  readonly removed: readonly string[]
}

/** One way in which reports arrive damaged, and its cure. Pure; never guesses a number. */
export interface CleaningStep {
  readonly name: string
  /** What it does, in Chinese: 删去网站导航和推荐列表. */
  readonly says: string
  run(text: string): StepOutcome
}

/** Replaces every match of a global pattern and remembers it. A replacement equal to the match is no change. */
export function replaceAll(
  text: string,
  pattern: RegExp,
  replacement: (match: RegExpExecArray) => string,
): StepOutcome {
  const removed: string[] = []
  const parts: string[] = []
  let at = 0
  for (const match of text.matchAll(pattern)) {
    const put = replacement(match)
    if (put !== match[0]) removed.push(put === '' ? match[0] : `${match[0]} → ${put}`)
    parts.push(text.slice(at, match.index), put)
    at = match.index + match[0].length
  }
  return { text: parts.join('') + text.slice(at), removed }
}

/** Keeps the lines that pass; the others are remembered. Blank lines always pass. */
export function keepLines(
  text: string,
  keep: (line: string, index: number, lines: readonly string[]) => boolean,
): StepOutcome {
  const lines = text.split('\n')
  const kept = lines.map((line, index) => line.trim() === '' || keep(line.trim(), index, lines))
  return {
    text: lines.filter((_, index) => kept[index]).join('\n'),
    removed: lines.filter((_, index) => !kept[index]).map((line) => line.trim()),
  }
}
