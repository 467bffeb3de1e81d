import type { Claimed } from '../sentence/claimed.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from './case.ts'

/**
 * 特困的187人里，住进敬老院的｜68人: among those that were told is a part of them, whatever other fact has words that are like
 * its own.
 */
export function isAmongTold({ text, claimed, memory }: Case, part: FactEntry, other: FactEntry): boolean {
  const { parent } = part
  if (parent === null || other === parent || other.parent === parent || !memory.stated.includes(parent)) return false
  return opensAmong(text, claimed.before)
}

/** Whether a number before is said to be what the others are among: 187人里, 187名供养人员中. */
function opensAmong(text: string, before: Claimed | null): boolean {
  for (let at = before; at; at = at.before)
    if (AMONG_THEM.within(text, at.mention.end, at.mention.end + REACH)) return true
  return false
}
const AMONG_THEM = new Clue(/^(?:[^，；。、：]{0,10}(?:之中|当中|里面|[中里])[，：]|，其中)/, '里中')
const REACH = 15
