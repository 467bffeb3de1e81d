import { onceFor } from '../once-for.ts'
import type { FactEntry, SheetIndex } from '../sheet/sheet-index.ts'
import type { Case } from '../weigh/case.ts'

/* 5A级景区｜2家 beside 3A级景区 and 2A级景区: a grade that the words name is not another. */

const GRADE = /[1-5]A(?![A-Za-z])|(?<![0-9A-Za-z])[A-D](?=级)|[ⅠⅡⅢⅣⅤ]+(?=[类级])/g

/** The grades in the labels of a sheet, by place; null where no label has one. */
const gradesOf = onceFor(({ facts }: SheetIndex): readonly ReadonlySet<string>[] | null => {
  const grades = facts.map(({ label }) => gradesIn(label))
  return grades.some(({ size }) => size > 0) ? grades : null
})
const gradesIn = (words: string): ReadonlySet<string> => new Set(words.match(GRADE))

/** Whether the words before the number, in its own clause, name grades of which the label has none, but another. */
export function isOtherGrade({ index, text, plan, claimed }: Case, { place }: FactEntry): boolean {
  const own = gradesOf(index)?.[place]
  if (!own || own.size === 0 || plan !== null) return false
  const { before, from, ownStart, mention } = claimed
  // 5家｜4A级景区带动17家A级景区: the noun of the number before
  if (before?.headFollows && ownStart === from) return false
  const named = gradesIn(text.slice(ownStart, mention.start))
  return named.size > 0 && [...named].every((grade) => !own.has(grade))
}
