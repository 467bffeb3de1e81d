import { termsOf } from './terms.ts'
import type { Word } from './word.ts'

/** A verb that tells what was done, not 达 or 为. */
export const isDeed = (word: Word): boolean => word.class === 'verb' && !word.isLight
/** Whether a label tells what was done: 清淤河道. */
export const namesDeed = (label: string): boolean => termsOf(label, 0, label.length).some(({ word }) => isDeed(word))
