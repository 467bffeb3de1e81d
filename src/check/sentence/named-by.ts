import { evidenceOf } from '../sheet/evidence.ts'
import { SPEAKS } from '../sheet/likeness.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { isShortFor } from '../sheet/short-for.ts'
import type { Case } from '../weigh/case.ts'

/** The fact that these words name best, of those that may be meant; null where they name none by more than `least`. */
export function namedBy(
  { heads, index, memory }: Case,
  words: string,
  may: (fact: FactEntry) => boolean,
  least = SPEAKS,
): FactEntry | null {
  // 举报, beside 受理投诉举报
  const called = index.facts.find((fact) => fact.label === words && may(fact))
  if (called) return called
  const ending =
    words.length < SHORTEST_END ? [] : index.facts.filter((fact) => fact.label.endsWith(words) && may(fact))
  // 缴存额, of 住房公积金缴存额 and 1—9月累计缴存额 the one that was told, or the one that names no period
  const spelt = ending.length > 1 ? (ending.find((fact) => isTold(memory, fact)) ?? onlyUndated(ending)) : ending[0]
  if (spelt) return spelt
  const short = shortFor(index.facts, words, may)
  if (short) return short
  const scores = heads.score(evidenceOf(index, words, 1))
  let best: FactEntry | null = null
  for (const fact of index.facts)
    if (may(fact) && scores[fact.place]! > (best ? scores[best.place]! : least)) best = fact
  // 与民宿合计: no part of 在营民宿, though 等级民宿 is the shorter label
  const wide = best?.parent
  return wide && words.length > 1 && wide.label.includes(words) && !joins(wide, words) && may(wide) ? wide : best
}

/** 举报, beside 投诉举报 and its part 投诉: the other of the two that the name of the whole joins. */
export const joins = ({ label, parts }: FactEntry, words: string): boolean => {
  const rest = label.replace(words, '')
  return rest !== label && parts.some((part) => part.label === rest)
}

const SHORTEST_END = 3
function onlyUndated(facts: readonly FactEntry[]): FactEntry | undefined {
  const [one, another] = facts.filter(({ period }) => period === null)
  return another ? undefined : one
}
const isTold = ({ stated, before, earlier }: Case['memory'], fact: FactEntry): boolean =>
  stated.includes(fact) || before.includes(fact) || earlier.includes(fact)

/** 在册矫正对象 for 在册社区矫正对象: the one label that begins so, ends so and has all of its characters. */
export function shortFor(
  facts: readonly FactEntry[],
  words: string,
  may: (fact: FactEntry) => boolean,
): FactEntry | null {
  if (words.length < SHORTEST) return null
  const [meant, other] = facts.filter(
    (fact) =>
      fact.label[0] === words[0] && fact.label.endsWith(words.slice(-2)) && isShortFor(words, fact.label) && may(fact),
  )
  return meant && !other ? meant : null
}
const SHORTEST = 4

/** Two of them, each named by its own words. */
export function twoNamedBy(
  c: Case,
  words: string,
  than: string,
  may: (fact: FactEntry) => boolean,
): readonly [FactEntry, FactEntry] | null {
  const one = namedBy(c, words, may)
  const other = one && namedBy(c, than, (fact) => may(fact) && fact !== one)
  return other && [one, other]
}
