import { PART_OF_YEAR } from '../lexicon/periods.ts'
import { ofWholePeriod, runningOf } from '../sheet/scopes.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import type { Case } from '../weigh/case.ts'

/** 占全年的｜27.2%, 占上半年的｜56.0%: of what the sheet has of the same from the first of the year on, whatever else bears 全年 in its name. */
export function totalOfPeriod({ text, claimed, index }: Case, fact: FactEntry): FactEntry | null {
  const { frame, mention } = claimed
  if (frame.wholeAt === null || !BARE_PERIOD.test(text.slice(frame.wholeAt + 1, mention.start))) return null
  return runningOf(index).find(({ general }) => general === fact)?.fact ?? ofWholePeriod(index, fact)
}
const BARE_PERIOD = new RegExp(
  `^(?:全年|年度|年内|本年|今年以来|累计|\\d{1,2}[—～~至-]${PART_OF_YEAR}|前[两二三]个?季度|上半年)(?:累计)?(?:总[量数额]|总体)?的?$`,
)
