import type { NotedClaim } from '../judged.ts'
import { THIS_PERIOD } from '../lexicon/periods.ts'
import type { Mention } from '../mention.ts'
import { PLANNED } from '../roles/plans.ts'
import type { Given } from '../sheet/note-entry.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { viewOf } from '../sheet/unit-view.ts'
import { charactersBeside } from '../text/telling.ts'
import type { Case } from './case.ts'

/*
 * 2026年计划新建高标准农田4.8万亩, which is what was built in 2025, where a note plans 5万亩: what a note tells in the very words is
 * meant, whatever fact has the number that was written.
 */

/** So much of the clause stands in the note's as well, and so many of its characters that the label has not. */
const SAME_WORDS = 0.75
const LEAST = 4
const BEYOND_LABEL = 3

/** What a note tells in the words of a number that was taken for a value of `fact`; null where it tells that very number or nothing. `isAhead` where the text tells what is yet to come. */
export function notedOtherwise(c: Case, fact: FactEntry, isAhead: boolean): NotedClaim | null {
  const { index, text, claimed } = c
  const { mention } = claimed
  const stated = mention.stated!
  let ours: ReadonlySet<string> | null = null
  for (const { note, given, gate } of viewOf(index, stated).noted) {
    if (gate !== 'same') continue
    if (given.stated!.near.lo === stated.near.lo) return null
    if (isToldBeside(text, mention, given)) continue
    ours ??= charactersBeside(text, mention)
    const shared = sharedWith(given, ours)
    if (shared.length < LEAST) continue
    const planned = isPlanned(note.text, given.text)
    // 四季度计划开展夜间巡查｜32次, where the note names the quarter and the plan once for all that it plans
    const least = planned ? Math.min(ours.size, given.beside.size) : ours.size
    if (shared.length < least * SAME_WORDS) continue
    // 一季度累计624批次 beside a plan of 650 for the second: what was done is not what is planned
    // 2027年计划投入0.3亿元，全年投入｜2600万元
    const own = text.slice(claimed.ownStart, mention.start)
    if (planned && (!isAhead || SAYS_NOW.test(own)) && !IS_PLAN.test(own.replace(LISTED, ''))) continue
    const beyond = shared.filter((character) => !fact.label.includes(character)).length
    if (beyond < BEYOND_LABEL && !planned) continue
    return { of: 'note', note: note.text, given: given.text, fit: 'none' }
  }
  return null
}

/** 加装电梯｜17部，加上下半年的13部: the text tells the note's own number as well. */
const isToldBeside = (text: string, { end }: Mention, given: Mention): boolean =>
  text.slice(end, end + BESIDE).includes(given.text)
const BESIDE = 24

const sharedWith = ({ beside }: Given, ours: ReadonlySet<string>): string[] =>
  [...ours].filter((character) => beside.has(character))

/** The note tells a number as what is meant to be. */
function isPlanned(note: string, given: string): boolean {
  const at = note.indexOf(given)
  return IS_PLAN.test(note.slice(Math.max(0, note.lastIndexOf('；', at), note.lastIndexOf('。', at)), at))
}
/** 列入改造计划老旧小区48个 are listed now, whatever is planned for them. */
const LISTED = /[列纳]入[^，。；]{0,8}计划/
const IS_PLAN = new RegExp(PLANNED)
const SAYS_NOW = new RegExp(`^[，；]?(?:全年|${THIS_PERIOD})`)
