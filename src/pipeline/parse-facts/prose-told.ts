import type { Mention } from '../../check/mention.ts'
import { readFactValue } from '../../domain/fact-value.ts'
import type { Collector } from './collector.ts'
import type { ParsedFact } from './parsed-facts.ts'
import { isBareChange, readChange } from './prose-change.ts'
import { type Cue, cueOf, isOtherTime, lastClause, literalOf } from './prose-label.ts'
import { REASONS } from './prose-reasons.ts'
import { isCompletion, readCompletion, readShare } from './prose-share.ts'

/** What the sentence has spoken of when a number comes. */
export interface Spoken {
  /** What was stated last: what 同比 and 上年同期 are about, and whose object 已整改 takes. */
  readonly subject: ParsedFact | null
  /** 同比 where the number before was such a change. */
  readonly against: string
  /** The rate told last: 办结率, 完成率, 同比增速. */
  readonly rate: string | null
  /** 与上年同期相比 at the head of the sentence: what all its changes are against; '' where nothing is said. */
  readonly general: string
}

/** A number in its words. */
export interface Said {
  readonly claim: Mention
  /** Its clause up to it. */
  readonly before: string
  /** All since the number before. */
  readonly between: string
  /** What follows it up to the next mark; null where another number does. */
  readonly after: string | null
  /** Whether 的 follows: 年度任务4亿元的65%. */
  readonly owns: boolean
}

/** A number as its sentence says it: `from` the end of the number before, `next` the start of the one after it. */
export function saidOf(text: string, claim: Mention, from: number, next: number | null): Said {
  const between = text.slice(from, claim.start)
  const [tail] = /^[^，,、。；;：:（）()]*/.exec(text.slice(claim.end, next ?? undefined))!
  const after = next !== null && claim.end + tail.length >= next ? null : tail
  return { claim, before: lastClause(between), between, after, owns: text[claim.end] === '的' }
}

/** What became of a number that tells something of another: held by the sheet, or left with a note that tells it by itself. */
export type Told =
  | { readonly held: Partial<Spoken> }
  | { readonly held: null; readonly note: string | null; readonly reason: string | null }

/** Whether a number is told of another and names no indicator of its own. */
export const isOfAnother = ({ claim, before, between, owns }: Said): boolean =>
  isBareChange(claim, before) || isCompletion(claim, between) || compared(before, owns) !== null

/** Reads what a number tells of the figure before it; null where it states one of its own. */
export function readTold(said: Said, spoken: Spoken, line: number, out: Collector): Told | null {
  const { claim, before, between, owns } = said
  const subject = spoken.subject && out.fact(spoken.subject.id)
  const change = readChange(claim, before, { ...spoken, last: subject }, line, out)
  if (change) {
    const rate = claim.kind === 'percentage' ? change.label : spoken.rate
    return { held: { against: change.against, rate } }
  }
  const completion = subject && readCompletion(claim, between, subject, line, out)
  if (completion) return { held: { against: '', rate: completion } }
  if (subject && readShare(claim, between, subject, line, out)) return { held: { against: '' } }
  const note = noteOf(said, subject)
  if (isOtherTime(before)) return { held: null, note, reason: REASONS.otherTime }
  const cue = compared(before, owns)
  if (cue === 'computed') return { held: null, note, reason: null }
  if (!cue || !subject || claim.kind === 'percentage-point') return null
  const unit = claim.stated!.unitText
  if (/^[%倍]$/.test(unit) && unitOf(subject) !== unit) return { held: null, note, reason: REASONS.noColumn }
  if (unit !== '' && unit !== unitOf(subject)) return { held: null, note: null, reason: REASONS.otherUnit }
  out.update(subject.id, { [cue]: literalOf(claim) })
  return { held: { against: '' } }
}

/** 占全年任务4亿元的65%: the amount is the task itself. */
const compared = (before: string, owns: boolean): Cue | null =>
  cueOf(owns ? before.replace(/^(?:占|完成|达到?|为|相当于)(?=.{2})/, '') : before)

export const unitOf = (fact: ParsedFact): string => readFactValue(fact.value)?.unit || fact.unit || ''

const OF_SUBJECT =
  /^[，,]?(?:占|翻|为|是|比|较|与|高于|低于|多于|少于|快于|慢于|超|相当于|(?:大?前年|上年|去年|年初|历史|近|前))/

/** The number with whose it is: 清运垃圾占全县的19.1%. Null where that cannot be said without the rest of the sentence. */
function noteOf({ before, claim, after }: Said, subject: ParsedFact | null): string | null {
  if (after === null || /^其/.test(before)) return null
  if (OF_SUBJECT.test(before)) return subject && `${subject.label}${before}${claim.text}${after}。`
  return null
}
