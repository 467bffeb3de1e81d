import { governedBy, isWholeYear } from '../context/period-relation.ts'
import type { Mention, NamedPeriod } from '../mention.ts'
import { type Base, MASK } from '../roles/frame.ts'
import { contentTerms, isClaim, isSpoken, mask, type Stretch } from '../roles/masked.ts'
import { prospectFrom } from '../roles/plans.ts'
import { type Evidence, heardIn } from '../sheet/evidence.ts'
import type { SheetIndex } from '../sheet/sheet-index.ts'
import { measured } from '../tabular/measure.ts'
import { type Seats, seatsOf } from '../tabular/seat.ts'
import { Characters } from '../text/characters.ts'
import { breaksAt, endsAt } from '../text/marks.ts'
import { type Claimed, place, type Surroundings } from './claimed.ts'
import { laterFrom } from './later-from.ts'
import { PeriodForEach } from './period-for-each.ts'
import { UnderPlans } from './under-plans.ts'
import { REACH } from './words-beside.ts'

export interface Sentence {
  readonly start: number
  readonly end: number
  readonly claims: readonly Claimed[]
}

const MAX_CLAIMS = 48

/** What is at hand for a whole text. */
interface Page {
  readonly index: SheetIndex
  readonly text: string
  readonly masked: string
  readonly mentions: readonly Mention[]
  readonly seats: Seats | null
}

/** Gives each claim of a text its words and its role, sentence by sentence. What makes no claim is passed over. */
export function* layOut(index: SheetIndex, text: string, mentions: readonly Mention[]): Generator<Sentence> {
  const masked = mask(text, mentions, index.sheet.period)
  const page: Page = { index, text, masked, mentions, seats: seatsOf(text, masked, mentions) }
  let topic: readonly Evidence[] = []
  /** What lends its first words to the next claims, read when there is one. */
  let heading: Stretch | null = null
  const plans = new UnderPlans()
  for (let start = 0, first = 0; start < text.length; ) {
    const sentence = sentenceFrom(text, mentions, start, first)
    const speaks = spokenIn(mentions, sentence)
    const planned = plans.takes(text, sentence, speaks)
    if (speaks) {
      if (heading !== null) topic = topicOf(page, heading)
      heading = null
      yield { start, end: sentence.end, claims: claimsIn(page, sentence, topic, planned) }
    }
    const isEmpty = sentence.end === start + 1 && text.charCodeAt(start) === LINE_BREAK
    if (!isEmpty && (!speaks || start === 0 || text.charCodeAt(start - 1) === LINE_BREAK)) heading = sentence
    start = sentence.end
    first = sentence.last
  }
}

/** From `start` to the end of the sentence, or to a break after very many claims. No mention is cut. */
function sentenceFrom(text: string, mentions: readonly Mention[], start: number, first: number): Stretch {
  let claims = 0
  let last = first
  for (let at = start; ; last++) {
    const mention = mentions[last]
    const stop = mention === undefined ? text.length : mention.start
    for (; at < stop; at++)
      if (endsAt(text, at) || (claims >= MAX_CLAIMS && breaksAt(text, at))) return { start, end: at + 1, first, last }
    if (mention === undefined) return { start, end: text.length, first, last }
    if (isClaim(mention)) claims++
    at = mention.end
  }
}

function spokenIn(mentions: readonly Mention[], { first, last }: Stretch): boolean {
  for (let at = first; at < last; at++) if (isSpoken(mentions[at]!)) return true
  return false
}

function claimsIn(page: Page, sentence: Stretch, topic: readonly Evidence[], planned: boolean): Claimed[] {
  const { mentions, seats } = page
  const around = surroundingsIn(page, sentence, topic, planned)
  const { words } = around
  const claims: Claimed[] = []
  /** The period that governed before the one named last. */
  let governing: NamedPeriod | null = null
  const each = new PeriodForEach(page.text)
  for (let at = sentence.first; at < sentence.last; at++) {
    const mention = mentions[at]!
    if (mention.period) around.led = ledBy(around, mention)
    const period = mention.period && governedBy(mention.period, page.index.sheet.period, around.period)
    if (period?.day === null && period.relative === null) {
      governing = around.period
      around.period = period
      each.name(mention, period)
    }
    if (!isSpoken(mention)) continue
    around.period = each.next(mention) ?? around.period
    const reach = Math.max(around.previousEnd, mention.start - REACH)
    while (around.from < words.length && words[around.from]!.start < reach) around.from++
    const seat = seats?.get(at) ?? null
    around.before = place(around, seat ? measured(mention, seat.measure) : mention, at, seat)
    // 接户642户，二季度为518户；化粪池287个: what is compared with has no more to say
    if (isCompared(around.before)) around.period = governing
    else governing = around.period
    around.previousEnd = mention.end
    claims.push(around.before)
  }
  return claims
}

/** ● 新增服务站3个, 1. 新增服务站3个, 一是新增服务站3个: the words begin behind the mark of the item. */
function behindMark(text: string, mentions: readonly Mention[], { start, end, first, last }: Stretch): number {
  let at = start
  while (at < end && BULLETS.has(text.charCodeAt(at))) at++
  const mark = first < last ? mentions[first]! : null
  if (mark?.start !== at || mark.exempt !== 'ordinal' || !OF_ITEM.test(mark.text)) return at
  at = mark.end
  while (at < end && BULLETS.has(text.charCodeAt(at))) at++
  return at
}
/** Not the 一、 of 一、二、三产增加值, nor 第一. */
const OF_ITEM = /^[（(①-⑳]|^\d+[.．]$|是$/
const BULLETS = new Characters(' >#●○■□◆◇▲△★☆•·▪▶✓√-—*')

const surroundingsIn = (
  { index, text, masked, mentions }: Page,
  sentence: Stretch,
  topic: readonly Evidence[],
  planned: boolean,
  start = behindMark(text, mentions, sentence),
): Surroundings => ({
  index,
  text,
  masked,
  start,
  end: sentence.end,
  words: contentTerms(text, mentions, sentence),
  from: 0,
  topic,
  before: null,
  previousEnd: start,
  period: null,
  led: null,
  prospect: planned
    ? sentence.start - 1
    : Math.min(prospectFrom(text, sentence.start, sentence.end), laterFrom(index, text, mentions, sentence)),
})

/** 上年同期｜甲5128户、乙1602户；今年: a former period at the head of a sentence or of a part of it, up to the next. */
function ledBy({ index, masked, previousEnd, start, led, prospect }: Surroundings, mention: Mention): Base | null {
  const mark = masked[mention.start]
  const base = mark === MASK.lastYear ? 'yoy' : mark === MASK.lastPeriod ? 'qoq' : null
  const { relative, ...named } = mention.period!
  if (mention.end === prospect) return led
  if (base === null || (relative === null && isWholeYear(named) !== isWholeYear(index.sheet.period))) return null
  const before = masked.slice(previousEnd, mention.start)
  return HEADS.test(before) && (previousEnd === start || before.includes('；')) ? base : led
}
const HEADS = /(?:^|[，；：])(?:而|其中)?$/

/** A former value, or a change against one. */
const isCompared = ({ frame }: Claimed): boolean =>
  frame.role === 'prior' || (frame.role === 'change' && frame.base !== null)

const LINE_BREAK = 10
const TOPIC_WORDS = 12
/** The words that a heading or the start of a paragraph lends to what follows. */
function topicOf({ index, text, mentions }: Page, heading: Stretch): Evidence[] {
  const words = contentTerms(text, mentions, heading, TOPIC_WORDS)
  const topic: Evidence[] = []
  for (let i = 0; i < words.length && i < TOPIC_WORDS; i++) {
    const evidence = heardIn(index, words[i]!.word)
    if (evidence.meant) topic.push(evidence)
  }
  return topic
}
