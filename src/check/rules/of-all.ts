import { PLANNED } from '../roles/plans.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { leftOf } from '../text/character-class.ts'
import { quoted } from '../wording.ts'
import { type Fault, faultAt } from './rule.ts'

/* What the rules share that read what is said of all of something. */

/** What is meant to be says nothing of what is. */
export const MEANT = new RegExp(`${PLANNED}|推动|督促|努力|要求|目标|推进|促进|加快|基本`)
/** Only the thing counted may stand between its number and what is said of all of it. */
export const NEXT =
  /^(?:(?!.{0,10}[已中的未待])[\u4e00-\u9fff]{0,8}[，、；,]?|[\u4e00-\u9fff]{0,6}[^已未待的]中，)(?:目前|现|现已|已|并|且)?$/

/** The clause up to `at`. */
export const clauseBefore = (text: string, at: number): string => /[^，。；：、\n]*$/.exec(leftOf(text, at, 24))![0]

/** What the sheet has of the fact, and what that says of the words. */
export function ofAllFault(fact: FactEntry, start: number, end: number, says: string): Fault {
  const { text } = fact.values.value
  const message = `${quoted(fact)}填报值为${text}${says}`
  return faultAt('value-mismatch', { start, end }, message, { factId: fact.id, expected: text })
}
