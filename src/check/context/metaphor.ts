import listing from '../lexicon/listing.json' with { type: 'json' }
import type { Amount } from '../scan/token.ts'
import { anyOf } from '../text/any-of.ts'

/** What may stand between a count and the abstract thing that it counts. */
export const ADJECTIVES = `^(?:${listing.adjectives.join('|')}|[“”"'的])*`
const METAPHOR = new RegExp(`${ADJECTIVES}(?:${listing.metaphors.join('|')})`)
const MOST = 10

/** 三道民生考卷, 四套组合拳: by whatever classifier; 连打六天硬仗 counts the days, and 收回八份答卷 what was in hand. */
export const countsMetaphor = ({ digits, unitText }: Amount, before: string, after: string): boolean =>
  Number(digits) <= MOST && unitText !== '天' && METAPHOR.test(after) && !HANDLED.test(before)
const HANDLED = new RegExp(`${anyOf(listing.handled)}[了过]?$`)
