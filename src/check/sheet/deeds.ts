import deeds from '../lexicon/deeds.json' with { type: 'json' }
import { anyOf } from '../text/any-of.ts'
import { termsOf } from './terms.ts'
import type { Word } from './word.ts'

/** A verb that tells what was done, not 达 or 为. */
export const isDeed = (word: Word): boolean => word.class === 'verb' && !word.isLight
/** Whether a label tells what was done: 清淤河道. */
export const namesDeed = (label: string): boolean => termsOf(label, 0, label.length).some(({ word }) => isDeed(word))

/** An expression for words that say that something was done about what they name: 整改, 已全部办结到位. */
const DONE = new RegExp(`${anyOf(deeds.promptly)}*${anyOf(deeds.done)}${anyOf(deeds.through)}?|已|成功`, 'g')
/** What words name, without what they say was done about it: 问题 of 问题整改. */
export const thingsOf = (words: string): string => words.replace(DONE, '')
/** Whether words say that something was done about what they name: 整改, 办结. */
export const isDone = (words: string): boolean => thingsOf(words) !== words

/** 未整改, 正在整改, 限期整改, 整改中. */
const UNDONE = /未|没|尚|正在|限期|待(?!遇)|欠|中(?![\u4e00-\u9fff])/
/** Whether words say of something that it is yet to be done. */
export const isUndone = (words: string): boolean => UNDONE.test(words)
/** Whether words say that something was done, and not that it is yet to be. */
export const tellsDone = (words: string): boolean => isDone(words) && !isUndone(words)

const MET = new RegExp(anyOf(deeds.met))
/** Whether words say that what they name was met with: 排查隐患, 受理信访. */
export const isMet = (words: string): boolean => MET.test(words)

const ANEW = new RegExp(`^(?:其中：?)?(?:累计)?${anyOf(deeds.anew)}`)
/** Whether a label tells what is done anew in every period, as 受理投诉: of 储备物资 there is what there is. */
export const isDoneAnew = (label: string): boolean => ANEW.test(label)
