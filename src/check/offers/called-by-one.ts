import { onceFor } from '../once-for.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { isOneOf } from '../text/character-class.ts'
import type { Case } from '../weigh/case.ts'

/* 投诉举报, of which 投诉 are one part and 举报 the other, has two names and is not called by one of them. */

/** 受理投诉｜1853件 are not all 投诉举报, where the sheet counts 投诉 by themselves. */
export function isOfOnePartAlone({ text, claimed: { frame, mention } }: Case, fact: FactEntry): boolean {
  if (fact.parts.length < 2 || frame.role !== 'level') return false
  const before = ITS_CLAUSE.exec(text.slice(Math.max(0, mention.start - REACH), mention.start))![0]
  const words = before + ITS_NOUN.exec(text.slice(mention.end, mention.end + REACH))![0]
  return halvesOf(fact).some(({ mine, theirs }) => words.includes(mine) && !words.includes(theirs))
}
interface Half {
  readonly mine: string
  readonly theirs: string
}
/** 投诉 beside 举报 and 举报 beside 投诉, where 受理投诉举报 has the parts 受理投诉 and 受理举报, each called as the whole without the other. */
const halvesOf = onceFor((whole: FactEntry): readonly Half[] => {
  const names = whole.parts.map(({ label }) => label.replace(/^其中：/, ''))
  const isPart = (without: string, mine: string) => names.some((name) => name.includes(mine) && without.endsWith(name))
  const found: Half[] = []
  for (let at = 0; at + 4 <= whole.label.length; at++) {
    const next = isOneOf(whole.label[at + 2], '、和与及') ? at + 3 : at + 2
    const [former, latter] = [whole.label.slice(at, at + 2), whole.label.slice(next, next + 2)]
    const [head, tail] = [whole.label.slice(0, at), whole.label.slice(next + 2)]
    if (!isPart(head + former + tail, former) || !isPart(head + latter + tail, latter)) continue
    found.push({ mine: former, theirs: latter }, { mine: latter, theirs: former })
  }
  return found
})
/** As far as no other number stands: 投诉、举报｜1853件 names both, 投诉1853件、举报335件 the one for each. */
const ITS_CLAUSE = /[^，；。：\d\n]*$/
const ITS_NOUN = /^[^、，；。：\d\n]*/
const REACH = 16

/** Whether the words have of a whole named by two of its parts the name of this one alone, however the parts are called otherwise. */
export const isCalledByOne = (whole: FactEntry, one: FactEntry, words: string): boolean =>
  whole.parts.some((part) => part !== one && namesInTurn(whole.label, one.label, part.label, words))
/** Whether a label names one and then another, or the other first, of which the words have the one alone. */
function namesInTurn(label: string, one: string, other: string, words: string): boolean {
  for (let at = 0; at + 4 <= label.length; at++) {
    const [former, latter] = [label.slice(at, at + 2), label.slice(at + 2, at + 4)]
    const [mine, theirs] = one.includes(former) ? [former, latter] : [latter, former]
    if (one.includes(theirs) || !one.includes(mine) || !other.includes(theirs)) continue
    if (words.includes(mine) && !words.includes(theirs)) return true
  }
  return false
}
