import type { Period } from '../../domain/fact-sheet.ts'
import { endsTheYear, startsTheYear } from '../context/period-relation.ts'
import { type DerivedClaim, holds, type Judged } from '../judged.ts'
import { YEAR_END } from '../lexicon/periods.ts'
import { indexOf } from '../sheet/sheet-index.ts'
import { Saying } from '../text/clauses.ts'
import { quoted } from '../wording.ts'
import { type Fault, faultAt, firstFrom, type Rule } from './rule.ts'

const THAN = new Saying(`(?<=[比较])${YEAR_END}|(?<=[与同和跟])${YEAR_END}(?=的?相?比)`, '末底初')
/** Nothing but how it moved. */
const MOVES = /^(?:的?相?比，?)?[^，。；\d]{0,8}$/
/** A sheet may say that its former numbers are those of the end of the year. */
const OF_YEAR_END = new RegExp(`(?:上期|上年|同期)[^，。；]{0,8}${YEAR_END}`)

/** 较上年末增加160个 in a report on the third quarter, where the sheet has that against the second, or against the same time of last year. */
export const yearEndBase: Rule = ({ sheet, text, clauses, judged }) =>
  clauses.all(THAN).flatMap((found): Fault[] => {
    const { index: start } = found
    const next = judged[firstFrom(judged, start + found[0].length)]
    const claim = next && changeIn(next)
    if (!claim || !MOVES.test(text.slice(start + found[0].length, next.mention.start))) return []
    const against = againstOf(claim, sheet.period)
    if (against === null || indexOf(sheet).notes.some((note) => OF_YEAR_END.test(note.text))) return []
    const told = `${quoted(claim.fact)}的${next.mention.text}是与${against}相比，文中写作与“${found[0]}”相比`
    const at = { start, end: start + found[0].length }
    return [
      faultAt('period', { start, end: next.mention.end }, told, {
        factId: claim.fact.id,
        expected: against,
        fix: { ...at, text: against },
      }),
    ]
  })

const changeIn = ({ claim }: Judged): DerivedClaim | null =>
  claim?.of === 'derived' && holds(claim.fit) && claim.fact.period === null ? claim : null

/** With what the sheet compares, where that is no end of a year. */
function againstOf({ rule }: DerivedClaim, period: Period): string | null {
  if (rule.startsWith('qoq')) return startsTheYear(period) ? null : '上期'
  return rule.startsWith('yoy') && !endsTheYear(period) ? '上年同期' : null
}
