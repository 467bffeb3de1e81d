import lexicon from '../lexicon/presumptions.json' with { type: 'json' }
import type { ExemptReason } from '../mention.ts'
import { anyOf } from '../text/any-of.ts'
import { FORBIDS, LIMIT, type Moods } from './norm-mood.ts'
import { type Place, TIMES } from './place.ts'

/*
 * What reports hardly ever state: a stretch of time (but days: 优良天数82天), a temperature, a number without a unit, a
 * bound with 不. Of such the sheet has the fact, or it is none: what is invented is counted in households and 万元.
 */

const STRANGE = new Set(lexicon.strange)
const REPORTED = new RegExp(`${anyOf([...lexicon.reported, ...lexicon.reached])}[^，。；]{0,12}$`)

/** 护林员日均巡山｜6小时以上: a mean was reckoned from what was done. */
const MEAN = /[日人月周]均[\u4e00-\u9fff]{0,8}$/
/** 确保日均供水｜8小时以上: what should be. */
const WANTED = /确保|保证|要求|力争|实行|[应须需](?!急)|不得/

/** Who sets a bound sets 60% or 150户; 93.7% was counted. */
const isRound = ({ digits }: Place): boolean => !digits.includes('.') && digits.replace(/0+$/, '').length <= 2

/** Whether a bound with 不 is one that somebody set. */
const isSet = (place: Place, bare: boolean, moods: Moods): boolean =>
  bare || (isRound(place) && (place.kind === 'percentage' || !moods.tells))

/** Why a number is no claim where the words name no fact of the sheet, or null. */
export function unusual(place: Place, moods: Moods): ExemptReason | null {
  const { kind, unitText, unitName, dimension, approx } = place
  const lasts = TIMES.has(dimension) && (unitName !== '天' || approx.endsWith('内'))
  // 一万五 is an amount of money
  const bare = unitText === '' && /\d/.test(place.written) && !/[万亿]/.test(place.written)
  if (FORBIDS.opens(approx) || (LIMIT.opens(approx) && isSet(place, bare, moods))) return 'threshold'
  // 平均年龄28.6岁 was reckoned from those who were counted
  if (dimension === 'ages') return place.digits.includes('.') || place.clause.includes('均') ? null : 'expression'
  if ((kind !== 'quantity' && kind !== 'range') || !(lasts || bare || STRANGE.has(dimension))) return null
  return REPORTED.test(place.clause) || (MEAN.test(place.clause) && !WANTED.test(place.clause))
    ? null
    : lasts
      ? 'duration'
      : 'expression'
}
