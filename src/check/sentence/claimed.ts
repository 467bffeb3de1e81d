import { baseNamed, FORMER } from '../context/comparison.ts'
import type { Mention, NamedPeriod } from '../mention.ts'
import { inNextPeriod } from '../roles/cells.ts'
import { type Base, type Frame, frameOf, type Role } from '../roles/frame.ts'
import { type Evidence, evidenceOf, type Heritage } from '../sheet/evidence.ts'
import type { SheetIndex } from '../sheet/sheet-index.ts'
import type { Term } from '../sheet/terms.ts'
import { gate } from '../sheet/unit-gate.ts'
import { viewOf } from '../sheet/unit-view.ts'
import type { Head } from '../tabular/head.ts'
import type { Seat } from '../tabular/seat.ts'
import { BLANKS, Characters, type Seen, seenBetween } from '../text/characters.ts'
import { breaksAt, closesAt, opensAt } from '../text/marks.ts'
import { AMONG, AMONG_REACH } from './among.ts'
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
  const continuesList = before !== null && isListGap(masked, previousEnd, mention.start, before.frame)
  const frame = seat?.head
    ? seatedFrame(ownFrame, seat.head, !SAYS.test(masked.slice(previousEnd, mention.start)))
    : before
      ? frameAfter(around, ownFrame, mention, before, continuesList)
      : ownFrame
  const ownStart = clauseStart(text, mention.start, Math.max(previousEnd, leftStart))
  const beside = wordsBeside(around, { mention, frame, ownStart, rightEnd })
  const own = seat?.words ? [...beside.own, ...evidenceOf(index, seat.words, 1)] : beside.own
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

/** The frame of a number with what it takes over from the one before it. */
function frameAfter(
  around: Surroundings,
  own: Frame,
  mention: Mention,
  before: Claimed,
  continuesList: boolean,
): Frame {
  if (own.role === 'level') {
    const aside = bareAside(around, mention, before) ?? thatIs(around, mention, before)
    if (aside) return { ...own, ...aside }
    if (continuesList && !own.turned)
      return { ...before.frame, ...inNextPeriod(before.frame), directionAt: mention.start }
  }
  if (continuesList && before.frame.respectively)
    return { ...own, base: own.base ?? before.frame.base, respectively: true }
  return own.role === 'level' ? goneOn(around, own, mention, before) : own
}

/** A number of its own level, right after one that is of then, or that tells how it moved. */
function goneOn(around: Surroundings, frame: Frame, mention: Mention, before: Claimed): Frame {
  const then = ofThen(around, before)
  if (then && ASIDE.test(around.masked.slice(around.previousEnd, mention.start)))
    return { ...frame, role: 'prior', ...then }
  return arrivesAt(around, mention) && (then || MOVES.has(before.frame.role)) ? { ...frame, turned: true } : frame
}

/** What a number is compared with that is of an earlier period; null for one of this period, and for what is yet to come. */
function ofThen({ masked, prospect }: Surroundings, { frame, from, mention }: Claimed): Pick<Frame, 'base'> | null {
  if (frame.role === 'prior') return { base: frame.base }
  if (frame.role !== 'level' || mention.start >= prospect) return null
  const named = FORMERLY.exec(masked.slice(from, mention.start).replace(SET_BESIDE, ''))
  return named && { base: baseNamed(named[1]!) }
}

/** 同比增加3.8%，为｜2916元; 上季度158处，本季度｜143处: no noun stands where what moved is said to have come to. */
const arrivesAt = ({ masked, previousEnd }: Surroundings, mention: Mention): boolean =>
  ARRIVES.test(masked.slice(previousEnd, mention.start))
const FORMERLY = new RegExp(`(${FORMER})[^；。]*$`)
/** 与上年同期持平，配备96名、312名 tells of now. */
const SET_BESIDE = new RegExp(`[与较比同和]${FORMER}`, 'g')
const MOVES: ReadonlySet<Role> = new Set(['change', 'target', 'share', 'completion'])
const ARRIVES =
  /^[）)]?[，、](?:[ⓉⓄ]+(?:的|则|又|再)*(?:为|是|达到?|到|至|只有|仅有?|剩|(?:位?列|位?居|排)(?:全[市县省区镇])?)?|(?:即|总[数量]|实际|现|已|共|累计|才|仅)*(?:达到|达|为|是|到|至|剩|完成))了?$/
/** Words right before a number win against the head of its column; where there are none, the head does. */
const seatedFrame = (own: Frame, head: Head, unsaid: boolean): Frame =>
  unsaid || own.role === 'level'
    ? {
        ...own,
        ...head,
        direction: own.direction || head.direction,
        base: head.base ?? own.base,
      }
    : own
const SAYS = /[\u4e00-\u9fff]/

/**
 * 道路9.35公里（7.8公里）: a number alone in brackets is what the one before is compared with, in its unit; 增加55间
 * （1344平方米）: or the same movement, measured otherwise.
 */
function bareAside({ masked, previousEnd }: Surroundings, mention: Mention, before: Claimed): Partial<Frame> | null {
  if (mention.start - previousEnd !== 1 || !opensAt(masked, previousEnd) || !closesAt(masked, mention.end)) return null
  const { role, base, direction } = before.frame
  if (role === 'change') return { role, base, direction }
  const [one, other] = [before.mention.stated, mention.stated]
  return role === 'level' && one && other && gate(one, other) !== 'shut' ? { role: 'prior' } : null
}

/** 减少四成以上，即｜1380万元: the same movement once more. */
function thatIs({ masked, previousEnd }: Surroundings, mention: Mention, { frame }: Claimed): Partial<Frame> | null {
  if (frame.role !== 'change' || mention.start - previousEnd > LONGEST_THAT_IS) return null
  const { role, base, direction } = frame
  return THAT_IS.test(masked.slice(previousEnd, mention.start)) ? { role, base, direction } : null
}
const THAT_IS = /^[，（(]?(?:也就是|即)$/
const LONGEST_THAT_IS = 4

/** 上年26起（移送｜4起）, 去年受理186件、办结｜181件: what goes on beside last year's number is of last year. */
const ASIDE = /^[（(][^，；。（）()#]{0,12}$|^、[\u4e00-\u9fff]{1,6}$/

/** How far the words after a number are looked at, within its clause. */
const RIGHT = 24

function clauseEnd({ text, masked, end }: Surroundings, mention: Mention): number {
  const limit = Math.min(end, mention.end + RIGHT)
  let at = mention.end
  if (AMONG.after(text, at, AMONG_REACH)) return at
  while (at < limit && !breaksAt(text, at) && masked.charCodeAt(at) !== CLAIM) at++
  return at
}

function clauseStart(text: string, from: number, limit: number): number {
  let at = from
  while (at > limit && !breaksAt(text, at - 1)) at--
  return at
}

function isListGap(masked: string, from: number, to: number, before: Frame): boolean {
  return LIST_GAP.fill(masked, from, to) || (before.respectively && TURNING_GAP.test(masked.slice(from, to)))
}
