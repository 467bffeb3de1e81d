import { LAST_PERIOD, LAST_YEAR } from '../context/comparison.ts'
import { PART_OF_YEAR } from '../lexicon/periods.ts'
import { FORMER_BASES, type FormerBase } from '../roles/field-named.ts'
import type { Case } from '../weigh/case.ts'

const SINCE_LAST_YEAR = new RegExp(`同比|${LAST_YEAR}`)
const SINCE_LAST_PERIOD = new RegExp(`环比|${LAST_PERIOD}|[比较]${PART_OF_YEAR}`)

/** 比上季度节约｜18万千瓦时: the period that the words since the number before compare with; either where they name none. */
export function formerNamed({ text, claimed: { before, from, mention } }: Case): readonly FormerBase[] {
  const said = text.slice(before?.mention.end ?? from, mention.start)
  const [yoy, qoq] = [SINCE_LAST_YEAR.test(said), SINCE_LAST_PERIOD.test(said)]
  return yoy === qoq ? FORMER_BASES : [yoy ? 'yoy' : 'qoq']
}
