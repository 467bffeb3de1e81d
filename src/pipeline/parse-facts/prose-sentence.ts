import type { Mention } from '../../check/mention.ts'
import type { Collector } from './collector.ts'
import { type InTurn, inTurnGroups } from './in-turn.ts'
import { headsInTurn, type TurnHeads } from './in-turn-heads.ts'
import type { ParsedFact } from './parsed-facts.ts'
import { aboutOf, withoutAll } from './prose-about.ts'
import { asideNote } from './prose-aside.ts'
import { generalBase, isRate, readChange } from './prose-change.ts'
import { Figures } from './prose-figures.ts'
import { clean, cueOf, literalOf, withoutTheme } from './prose-label.ts'
import { type MovedFrom, movedFrom, withoutMove } from './prose-moved.ts'
import { Naming } from './prose-naming.ts'
import { REASONS } from './prose-reasons.ts'
import { completionOf, isCompletion } from './prose-share.ts'
import { isOfAnother, readTold, type Said, type Spoken, saidOf } from './prose-told.ts'

const NO_CLAIM = new Set(['date', 'time', 'ordinal', 'name', 'placeholder'])
const JOINED = /、|以及|[和及与]/

/** Reads the figures of one sentence in their order: each is a fact, or is told of the one before it. */
export class SentenceReader {
  readonly claims: readonly Mention[]
  private readonly text: string
  private readonly line: number
  private readonly out: Collector
  private readonly turns: ReadonlyMap<number, InTurn>
  private spoken: Spoken
  private readonly figures: Figures
  private readonly naming: Naming
  private turn: TurnHeads | null = null
  /** Behind values that no head could be found for, until the next comma. */
  private lost = false
  private moved: (MovedFrom & { readonly from: Mention; readonly start: number }) | null = null
  /** What no fact holds, told by itself; null where only the whole sentence tells it. */
  private readonly left: (string | null)[] = []

  constructor(text: string, line: number, mentions: readonly Mention[], out: Collector) {
    this.text = text
    this.line = line
    this.spoken = { subject: null, against: '', rate: null, general: generalBase(text) }
    this.out = out
    this.naming = new Naming(text)
    this.figures = new Figures(line, out)
    this.claims = mentions.filter((mention) => mention.stated && !mention.exempt && !NO_CLAIM.has(mention.kind))
    this.turns = inTurnGroups(text, this.claims)
  }

  /** Gives what no fact holds as notes that stand by themselves; null where only the whole sentence does. */
  read(): string[] | null {
    for (const i of this.claims.keys()) this.claim(i)
    const notes = this.left.filter((note) => note !== null)
    return notes.length === this.left.length ? notes : null
  }

  /** Of what a clause is spoken that stands there. */
  readonly spokenOf = (at: number, all: boolean): string => this.figures.spokenOf(at, all)

  private claim(i: number): void {
    const claim = this.claims[i]!
    const next = this.claims[i + 1]
    const said = saidOf(this.text, claim, this.claims[i - 1]?.end ?? 0, next?.start ?? null)
    const { between } = said
    const whole = this.figures.closed(between)
    if (whole) this.speakOf(whole)
    this.figures.opened(between, this.text, this.claims, i, this.spoken.subject)
    if (/[，,；;。]/.test(between)) this.lost = false
    const turn = this.turns.get(i)
    const aside = asideNote(claim, this.text, between, this.spoken.subject)
    if (claim.damaged) this.leave(claim, REASONS.damaged, '')
    else if (turn) this.inTurn(turn, said, i)
    else if (this.lost) this.leave(claim, REASONS.unnamed, null)
    else if (aside !== null) this.out.note(aside)
    else if (!this.movedTo(said, next)) this.say(said, i)
  }

  private say(said: Said, i: number): void {
    const { claim, before } = said
    const reached = withoutMove(before)
    if (reached !== null) {
      this.state(said, reached, i)
      return
    }
    const about = isOfAnother(said)
      ? aboutOf(said, this.figures.heads, this.spoken, this.text.slice(Math.max(0, claim.start - 200), claim.start))
      : [this.spoken.subject]
    if (about === null) {
      this.leave(claim, this.figures.heads.run.length > 1 ? REASONS.ofMany : REASONS.otherChange, null)
      return
    }
    for (const fact of about) {
      const { against } = this.spoken
      if (about.length > 1 || fact !== this.spoken.subject) this.speakOf(fact, against)
      if (!this.tell(said)) this.state(said, before, i)
    }
  }

  /** Whether a number was told of the one before it. */
  private tell(said: Said): boolean {
    const told = readTold(
      { ...said, before: this.figures.heads.run.length > 1 ? withoutAll(said.before) : said.before },
      this.spoken,
      this.line,
      this.out,
    )
    if (told === null) return false
    if (told.held) this.spoken = { ...this.spoken, against: '', ...told.held }
    else this.leave(said.claim, told.reason, told.note)
    this.figures.heads.close()
    return true
  }

  private inTurn(turn: InTurn, said: Said, i: number): void {
    const at = turn.values.indexOf(i)
    if (at === 0) this.turn = headsInTurn(turn, this.claims, this.figures.heads)
    const head = this.turn!.heads?.[at]
    if (head === undefined) {
      this.speakOf(null)
      this.naming.counts(null)
      this.figures.heads.only(null)
      this.lost = true
      this.leave(said.claim, this.turn!.heads === null ? this.turn!.reason : REASONS.unnamed, null)
    } else if (typeof head === 'string') {
      const names = turn.toEach ? turn.names : [head]
      for (const [j, name] of names.entries()) this.named(name, turn.words[at]!, said, at + j > 0)
    } else {
      this.speakOf(head)
      const words = turn.words[at]!
      if (!this.tell({ ...said, before: words, between: words }))
        this.add(said.claim, head.label + clean(words), at > 0)
    }
  }

  /** A value of a head that was named before 分别. */
  private named(name: string, words: string, { claim }: Said, joined: boolean): void {
    const label = this.naming.ofPlace(name)
    const change = readChange(claim, label + words, { ...this.spoken, last: null, rate: null }, this.line, this.out)
    if (change) {
      this.figures.heads.names = this.turn!.heads as readonly string[]
      return
    }
    if (isCompletion(claim, words)) this.add(claim, completionOf(label), joined)
    else if (cueOf(words) || withoutMove(words) !== null || /^[由从]/.test(words))
      this.leave(claim, REASONS.unnamed, null)
    else this.add(claim, label + clean(words), joined)
  }

  private movedTo({ claim, before }: Said, next: Mention | undefined): boolean {
    if (this.moved) {
      const { subject, base, from, start } = this.moved
      this.moved = null
      const label = this.naming.ofPlace(clean(withoutTheme(subject)))
      const fact = label === '' ? null : this.add(claim, label, false)
      const held = fact && base && from.stated!.unitText === claim.stated!.unitText
      if (held) this.out.update(fact.id, { [base]: literalOf(from) })
      else this.leave(from, fact ? REASONS.noTime : REASONS.unnamed, fact && `${this.text.slice(start, claim.end)}。`)
      return true
    }
    const moved = next ? movedFrom(before, this.text.slice(claim.end, next.start)) : null
    if (moved) this.moved = { ...moved, from: claim, start: claim.start - before.length }
    return moved !== null
  }

  private state(said: Said, before: string, i: number): void {
    const { claim, between } = said
    const next = this.claims[i + 1]
    const rest = {
      text: this.text.slice(claim.end, next?.start ?? this.text.length),
      isLast: next === undefined,
      isPart: this.figures.whole !== null,
    }
    const { label, second } = this.naming.nameOf(said, before, rest, this.spoken.subject)
    if (label === '') this.leave(claim, REASONS.unnamed, null)
    else this.add(claim, label, JOINED.test(between) && !/[，,；;。]/.test(between), second)
  }

  private add(claim: Mention, label: string, joined: boolean, second = false): ParsedFact | null {
    const fact = label === '' ? null : this.figures.add(claim, label, joined, second)
    if (!fact) {
      this.leave(
        claim,
        label === '' ? REASONS.unnamed : REASONS.unheld,
        label === '' ? null : `${label}${claim.text}。`,
      )
      return null
    }
    this.speakOf(fact)
    if (!second) this.naming.counts(fact)
    return fact
  }

  private speakOf(fact: ParsedFact | null, against = ''): void {
    this.spoken = { ...this.spoken, subject: fact, against, rate: fact && isRate(fact) ? fact.label : null }
  }

  private leave({ start, end }: Mention, reason: string | null, note: string | null): void {
    if (reason !== null) this.out.reject(this.line, excerpt(this.text, start, end), reason)
    this.left.push(note)
  }
}

/** The words around a number; no other number is cut in two, and where words are left out stands …. */
function excerpt(text: string, start: number, end: number): string {
  let [from, to] = [Math.max(0, start - 20), Math.min(text.length, end + 10)]
  while (from > 0 && NUMERIC.test(text[from - 1]!) && NUMERIC.test(text[from]!)) from--
  while (to < text.length && NUMERIC.test(text[to - 1]!) && NUMERIC.test(text[to]!)) to++
  // One or two characters are no longer than the mark that would stand for them.
  if (from <= 2) from = 0
  if (to >= text.length - 2) to = text.length
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`
}
const NUMERIC = /[\d.,]/
