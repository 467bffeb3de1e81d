import { longestOf } from '../text/any-of.ts'
import rates from './rates-of-change.json' with { type: 'json' }

/* Nouns for by how much something moved. */

/** 增速, 涨幅. */
export const GROWTH_NAMED = longestOf(rates.growth)
/** 降幅: of two falls the size is compared. */
export const FALL_NAMED = longestOf(rates.fall)
/** Of growth or fall. */
export const CHANGE_NAMED = longestOf([...rates.growth, ...rates.fall])
