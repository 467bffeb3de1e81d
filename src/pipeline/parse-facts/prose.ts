import type { Mention } from '../../check/mention.ts'
import { read } from '../../check/read.ts'
import { readFactValue } from '../../domain/fact-value.ts'
import type { Collector } from './collector.ts'
import type { Row } from './grid.ts'
import { isPlace } from './header-cell.ts'
import type { ParsedFact } from './parsed-facts.ts'
import { readChange, readCompletion, withObject } from './prose-change.ts'
import { type Cue, clean, cueOf, isHeading, lastClause, literalOf } from './prose-label.ts'
import words from './prose-words.json' with { type: 'json' }

const NO_CLAIM = new Set(['date', 'time', 'ordinal', 'name', 'placeholder'])
/** A year that decides nothing here: what is told from it (a duration equal to the period) is no fact anyway. */
const ANY_PERIOD = { year: 2000, quarter: undefined, half: undefined, month: undefined }

/** Reads one line of prose, sentence by sentence, into facts and notes. */
export function readProse(row: Row, out: Collector): void {
  for (const sentence of row.text.split(/(?<=[。！？!?；;])|\n/))
    new SentenceReader(sentence.trim(), row.line, out).read()
}

/** 青石村：清运垃圾86吨，出动120人次: whose figures they are. */
const PLACE = /^\s*([^，。；：:\d]{2,10})[：:]/

class SentenceReader {
  private readonly text: string
  private readonly line: number
  private readonly out: Collector
  private claims: readonly Mention[] = []
  private last: ParsedFact | null = null
  private whole: ParsedFact | null = null
  /** The parts stand in brackets that are still open. */
  private bracketed = false
  /** What was stated last: what 同比 is about, and whose object 已整改 takes. */
  private subject: ParsedFact | null = null
  /** 同比 where the number before was such a change: 同比增收860万元，增长8.6%. */
  private against = ''
  /** Something that a fact cannot hold was said, so the whole sentence stays as a note. */
  private leftOver = false
  /** The village or office that the sentence names before a colon; '' where it names none. */
  private readonly place: string

  constructor(text: string, line: number, out: Collector) {
    this.text = text
    const place = PLACE.exec(text)?.[1]?.trim() ?? ''
    this.place = isPlace(place) ? place : ''
    this.line = line
    this.out = out
  }

  read(): void {
    if (!/[\p{L}\p{N}]/u.test(this.text)) return
    if (words.plan.some((word) => this.text.includes(word))) {
      this.out.note(this.text)
      return
    }
    const mentions = read(this.text, { period: ANY_PERIOD })
    this.claims = mentions.filter((mention) => mention.stated && !mention.exempt && !NO_CLAIM.has(mention.kind))
    for (const mention of mentions.filter((each) => each.kind === 'placeholder')) {
      this.out.reject(this.line, this.text, `“${mention.text}”还没有填实，请填入数值`)
    }
    for (const [i, claim] of this.claims.entries()) this.claim(claim, i)
    if (this.leftOver) this.out.note(this.text)
    else this.noteOtherClauses(mentions)
  }

  private claim(claim: Mention, i: number): void {
    const from = this.claims[i - 1]?.end ?? 0
    const between = this.text.slice(from, claim.start)
    const before = lastClause(between)
    if (this.bracketed && /[）)]/.test(between)) this.closeBracket()
    if (/其\s*中/.test(between)) {
      this.whole = this.last
      this.bracketed = /[（(]\s*其\s*中/.test(between)
    }
    const cue = cueOf(before)
    if (claim.damaged) this.reject(claim, '数字旁边的文字已损坏，请对照原件补上')
    else if (this.worksOut(claim, before, between) || this.isAside(claim, between)) return
    else if (cue === 'computed') this.leftOver = true
    else if (cue && this.last && claim.kind !== 'percentage-point') this.compare(cue, claim)
    else this.state(claim, before, i)
  }

  /** 资金126.5万元（其中县级86.5万元），同比增加28.5万元: behind the bracket the total is spoken of again. */
  private closeBracket(): void {
    this.subject = this.whole
    this.whole = null
    this.bracketed = false
  }

  private worksOut(claim: Mention, before: string, between: string): boolean {
    const subject = this.subject && this.out.fact(this.subject.id)
    const against = readChange(claim, before, this.against, subject, this.line, this.out)
    if (against !== null) {
      this.against = against
      return true
    }
    this.against = ''
    return subject !== null && readCompletion(claim, between, subject, this.line, this.out)
  }

  /** 36车（约180吨）: in brackets right behind a figure stands what the figure comes to. */
  private isAside(claim: Mention, between: string): boolean {
    const [words] = /^[^（()）]*[）)]/.exec(this.text.slice(claim.start)) ?? []
    if (!this.subject || words === undefined || !/^[（(](?:折合|合计|共计|合|共|计|即|约)?$/.test(between.trim()))
      return false
    if (!claim.stated!.unitText || claim.stated!.unitText === this.subject.unit) return false
    const [, opening] = /^[（(](.*)$/.exec(between.trim())!
    this.out.note(`${this.subject.label}：${opening}${words.slice(0, -1)}`)
    return true
  }

  private compare(field: Exclude<Cue, 'computed'>, claim: Mention): void {
    this.out.update(this.last!.id, { [field]: literalOf(claim) })
  }

  private state(claim: Mention, before: string, i: number): void {
    const own = withObject(this.labelOf(claim, before, i), this.subject?.label ?? null)
    const label = own === '' || own.startsWith(this.place) ? own : this.place + own
    if (label === '' || !readFactValue(literalOf(claim))) {
      this.leftOver = true
      this.reject(
        claim,
        label === '' ? '看不出这个数说的是哪项指标，句子已留作文字材料' : '这个数值放不进表格，句子已留作文字材料',
      )
      return
    }
    const unit = claim.stated!.unitText || null
    const partOf = this.whole && (!unit || unit === this.whole.unit) ? this.whole.id : null
    const fact = this.out.add({
      label,
      value: literalOf(claim),
      unit: readFactValue(literalOf(claim))?.unit ? null : unit,
      partOf,
      line: this.line,
    })
    this.subject = fact
    if (!partOf) this.last = fact
  }

  /** What stands before the number in its clause; where that is only a verb or nothing, what it counts after it. */
  private labelOf(claim: Mention, before: string, i: number): string {
    const lead = clean(this.place === '' ? before : before.replace(PLACE, ''))
    const until = this.claims[i + 1]?.start ?? this.text.length
    const after = clean(/^[^，,、。；;：:（）()\s]*/.exec(this.text.slice(claim.end, until))![0])
    if (this.whole && lead === '') return after
    const shared = i + 1 < this.claims.length && !/[，,、。；;：:（）()\s]/.test(this.text.slice(claim.end, until))
    if (lead === '' && shared) return ''
    const label = lead.length <= 2 || after.length > 0 ? lead + after : lead
    return [...label].length > 1 && label.length <= 40 ? label : ''
  }

  private reject(claim: Mention, reason: string): void {
    this.out.reject(this.line, this.text.slice(Math.max(0, claim.start - 20), claim.end + 10), reason)
  }

  /** Clauses without a figure say what was done: they are notes. Dates and openers alone are not. */
  private noteOtherClauses(mentions: readonly Mention[]): void {
    if (this.claims.length === 0) {
      if (!isHeading(this.text)) this.out.note(this.text)
      return
    }
    let at = 0
    const kept = this.text.split(/(?<=[，,：:])/).filter((clause) => {
      const [start, end] = [at, at + clause.length]
      at = end
      return clause.length > 8 && !mentions.some((mention) => mention.start < end && start < mention.end)
    })
    if (kept.length > 0) this.out.note(kept.join('').replace(/[，,：:；;。]*$/, '。'))
  }
}
