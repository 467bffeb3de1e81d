import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'

/* 两项经费合计｜168.5万元: of as many parts as are counted it is the whole, and none of the parts. */

const ALL_OF_THEM = new Clue(
  /([两二三四五六])[项类个种]([^，；。：、]{0,8})(?:合计|共计?|总计|总共|一共)[为达约有]*$/,
  '计共',
)
const COUNTS = '零一二三四五六'

/** Whether the words add up as many as the parts of which this fact is one. */
export function isOneOfSummed(c: Case, { parent, label }: FactEntry): boolean {
  if (parent === null) return false
  const [, counted, noun] = ALL_OF_THEM.inClauseOf(c) ?? []
  if (counted === undefined || (noun !== '' && !label.endsWith(noun!))) return false
  return parent.parts.length === (counted === '两' ? 2 : COUNTS.indexOf(counted))
}
