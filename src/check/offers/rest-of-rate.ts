import { restOfRate, shareOfRest } from '../derive/share.ts'
import { THE_REST } from '../lexicon/rest.ts'
import type { Role } from '../roles/frame.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/* 成功率98.0%，其余｜2%转入诉讼: what the rate or the share told last leaves of all. */

const REST = new Clue(`(?:${THE_REST}|另有|另外)的?[^，；。、\\d]{0,4}$`, '余剩留另')

/** 达标率94.7%，未达标的占｜5.3%. */
const NOT_SO = new Clue(/^[，；、]?[不未没]([\u4e00-\u9fff]{2,3}?)的?(?:占比?|比例|比重|仅|只有?|为|约)*$/, '不未没')

export function offerRestOfRate(c: Case, options: Options): void {
  const { reading, claimed, memory } = c
  const { role } = claimed.frame
  if (!reading.percent || !ROLES.has(role)) return
  const { last } = memory
  const { share } = memory.calculated
  const [, deed] = NOT_SO.inClauseOf(c) ?? []
  if (deed && last?.isRate && last.label.includes(deed)) options.addIfHolds(restOfRate(reading, last), LEFT, 0)
  if (!REST.inClauseOf(c)) return
  if (last?.isRate) options.addIfHolds(restOfRate(reading, last), LEFT, 0)
  const [part, whole] = share?.facts.length === 2 ? share.facts : []
  if (whole) options.addIfHolds(shareOfRest(reading, [whole, part!]), LEFT, 0)
}
const ROLES: ReadonlySet<Role> = new Set(['level', 'share', 'remainder'])
const LEFT = 0.8
