import { isPlace } from './header-cell.ts'
import type { ParsedFact } from './parsed-facts.ts'
import { withObject } from './prose-change.ts'
import { clean, periodsOfFigures, withoutTheme } from './prose-label.ts'
import { secondMeasure } from './prose-second.ts'
import type { Said } from './prose-told.ts'
import words from './prose-words.json' with { type: 'json' }

/** 青石村：清运垃圾86吨，出动120人次: whose figures they are. */
const PLACE = /^\s*([^，。；：:\d]{2,10})[：:]/

/** 各村收入全部达到20万元以上: what each has is no figure of the whole. */
const OF_EACH = /(?:全部|(?<![日月年人户亩村平])均|都)$/

/** A figure's name, and whether it is a second measure of the object before. */
export interface Named {
  /** '' where nothing names the figure. */
  readonly label: string
  readonly second: boolean
}

/** Names the figures of one sentence. */
export class Naming {
  /** The village or office that the sentence names before a colon; '' where it names none. */
  private readonly place: string
  /** With more than one period before its figures, each is named with its own: 二季度受理46件，一季度受理52件. */
  private readonly periods: readonly string[]
  private period = ''
  /** What was counted last, and may be measured now. */
  private counted: ParsedFact | null = null

  constructor(text: string) {
    const place = PLACE.exec(text)?.[1]?.trim() ?? ''
    this.place = isPlace(place) ? place : ''
    const periods = [...new Set(periodsOfFigures(text))]
    this.periods = periods.length > 1 ? periods : []
  }

  /** The village's name stands before what it counts, unless it does already. */
  ofPlace(own: string): string {
    return own === '' || own.startsWith(this.place) ? own : this.place + own
  }

  /** `before` are the words that name it, `rest` the text behind it up to the next number, if there is one. */
  nameOf({ claim, between }: Said, before: string, rest: Rest, subject: ParsedFact | null): Named {
    const lead = clean(withoutTheme(this.place === '' ? before : before.replace(PLACE, '')))
    const second = secondMeasure(claim, between, lead, this.counted, subject)
    const alone = withObject(labelOf(lead, rest), subject?.label ?? null)
    const ofRate = subject !== null && words.rateNouns.some((noun) => alone.startsWith(noun))
    const own = this.ofPlace(second ?? (ofRate ? subject.label + alone : alone))
    this.period = this.periods.findLast((period) => before.includes(period)) ?? this.period
    const named = own === '' || own.includes(this.period) ? own : this.period + own
    const measured = second !== null && this.counted !== null && second.startsWith(this.counted.label)
    return { label: OF_EACH.test(own) ? '' : named, second: measured }
  }

  /** From here on this is what may have a second measure. */
  counts(fact: ParsedFact | null): void {
    this.counted = fact
  }
}

/** What follows a number. */
export interface Rest {
  readonly text: string
  /** No other number follows in the sentence. */
  readonly isLast: boolean
  /** The number is a part of another. */
  readonly isPart: boolean
}

/** What stands before it in its clause; where that is only a verb or nothing, what it counts after it. */
function labelOf(lead: string, { text, isLast, isPart }: Rest): string {
  const after = clean(/^[^，,、。；;：:（）()\s]*/.exec(text)![0])
  if (isPart && lead === '') return after
  if (lead === '男' || lead === '女') return `${lead}性`
  if (lead === '' && !isLast && !/[，,、。；;：:（）()\s]/.test(text)) return ''
  const label = lead.length <= 2 || after.length > 0 ? lead + after : lead
  return [...label].length > 1 && label.length <= 40 ? label : ''
}
