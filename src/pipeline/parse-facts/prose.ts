import type { Mention } from '../../check/mention.ts'
import { read } from '../../check/read.ts'
import { readFactValue } from '../../domain/fact-value.ts'
import type { Collector } from './collector.ts'
import { judge } from './derived.ts'
import type { Row } from './grid.ts'
import type { ParsedFact } from './parsed-facts.ts'
import { changeOf, withObject } from './prose-change.ts'
import words from './prose-words.json' with { type: 'json' }

const NO_CLAIM = new Set(['date', 'time', 'ordinal', 'name', 'placeholder'])
/** A year that decides nothing here: what is told from it (a duration equal to the period) is no fact anyway. */
const ANY_PERIOD = { year: 2000, quarter: undefined, half: undefined, month: undefined }

/** Reads one line of prose, sentence by sentence, into facts and notes. */
export function readProse(row: Row, out: Collector): void {
  for (const sentence of row.text.split(/(?<=[。！？!?；;])|\n/))
    new SentenceReader(sentence.trim(), row.line, out).read()
}

type Cue = 'lastYear' | 'lastPeriod' | 'target' | 'computed'

class SentenceReader {
  private readonly text: string
  private readonly line: number
  private readonly out: Collector
  private claims: readonly Mention[] = []
  private last: ParsedFact | null = null
  private whole: ParsedFact | null = null
  /** What was stated last: what 同比 is about, and whose object 已整改 takes. */
  private subject: ParsedFact | null = null
  /** Something that a fact cannot hold was said, so the whole sentence stays as a note. */
  private leftOver = false

  constructor(text: string, line: number, out: Collector) {
    this.text = text
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
    if (/其\s*中/.test(between)) this.whole = this.last
    const cue = cueOf(before)
    if (claim.damaged) this.reject(claim, '数字旁边的文字已损坏，请对照原件补上')
    else if (this.change(claim, before) || this.completion(claim, between)) return
    else if (cue === 'computed') this.leftOver = true
    else if (cue && this.last && claim.kind !== 'percentage-point') this.compare(cue, claim)
    else this.state(claim, before, i)
  }

  /** 同比增长12% is a fact of its own, unless the earlier figure stands in the sentence and gives it. */
  private change(claim: Mention, before: string): boolean {
    const digits = literalOf(claim)
    const change = changeOf(before, claim, digits)
    const own = change ? clean(change.subject) : ''
    const subject = [...own].length > 1 ? own : (this.subject?.label ?? '')
    if (!change || subject === '' || !readFactValue(digits) || (own === '' && change.base === null)) return false
    const fact = own === '' || own === this.subject?.label ? this.current() : null
    const unit = claim.stated!.unitText || null
    const base = fact && change.base ? fact[change.base] : null
    const judgement =
      base === null
        ? 'unknown'
        : judge({ base: change.base!, literal: change.signed, unit }, fact!.value, base, fact!.unit)
    if (judgement === 'unknown') {
      this.out.add({
        label: `${subject}${change.name}`,
        value: digits,
        unit: readFactValue(digits)?.unit ? null : unit,
        line: this.line,
      })
    } else if (judgement !== 'agrees') {
      this.contradict(claim, judgement.instead, fact!, change.base!)
    }
    return true
  }

  /** 完成目标1200人的82.2%: nothing new where the target gives it. */
  private completion(claim: Mention, between: string): boolean {
    const fact = this.current()
    if (
      claim.kind !== 'percentage' ||
      !fact?.target ||
      !/^的$|完成率|占.*(?:目标|任务|计划)|完成.*(?:目标|任务|计划)/.test(between.trim())
    )
      return false
    const judgement = judge(
      { base: 'target', literal: literalOf(claim), unit: '%' },
      fact.value,
      fact.target,
      fact.unit,
    )
    if (judgement === 'unknown') return false
    if (judgement !== 'agrees') this.contradict(claim, judgement.instead, fact, 'target')
    return true
  }

  private contradict(
    claim: Mention,
    instead: string,
    fact: ParsedFact,
    field: 'lastYear' | 'lastPeriod' | 'target',
  ): void {
    const reason = `文中写作 ${claim.text}，按数值算得 ${instead}，请核对`
    this.out.reject(this.line, claim.text, reason, { factId: fact.id, field })
  }

  private current(): ParsedFact | null {
    return this.subject && this.out.fact(this.subject.id)
  }

  private compare(field: Exclude<Cue, 'computed'>, claim: Mention): void {
    this.out.update(this.last!.id, { [field]: literalOf(claim) })
  }

  private state(claim: Mention, before: string, i: number): void {
    const label = withObject(this.labelOf(claim, before, i), this.subject?.label ?? null)
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
    const lead = clean(before)
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

const isHeading = (line: string): boolean => {
  const text = line.replace(/[:：]$/, '')
  return (
    text.length <= 24 &&
    !/[，。；]/.test(text) &&
    /^(#|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|.{0,20}(报告|总结|汇报|情况|数据|指标|表)$)/.test(
      text,
    )
  )
}

const lastClause = (text: string): string =>
  text
    .split(/[，,、。；;（(）)]|其\s*中[:：]?/)
    .at(-1)!
    .trim()

const cueOf = (before: string): Cue | null =>
  (['computed', 'lastYear', 'lastPeriod', 'target'] as const).find((cue) =>
    words[cue].some((word) => (cue === 'computed' ? before.includes(word) : isOnly(before, word))),
  ) ?? null

/** The clause names nothing but the comparison: 比上年同期的, 目标为. */
const isOnly = (before: string, word: string): boolean =>
  before.includes(word) && clean(before.replace(word, '').replace(/^[比较与]/, '')).length <= 1

/** The digits as written, without the unit where it is what ends them. */
function literalOf(claim: Mention): string {
  const unit = claim.stated!.unitText
  const bare = unit !== '' && claim.text.endsWith(unit) ? claim.text.slice(0, -unit.length).trim() : claim.text
  return readFactValue(bare) ? bare : claim.text
}

/** Takes openers and links off both ends until nothing more comes off. */
function clean(text: string): string {
  let label = text.trim()
  for (let before = ''; before !== label; ) {
    before = label
    label = label
      .replace(/^[\s—\-·•\d.、:：“”"]+/, '')
      .replace(/^第?[一二三四]季度|^[一二三四五六七八九十]是/, '')
      .trim()
    for (const word of [...words.whole, ...words.lead])
      if (label.startsWith(word) && label.length > word.length) label = label.slice(word.length)
    for (const word of words.tail) if (label.endsWith(word)) label = label.slice(0, -word.length).trim()
    if ([...words.whole, ...words.lead].includes(label)) label = ''
  }
  return label
}
