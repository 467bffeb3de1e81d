import { longestOf } from '../text/any-of.ts'
import { lastOf } from '../text/clue.ts'
import beyond from './beyond.json' with { type: 'json' }

/* The words that set one thing above another or below. */

const BEFORE = [...beyond.before.more, ...beyond.before.less]
const AFTER = [...beyond.after.more, ...beyond.after.less]

/** 高于, 领先: before that with which it is compared. */
export const BEYOND = longestOf(BEFORE)
/** With one of these each of them ends. */
export const ENDS_BEYOND = lastOf(BEFORE)
/** 过了目标1.6个百分点, not 通过了: past a target, and nothing else. */
export const PAST = `(?<![超通经度胜])${longestOf(beyond.past)}`
/** 高 of 比目标高: after that with which it is compared. */
export const MORE_OR_LESS = longestOf(AFTER)
export const ENDS_MORE_OR_LESS = lastOf(AFTER)

/** What may stand before it and means as much or as little: 只比后者多, 比前者｜仍多. */
export const BESIDE_MORE = `${longestOf(beyond.beside)}{0,2}`
const ENDS_BESIDE = new RegExp(`(?<![归偿返退首守规原法成造船])${longestOf(beyond.beside)}$`)
/** 前者 of 前者只, not 船 of 船只. */
export const withoutSmall = (name: string): string => name.replace(ENDS_BESIDE, '')

const MORE: ReadonlySet<string> = new Set([...beyond.before.more, ...beyond.after.more, ...beyond.past])
const LESS: ReadonlySet<string> = new Set([...beyond.before.less, ...beyond.after.less])
/** Whether such a word sets the first above the second. */
export const saysMore = (word: string): boolean => MORE.has(word)
export const saysLess = (word: string): boolean => LESS.has(word)
