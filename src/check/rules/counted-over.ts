import { samePeriod } from '../context/period-relation.ts'
import type { NamedPeriod } from '../mention.ts'
import { onceFor } from '../once-for.ts'
import type { FactEntry } from '../sheet/fact-entry.ts'
import type { SheetIndex } from '../sheet/sheet-index.ts'
import { isShortFor } from '../sheet/short-for.ts'

/* What the notes say of the time over which a fact was counted, where its label does not. */

/** 规上工业增加值增速｜为｜1—9月累计增速. */
const COUNTED = /^(?:表[中内]|其中|除|注：|[，：])*([^；。\n]{2,60}?)[均都]?(?:为|系|是|指|按)([^，；。\n]{2,24})/
const CLAUSE = /[^；。\n]+/g
const NAMES = /[、，和与及]/

/** Whether a note says that a fact was counted over this very time: 增加值增速为1—9月累计增速 in a report on the third quarter. */
export const isCountedOver = (index: SheetIndex, fact: FactEntry, named: NamedPeriod): boolean =>
  countsIn(index).some(
    ({ names, periods }) =>
      names.some((name) => isOf(name, fact)) && periods.some((period) => samePeriod(named, period, index.sheet.period)),
  )

/** What is counted over which times, as the notes say. */
interface Counting {
  readonly names: readonly string[]
  readonly periods: readonly NamedPeriod[]
}
const countsIn = onceFor(({ notes }: SheetIndex): readonly Counting[] =>
  notes.flatMap(({ text, mentions }) =>
    [...text.matchAll(CLAUSE)].flatMap(({ 0: clause, index }): Counting[] => {
      const [said, names, time] = COUNTED.exec(clause) ?? []
      if (!said) return []
      const to = index + said.length
      const periods = mentions.flatMap(({ period, start, end }) =>
        period && start >= to - time!.length && end <= to ? [period] : [],
      )
      return periods.length > 0 ? [{ names: names!.split(NAMES), periods }] : []
    }),
  ),
)

const isOf = (name: string, { label }: FactEntry): boolean =>
  name.length > 1 && (name.includes(label) || isShortFor(name, label))
