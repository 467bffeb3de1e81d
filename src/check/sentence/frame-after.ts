import { baseNamed, FORMER } from '../context/comparison.ts'
import { NOW } from '../lexicon/periods.ts'
import type { Mention } from '../mention.ts'
import { inNextPeriod } from '../roles/each-period.ts'
import type { Frame, Role } from '../roles/frame.ts'
import { gate } from '../sheet/unit-gate.ts'
import type { Head } from '../tabular/head.ts'
import { Clue } from '../text/clue.ts'
import { closesAt, opensAt } from '../text/marks.ts'
import type { Claimed, Surroundings } from './claimed.ts'

/* What the role of a number takes over from the number before it, or from the head of its column. */

/** The frame of a number with what it takes over from the one before it. */
export function frameAfter(
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
  const words = around.masked.slice(around.previousEnd, mention.start)
  const isAside = ASIDE.opens(words)
  const arrives = ARRIVES.opens(words)
  if (!isAside && !arrives) return frame
  const then = ofThen(around, before)
  if (then && isAside) return { ...frame, role: 'prior', ...then }
  return arrives && (then || MOVES.has(before.frame.role)) ? { ...frame, turned: true } : frame
}

/** What a number is compared with that is of an earlier period; null for one of this period, and for what is yet to come. */
function ofThen({ masked, prospect }: Surroundings, { frame, from, mention }: Claimed): Pick<Frame, 'base'> | null {
  if (frame.role === 'prior') return { base: frame.base }
  if (frame.role !== 'level' || mention.start >= prospect) return null
  const named = FORMERLY.exec(masked.slice(from, mention.start).replace(SET_BESIDE, ''))
  return named && { base: baseNamed(named[1]!) }
}

const FORMERLY = new RegExp(`(${FORMER})[^；。]*$`)
/** 与上年同期持平，配备96名、312名 tells of now. */
const SET_BESIDE = new RegExp(`[与较比同和]${FORMER}`, 'g')
const MOVES: ReadonlySet<Role> = new Set(['change', 'target', 'share', 'completion'])
/** 同比增加3.8%，为｜2916元; 上季度158处，本季度｜143处: no noun stands where what moved is said to have come to. */
const ARRIVES = new Clue(
  `^[）)]?[，、](?:而|但)?(?:(?:[ⓉⓄ]+|${NOW})(?:的|则|又|再|已|只)*(?:(?:经?为|是|位?[列居排])(?:全.)?|达到?|到|至|[只仅]有?|剩)?|(?:即|总[数量]|实际|现|已|共|累计|才|仅)*(?:达到|达|为|是|到|至|剩|完成))了?$`,
  '）)，、',
)
/** Words right before a number win against the head of its column; where there are none, the head does. */
export const seatedFrame = (own: Frame, head: Head, unsaid: boolean): Frame =>
  unsaid || own.role === 'level'
    ? {
        ...own,
        ...head,
        direction: own.direction || head.direction,
        base: head.base ?? own.base,
      }
    : own
/** Words stand before the number. */
export const SAYS = /[\u4e00-\u9fff]/

/**
 * 道路9.35公里（7.8公里）: a number alone in brackets is what the one before is compared with, in its unit; 增加55间
 * （1344平方米）: or the same movement, measured otherwise. 近四成（38.9%）: the same share, to the digit.
 */
function bareAside({ masked, previousEnd }: Surroundings, mention: Mention, before: Claimed): Partial<Frame> | null {
  if (mention.start - previousEnd !== 1 || !opensAt(masked, previousEnd) || !closesAt(masked, mention.end)) return null
  const { role, base, direction } = before.frame
  if (role === 'change') return { role, base, direction }
  if (mention.kind === 'percentage' && isPartSpoken(before.mention)) return before.frame
  const [one, other] = [before.mention.stated, mention.stated]
  return role === 'level' && one && other && gate(one, other) !== 'shut' ? { role: 'prior' } : null
}

/** 过半, 三分之一, 近四成. */
const isPartSpoken = ({ kind, stated }: Mention): boolean => kind === 'fraction' || stated?.unitText === '成'

/** 减少四成以上，即｜1380万元: the same movement once more. */
function thatIs({ masked, previousEnd }: Surroundings, mention: Mention, { frame }: Claimed): Partial<Frame> | null {
  if (frame.role !== 'change' || mention.start - previousEnd > LONGEST_THAT_IS) return null
  const { role, base, direction } = frame
  return THAT_IS.test(masked.slice(previousEnd, mention.start)) ? { role, base, direction } : null
}
const THAT_IS = /^[，（(]?(?:也就是|即)$/
const LONGEST_THAT_IS = 4

/** 上年26起（移送｜4起）, 去年受理186件、办结｜181件: what goes on beside last year's number is of last year. */
const ASIDE = new Clue(/^[（(][^，；。（）()#]{0,12}$|^、[\u4e00-\u9fff]{1,6}$/, '（(、')
