import { anyOf } from '../text/any-of.ts'
import periods from './periods.json' with { type: 'json' }

/* The words for periods that stand in expressions. Dates are read by `scan/date.ts`, former periods named in `context/comparison.ts`. */

const { part, year, reported, alone, single, now, yearEnd } = periods

/** 二季度, 上半年, 6月: a part of the year by its name. */
export const PART_OF_YEAR = anyOf(part)
/** 今年, 本季度: the period that is reported on. */
export const THIS_PERIOD = anyOf([...year, ...reported])
/** 今年, 本季度, 目前: what is so now. */
export const NOW = anyOf([...year, ...reported, ...now])
/** 本季度, 当月: in the period, not from the first of the year on. */
export const IN_PERIOD = anyOf([...reported, ...alone])
/** 当月, 单季度: in one period and no other. */
export const PERIOD_ALONE = anyOf([...alone, ...single])
/** 上年末, 2025年底, 年初: when the year began. */
export const YEAR_END = `(?:${anyOf(yearEnd)}|年初)`
