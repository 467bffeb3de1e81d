import { baseNamed, FORMER, TARGET } from '../context/comparison.ts'
import { THIS_PERIOD } from '../lexicon/periods.ts'
import { Form } from '../text/form.ts'
import { type Around, frame, type RoleReader } from './around.ts'
import type { Base, Frame, Role } from './frame.ts'
import { IN_TURN } from './frame-cues.ts'

/* A list of numbers of one fact, each of a period of its own. */

/** 上年同期、上季度分别为｜18起、16起; 今年、去年各｜12起、9起; 上年同期和目标分别为｜61.2%、68.0%: a list with a period for each of its numbers. */
export const ofEachPeriod: RoleReader = (around) => {
  const found = around.respectively ? PERIODS_EACH.exec(around.stretch, around.inStretch) : null
  if (!found) return null
  const periods = found[1]!.match(PERIOD_NAMED)!.map(basisOf)
  // 一季度、二季度用水量分别为: facts of their own
  return periods.includes('yoy') || (periods.includes('target') && periods.includes('qoq'))
    ? heldIn(around, periods)
    : null
}
const ONE_PERIOD = `(?:${FORMER}|${TARGET}|Ⓣ+|${THIS_PERIOD})`
const PERIOD_NAMED = new RegExp(ONE_PERIOD, 'g')
const PERIODS_EACH = new Form(
  `(?:^|[，；。：（(])[^，；。：比较与同跟]{0,8}?(${ONE_PERIOD}(?:[、和与及]${ONE_PERIOD})+)[\\u4e00-\\u9fff]{0,12}?(?:分别|各自?|依次)[为是有达约：]*$`,
  IN_TURN,
)
const IS_NOW = new RegExp(`^(?:Ⓣ+|${THIS_PERIOD})$`)
const basisOf = (period: string): Base | null => (IS_NOW.test(period) ? null : baseNamed(period))

/** The frame of a number that is the value of the first of these periods; of this period where that is null. */
function heldIn(around: Around, periods: readonly (Base | null)[]): Frame {
  const [base] = periods
  return frame(around, roleIn(base ?? null), { base: base ?? null, each: periods })
}

/** The frame of the next number of such a list; null where no more periods were named. */
export function inNextPeriod(before: Frame): Pick<Frame, 'role' | 'base' | 'each'> | null {
  if (before.each.length < 2) return null
  const each = before.each.slice(1)
  const base = each[0] ?? null
  return { role: roleIn(base), base, each }
}

const roleIn = (base: Base | null): Role => (base === null ? 'level' : base === 'target' ? 'target' : 'prior')
