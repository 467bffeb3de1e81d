import type { Mention, NamedPeriod } from '../mention.ts'
import { type Base, type Frame, frameOf } from '../roles/frame.ts'
import { type Evidence, evidenceOf, type Heritage } from '../sheet/evidence.ts'
import type { SheetIndex } from '../sheet/sheet-index.ts'
import type { Term } from '../sheet/terms.ts'
import { viewOf } from '../sheet/unit-view.ts'
import type { Seat } from '../tabular/seat.ts'
import { behindAlias } from '../text/alias.ts'
import { isHan } from '../text/character-class.ts'
import { BLANKS, Characters, type Seen, seenBetween } from '../text/characters.ts'
import { breaksAt } from '../text/marks.ts'
import { AMONG, AMONG_REACH } from './among.ts'
import { frameAfter, SAYS, seatedFrame } from './frame-after.ts'
import { CLAIM, REACH, wordsBeside } from './words-beside.ts'

/** A claim in its sentence: the words that speak of it and the role that they give it. */
export interface Claimed extends Heritage {
  readonly mention: Mention
  /** Place in the list of all mentions. */
  readonly at: number
  readonly frame: Frame
  /** Words beside the number, in its own clause. */
  readonly own: readonly Evidence[]
  readonly before: Claimed | null
  /** The number that heads the list which this one continues, with only separators between; null where it continues none. */
  readonly listHead: Claimed | null
  /** No noun stands before the number, so the one after it is its own: 33家企业. */
  readonly headFollows: boolean
  /** Where the number before ends, or the sentence starts. */
  readonly from: number
  /** Where its own clause starts. */
  readonly ownStart: number
  /** What characters stand in it before the number. */
  readonly said: Seen
  /** The period that governs it, where the text names one. */
  readonly period: NamedPeriod | null
  /** The former period that heads the list in which it stands: 上年同期甲5128户、乙1602户. */
  readonly led: Base | null
  /** It is meant to be so, not told to be: 力争年底前再建成1个. */
  readonly meant: boolean
  /** Its place in a table, or what a legend says of it. */
  readonly seat: Seat | null
}

const LIST_GAP = new Characters(`、和与及以个分之的别${BLANKS}`)
/** 分别增加5、减少3家次. */
const TURNING_GAP = /^[、和](?:增长|增加|提高|上升|扩大|减少|下降|降低|缩小|回落|[增减升降多少])了?$/

/** A sentence as far as it is read: what stands around the next claim. */
export interface Surroundings {
  readonly index: SheetIndex
  readonly text: string
  /** The text with numbers and periods blotted out. */
  readonly masked: string
  readonly start: number
  readonly end: number
  readonly words: readonly Term[]
  /** First word that can be within reach. */
  from: number
  readonly topic: readonly Evidence[]
  /** The claim before, and where it ends or the sentence starts. */
  before: Claimed | null
  previousEnd: number
  period: NamedPeriod | null
  led: Base | null
  /** From here on the sentence tells what is meant to be. */
  readonly prospect: number
}

/** Gives a claim its words, its role, and what it inherits from the claims before it. */
export function place(around: Surroundings, mention: Mention, at: number, seat: Seat | null): Claimed {
  const { index, text, masked, start, previousEnd, before, topic, period, led } = around
  const leftStart = Math.max(start, mention.start - REACH)
  const rightEnd = clauseEnd(around, mention)
  const ownFrame = frameOf(mention, masked, leftStart, rightEnd)
  const continuesList = before !== null && isListGap(masked, previousEnd, mention.start, before)
  const frame = seat?.head
    ? seatedFrame(ownFrame, seat.head, !SAYS.test(masked.slice(previousEnd, mention.start)))
    : before
      ? frameAfter(around, ownFrame, mention, before, continuesList)
      : ownFrame
  const ownStart = clauseStart(text, mention.start, Math.max(previousEnd, leftStart))
  const beside = wordsBeside(around, { mention, frame, ownStart, rightEnd })
  const held = seat?.words || (mention.kind === 'frequency' ? mention.text : '')
  const own = held ? [...beside.own, ...evidenceOf(index, held, 1)] : beside.own
  return {
    mention,
    at,
    frame,
    own,
    topic,
    implied: mention.stated ? viewOf(index, mention.stated).implied : NOTHING,
    earlier: beside.earlier,
    passedOn: own.every(({ meant }) => meant) ? own : own.filter(({ meant }) => meant),
    before,
    listHead: continuesList ? (before!.listHead ?? before) : null,
    headFollows: beside.named < 1,
    from: previousEnd,
    ownStart,
    said: seenBetween(text, ownStart, mention.start),
    period,
    led,
    meant: mention.start > around.prospect,
    seat,
  }
}
const NOTHING: readonly Evidence[] = []

/** How far the words after a number are looked at, within its clause. */
const RIGHT = 24

function clauseEnd({ text, masked, end }: Surroundings, mention: Mention): number {
  const limit = Math.min(end, mention.end + RIGHT)
  let at = mention.end
  if (AMONG.after(text, at, AMONG_REACH)) return at
  while (at < limit && masked.charCodeAt(at) !== CLAIM) {
    if (!breaksAt(text, at)) at++
    else {
      // 28个村｜（社区）完成修订: what else the thing is called breaks off nothing
      const behind = behindAlias(text, at)
      if (behind === at || !isHan(text.charCodeAt(behind))) break
      at = behind
    }
  }
  return at
}
function clauseStart(text: string, from: number, limit: number): number {
  let at = from
  while (at > limit && !breaksAt(text, at - 1)) at--
  return at
}

/** 增长12.9%、下降｜10.8%、下降7.2%: each of another, as no one thing moves twice. */
const moves = ({ role, base, word }: Frame): boolean =>
  role === 'change' && word !== '' && (base === null || base === 'yoy')

function isListGap(masked: string, from: number, to: number, { frame, listHead }: Claimed): boolean {
  if (LIST_GAP.fill(masked, from, to)) return true
  if (!frame.respectively && !moves(frame)) return false
  const gap = masked.slice(from, to)
  // 分别增长12.9%，下降｜10.8%和7.2%: one is no list yet
  return TURNING_GAP.test(frame.respectively && listHead === null ? gap.replace('，', '、') : gap)
}
