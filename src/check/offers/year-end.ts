import { startsTheYear } from '../context/period-relation.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import { ledFrom } from './led-from.ts'

/** 上年末｜50座, 年初为｜50座: how much there was when the year began. 年初定的｜50座 is a plan. */
export const AT_YEAR_END = new Clue(
  /(?:上年|去年|上一年|\d{4}年)(?:度|年)?[末底]|(?<![\d月末])年初(?:时|的|为|是|仅|只|共|尚|还)*(?:有[^，；。]{0,8})?$/,
  '末底初',
)

/**
 * Whether the number tells how much there was when the year began, in a report on its first part: that is what the sheet
 * has of the period before, where it has that.
 */
export function isAtYearEnd({ claimed: { mention, ownStart }, text, index }: Case, { values }: FactEntry): boolean {
  if (values.lastPeriod === null || !startsTheYear(index.sheet.period)) return false
  return AT_YEAR_END.within(text, ledFrom(text, ownStart), mention.start) !== null
}
