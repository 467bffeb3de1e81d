import type { FactEntry } from '../sheet/sheet-index.ts'
import { isShortFor } from '../sheet/short-for.ts'
import { raise } from './raise.ts'
import type { Spoken } from './subjects.ts'

/* What the head that belongs to an item of a list says of whom it speaks. */

/** Raises the fact whose label the head is, is short for, or was told under. */
export function raiseOfHead(
  { index, memory, claimed }: Spoken,
  head: string,
  beyond: readonly string[],
  subjects: Float64Array,
): void {
  keepApart(index.facts, beyond, subjects)
  spellOut(index.facts, head, subjects)
  raiseShort(index.facts, head, subjects)
  if (claimed.frame.role === 'change') raiseTold(memory, head, subjects)
}

/** 签约率、重点人群签约率分别为: what has the name of the other head is not meant by the shorter. */
function keepApart(facts: readonly FactEntry[], beyond: readonly string[], subjects: Float64Array): void {
  for (const name of beyond)
    for (const { label, place } of facts)
      if (label.includes(name)) subjects[place] = Math.min(subjects[place]!, OF_THE_OTHER_HEAD)
}
const OF_THE_OTHER_HEAD = 0.3

/** 处罚金额、上半年累计处罚金额分别为: a head that is a label speaks of no longer one. */
function spellOut(facts: readonly FactEntry[], head: string, subjects: Float64Array): void {
  const spelt = facts.findIndex(({ label }) => label === head)
  if (spelt < 0) return
  for (let place = 0; place < subjects.length; place++)
    subjects[place] = place === spelt ? 1 : Math.min(subjects[place]!, LESS_THAN_SPELT)
}
const LESS_THAN_SPELT = 0.85

/** 经责、投资、财政分别多2个: a head that no label holds is short for the one label that has its characters, the first first. */
function raiseShort(facts: readonly FactEntry[], head: string, subjects: Float64Array): void {
  if (head.length < 2) return
  const holding = facts.filter(({ label }) => label.includes(head))
  // 再就业, of 失业人员再就业 and 就业困难人员就业
  if (holding.length === 1 && holding[0]!.label.endsWith(head)) raise(subjects, holding[0], LESS_THAN_SPELT)
  if (head.length > LONGEST_SHORT || holding.length > 0) return
  const [meant, other] = facts.filter(({ label }) => label[0] === head[0] && isShortFor(head, label))
  if (meant && !other) raise(subjects, meant, LESS_THAN_SPELT)
}
const LONGEST_SHORT = 4

/** 新登记企业918户、个体2019户，企业和个体分别增长｜8.5%: of those with the name the one that the sentence told. */
function raiseTold({ stated }: Spoken['memory'], head: string, subjects: Float64Array): void {
  const [told, another] = stated.filter(({ label }) => label.includes(head))
  if (told && !another && head.length > 1) raise(subjects, told, 1)
}
