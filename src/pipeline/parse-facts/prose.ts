import { read } from '../../check/read.ts'
import type { Span } from '../../domain/span.ts'
import type { Collector } from './collector.ts'
import type { Row } from './grid.ts'
import { isHeading } from './prose-label.ts'
import { SentenceReader } from './prose-sentence.ts'
import words from './prose-words.json' with { type: 'json' }

/** A year that decides nothing here: what is told from it (a duration equal to the period) is no fact anyway. */
const ANY_PERIOD = { year: 2000, quarter: undefined, half: undefined, month: undefined }

/** Reads one line of prose, sentence by sentence, into facts and notes. */
export function readProse(row: Row, out: Collector): void {
  for (const sentence of row.text.split(/(?<=[。！？!?；;])|\n/)) readSentence(sentence.trim(), row.line, out)
}

function readSentence(text: string, line: number, out: Collector): void {
  if (!/[\p{L}\p{N}]/u.test(text)) return
  if (words.plan.some((word) => text.includes(word))) {
    out.note(text)
    return
  }
  const mentions = read(text, { period: ANY_PERIOD })
  for (const mention of mentions.filter((each) => each.kind === 'placeholder'))
    out.reject(line, text, `“${mention.text}”还没有填实，请填入数值`)
  const reader = new SentenceReader(text, line, mentions, out)
  if (reader.claims.length === 0) {
    if (!isHeading(text)) out.note(text)
    return
  }
  const left = reader.read()
  const other = otherClauses(text, mentions, reader.spokenOf)
  if (left === null) out.note(text)
  else for (const note of [...other, ...left]) out.note(note)
}

/** 均高于全县平均水平 says nothing without what it is of. */
const OF_OTHERS = /^(?:均|都|位?居|位列|高于|低于|[较比]|同比|环比|与(?:上年|去年))/
/** 同比持平 is short and says all. */
const EVEN = /^(?:同比|环比|与?(?:上年|去年)(?:同期)?)[均都]?(?:基本)?持平[，,。；;]?$/

/** Clauses without a figure say what was done: they are notes. Dates, openers and headings alone are not. */
function otherClauses(
  text: string,
  numbers: readonly Span[],
  spokenOf: (at: number, all: boolean) => string,
): string[] {
  let at = 0
  const kept: string[] = []
  for (const clause of text.split(/(?<=[，,：:])/)) {
    const [start, end] = [at, at + clause.length]
    at = end
    if ((clause.length <= 8 && !EVEN.test(clause)) || /[：:]$/.test(clause)) continue
    if (numbers.some((number) => number.start < end && start < number.end)) continue
    kept.push(OF_OTHERS.test(clause) ? spokenOf(start, !EVEN.test(clause) || /[均都]/.test(clause)) + clause : clause)
  }
  return kept.length > 0 ? [kept.join('').replace(/[，,：:；;。]*$/, '。')] : []
}
