import { signOf, THAN_FORMER } from '../context/comparison.ts'
import type { Judged } from '../judged.ts'
import { CHANGE_NAMED, MOVED } from '../lexicon/moves.ts'
import { PART_OF_YEAR, THIS_PERIOD } from '../lexicon/periods.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Saying } from '../text/clauses.ts'
import { quoted, sheetSays } from '../wording.ts'
import { type Fault, faultAt, firstFrom, type Rule } from './rule.ts'
import { movesAgainst, oppositeOf, turningWordAt } from './turning.ts'

/* 有所减少, 稳中有升: which way it went, told in words before the number comes. */

const TREND = new Saying(
  `(?<!${CHANGE_NAMED})(?:有所|略有|稳中有|稳步|持续|明显|小幅|大幅)(${MOVED}|升|降|增|减)(?=[，；。\\n]|$)`,
  '所略稳持显幅',
)
/** Up to the number no other thing is named: ，全年为｜, ，同比增加｜. */
const ITS_NUMBER = new RegExp(
  `^，(?:${THAN_FORMER}|${THIS_PERIOD}(?:以来)?|全年|${PART_OF_YEAR}|${MOVED}|[为达是至到有])*$`,
)
const FARTHEST = 24

/** Against every earlier value that the sheet has of what the next number tells. */
export const trend: Rule = ({ text, clauses, judged }) =>
  clauses.all(TREND).flatMap((found): Fault[] => {
    const said = found[1]!
    const end = found.index + found[0].length
    const start = end - said.length
    const fact = factTold(judged, end, text)
    if (fact === null || fact.growth !== 0 || !movesAgainst(fact, signOf(said))) return []
    const word = turningWordAt(text, start)
    const turned = word && oppositeOf(word, fact)
    const message = `${quoted(fact)}${sheetSays(fact, null)}，文中写作“${found[0]}”，方向相反`
    return [
      faultAt('direction', { start: found.index, end }, message, {
        factId: fact.id,
        expected: turned ? text.slice(found.index, start) + turned : null,
        fix: word && turned ? { start, end: start + word.length, text: turned } : null,
      }),
    ]
  })

/** As many numbers behind are looked at; one without a claim, a date, may stand between. */
const NEXT = 8
/** What the first number after the word speaks of, where it names no thing of its own. */
function factTold(judged: readonly Judged[], end: number, text: string): FactEntry | null {
  const behind = firstFrom(judged, end)
  const next = judged.slice(behind, behind + NEXT).find(({ claim }) => claim !== null)
  if (!next?.claim || next.claim.of === 'note' || next.mention.start - end > FARTHEST) return null
  return ITS_NUMBER.test(text.slice(end, next.mention.start)) ? next.claim.fact : null
}
