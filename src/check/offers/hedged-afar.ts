import type { Reading } from '../fit/reading.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'

/** 接近三季度的三倍, 过了年度目标的一半, 接近总量一半, 任务过了一半: the hedge stands before what is the measure, or 了 behind it; 是过夜游客的 has none. */
const HEDGE = '(接近|将近|约|不到|不足|超(?!额)过?|逾|突破|[迈越跨跃]?过(?![夜境渡期路滤]))'
const HEDGED_AFAR = new Clue(`${HEDGE}(?:了?[^，；。#]{2,8}的|了|总[数量])$`, '近约不超逾破过')

/** The number with the hedge that stands before its measure, where there is one. */
export function hedgedAfar(c: Case): Reading {
  const { reading } = c
  const hedge = HEDGED_AFAR.inClauseOf(c)?.[1] ?? hedgeOfMeasure(c)
  if (hedge === undefined) return reading
  const { plain, percent } = reading
  return { ...reading, plain: { ...plain, approx: hedge }, percent: percent && { ...percent, approx: hedge } }
}

/** 超过年度目标220家的｜一半, 不足全年180人计划的｜一半: what was read as a hedge of the number between is one of this. */
function hedgeOfMeasure({ text, claimed: { before, from, mention } }: Case): string | undefined {
  if (!before || !OF_MEASURE.before(text, mention.start, mention.start - from)) return undefined
  return HEDGED_BEFORE.exec(text.slice(before.ownStart, before.mention.start))?.[1]
}
const HEDGED_BEFORE = new RegExp(`${HEDGE}[^，；。]{0,8}$`)
const OF_MEASURE = new Clue(/^[^，；。：、]{0,4}的$/, '的')
