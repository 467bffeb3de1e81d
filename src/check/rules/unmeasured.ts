import { signOf } from '../context/comparison.ts'
import type { Judged } from '../judged.ts'
import { MOVED } from '../lexicon/moves.ts'
import type { FactEntry, Field } from '../sheet/sheet-index.ts'
import { Saying } from '../text/clauses.ts'
import { FIELD_NAME, quoted } from '../wording.ts'
import { claimBefore } from './claim-before.ts'
import { faultAt, type Rule } from './rule.ts'
import { oppositeOf } from './turning.ts'

/* What a text says of its numbers without a number: 同比下降. Told only where the sheet plainly says otherwise. */

const MOVES = new Saying(
  `(同比|环比|[较比](?:上年|去年|上季度|上期|上月)(?:同期)?)(?:均|都|也|则|又|持续|稳步|明显|显著|大幅|小幅|略有|有所|进一步|继续|实现|呈)*(${MOVED})(?=[，。；、\\n]|$)`,
  '同环较比',
)
const LAST_PERIOD = /环比|上季度|上期|上月/
/** Only separators and the thing counted may stand between the number and what is said of it, or the name of the fact. */
const NEXT =
  /^(?:隐患|问题|点位|案件|事项|诉求|矛盾|线索)?[，、；,]?(?:目前|现|现已|已|并|且)?([\u4e00-\u9fff]{3,10})?$/

/** 上升 and 下降 without a number. */
export const unmeasured: Rule = ({ text, clauses, judged }) =>
  clauses.all(MOVES).flatMap((found) => {
    const fact = statedRightBefore(judged, text, found.index)
    const field: Field = LAST_PERIOD.test(found[1]!) ? 'lastPeriod' : 'lastYear'
    const former = fact?.values[field]
    if (!fact || !former) return []
    const now = fact.values.value
    const word = found[2]!
    const said = signOf(word)
    const went = Math.sign(fact.isRank ? former.n - now.n : now.n - former.n)
    if (went === said) return []
    const end = found.index + found[0].length
    const start = end - word.length
    const opposite = went === 0 ? null : oppositeOf(word, fact)
    const message = `${quoted(fact)}本期为${now.text}，${FIELD_NAME[field]}为${former.text}，并非${word}`
    const fix = opposite === null ? null : { start, end, text: opposite }
    return [faultAt('direction', { start, end }, message, { factId: fact.id, expected: opposite, fix })]
  })

/** The fact whose own value stands right before `at`. */
function statedRightBefore(judged: readonly Judged[], text: string, at: number): FactEntry | null {
  const told = claimBefore(judged, at, text)
  if (told?.claim.field !== 'value' || told.claim.fit === 'none') return null
  const { fact } = told.claim
  const next = NEXT.exec(text.slice(told.mention.end, at))
  return next && (next[1] === undefined || fact.label.includes(next[1])) ? fact : null
}
