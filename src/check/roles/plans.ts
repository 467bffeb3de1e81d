import plans from '../lexicon/plans.json' with { type: 'json' }
import { anyOf } from '../text/any-of.ts'

/* Words of what is meant to be done. 力争 says so wherever it stands, 计划 and 将 before what is to be done: 计划新增, 将开展. */

const PROSPECT = new RegExp(anyOf([...plans.meant, `${anyOf(plans.planned)}(?=${plans.doing.join('|')})`]))

/** An expression for a word of a plan; 计划 and 将 in whatever place. */
export const PLANNED = anyOf([...plans.meant, ...plans.planned])

/** Where in `text[from, to)` the prospect starts, from which on a sentence tells what is meant; `to` where there is none. */
export function prospectFrom(text: string, from: number, to: number): number {
  const found = PROSPECT.exec(text.slice(from, to))
  return found === null ? to : from + found.index
}
