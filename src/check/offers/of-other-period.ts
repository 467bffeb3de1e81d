import { IN_PERIOD, PART_OF_YEAR } from '../lexicon/periods.ts'
import { runningOf } from '../sheet/scopes.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'

/**
 * 排查隐患417处，整改402处，尚有｜35处, as many as are left of 全年累计排查隐患: what is left is that of the period that was
 * told, unless the words name the other.
 */
export function isOfOtherPeriod(c: Case, whole: FactEntry, told: readonly FactEntry[]): boolean {
  return runningOf(c.index).some(({ fact, general }) =>
    whole === fact
      ? told.includes(general) && !told.includes(fact) && !c.scorer.namesBeside(fact, general)
      : whole === general && told.includes(fact) && !told.includes(general) && SAYS_PERIOD.inClauseOf(c) === null,
  )
}

/** 全年累计排查隐患1532处，整改1497处，四季度仍有｜15处: of the same in the period itself. */
export const turnsToPeriod = (c: Case, told: FactEntry): boolean =>
  SAYS_PERIOD.inClauseOf(c) !== null && runningOf(c.index).some(({ fact }) => fact === told)
/** Whether the words turn from what was told since January to a fact that counts the same in the period. */
export const isTurnedTo = (c: Case, whole: FactEntry, told: readonly FactEntry[]): boolean =>
  SAYS_PERIOD.inClauseOf(c) !== null &&
  runningOf(c.index).some(({ fact, general }) => general === whole && told.includes(fact))
const SAYS_PERIOD = new Clue(`${IN_PERIOD}|${PART_OF_YEAR}`, '季月期年')
