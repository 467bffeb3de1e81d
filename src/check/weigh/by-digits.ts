import { asValue } from '../fit/fit-cell.ts'
import { areWithin } from '../fit/slip.ts'
import { holds } from '../judged.ts'
import { isDoneNotYet } from '../offers/no-value.ts'
import type { Option } from '../offers/options.ts'
import { isOtherGrade } from '../offers/other-grade.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { breaksAt } from '../text/marks.ts'
import { wordsBefore } from '../text/own-clause.ts'
import type { Case } from './case.ts'

/** From this many telling digits on, no other number happens to be equal. */
const TELLING_DIGITS = 3
/** A head that shares so many characters with a label, and so much of itself, is short for it. */
const SHARED = 2
const SHARE = 0.5
const AFTER = 8

/**
 * The fact that a number states although the vocabulary knows no word of its clause: 粮田4.12万亩, 队伍12支. It must be the
 * one fact of the sheet with that value and that unit, and the number tell by its digits, or the head be short for the
 * label: its characters stand in the label in the same order.
 */
export function knownByDigits(c: Case): Option | null {
  const { index, claimed, reading } = c
  if (claimed.frame.role !== 'level') return null
  let found: FactEntry | null = null
  for (const fact of index.facts) {
    if (!holds(asValue(reading, fact).fit)) continue
    if (found !== null) return null
    found = fact
  }
  if (found === null || isDoneNotYet(c, found) || isOtherGrade(c, found)) return null
  const sure = reading.plain.approx === null && reading.gates[found.place] === 'same'
  const digits = reading.stated.digits.replace(/[^1-9]/g, '').length
  if (!(sure && digits >= TELLING_DIGITS) && !isShortFor(headOf(c), found)) return null
  return { claim: asValue(reading, found), subject: 0, score: 0 }
}

/**
 * 车辆168辆, where the sheet has 在营公交车168辆 and 营运车辆行车事故2起: what the words half name is counted otherwise and is far
 * from so many, and no other number happens to be equal.
 */
export function ratherSoCounted(c: Case, best: Option | null): Option | null {
  const { reading } = c
  if (best?.claim.field !== 'value' || best.claim.fit !== 'none' || best.subject >= SPELT) return null
  const { fact } = best.claim
  if (reading.gates[fact.place] === 'same') return null
  const known = knownByDigits(c)
  const meant = known?.claim.of === 'field' ? known.claim.fact : null
  if (!meant || reading.gates[meant.place] !== 'same' || areWithin(FAR, meant.values.value.n, fact.values.value.n))
    return null
  return inOrder(wordsBefore(c), meant.label) > 0 ? known : null
}
const SPELT = 0.8
const FAR = 3

/** The words of the number's own clause. */
function headOf(c: Case): string {
  const { text, claimed } = c
  const start = claimed.mention.end
  let end = start
  while (end < start + AFTER && !breaksAt(text, end) && !NUMERAL.test(text[end]!)) end++
  return wordsBefore(c) + text.slice(start, end)
}
const NUMERAL = /[\d一二三四五六七八九十百千万两零〇]/

function isShortFor(head: string, { label, fact }: FactEntry): boolean {
  const characters = head.replace(/[^\u4e00-\u9fffA-Za-z]/g, '')
  return [label, ...fact.aliases].some((name) => {
    const shared = inOrder(characters, name)
    return shared >= SHARED && shared >= SHARE * characters.length
  })
}

/** Length of the longest common subsequence. */
function inOrder(a: string, b: string): number {
  let row = new Array<number>(b.length + 1).fill(0)
  for (const char of a) {
    const next = [0]
    for (let j = 0; j < b.length; j++) next.push(char === b[j] ? row[j]! + 1 : Math.max(next[j]!, row[j + 1]!))
    row = next
  }
  return row.at(-1)!
}
