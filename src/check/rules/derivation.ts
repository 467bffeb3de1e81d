import type { FactSheet } from '../../domain/fact-sheet.ts'
import type { Fix } from '../../domain/finding.ts'
import { changeOf } from '../derive/change.ts'
import { EXCEEDS } from '../fit/fit.ts'
import { readingOf } from '../fit/reading.ts'
import { type DerivedClaim, holds, type Judged } from '../judged.ts'
import { type Against, FIELD_OF } from '../roles/field-named.ts'
import { indexOf } from '../sheet/sheet-index.ts'
import { EPSILON } from '../shown.ts'
import { isOneOf } from '../text/character-class.ts'
import { calculated, isMean, RULE_NAME, replacing } from '../wording.ts'
import { each, faultAt } from './rule.ts'

/** A 同比, 环比, 占比, 合计, 完成率 … that the facts define comes out otherwise. */
export const derivation = each((one, { text, sheet }) => {
  const { mention, claim } = one
  if (claim?.of !== 'derived' || claim.fit !== 'none' || claim.outcome === null) return null
  const { expression, result: expected } = claim.show()
  const worked = expression === expected ? expected : `${expression}＝${expected}`
  const steady = isSteady(claim)
  const turned = claim.directionHolds ? '' : '，增减方向也不符'
  const message = `${calculated(claim, mention)}按填报数计算为${worked}${steady ? '，并无变化' : ''}，文中写作${mention.text}${otherBase(one, claim, sheet)}${turned}`
  return faultAt('derivation', mention, message, {
    factId: claim.fact.id,
    expected,
    fix: steady ? asSteady(one, text) : mended(one, claim, text),
  })
})

/** （这是其环比变化率）: against another value of the sheet the number comes out. */
function otherBase({ mention, frame }: Judged, { fact, rule, total }: DerivedClaim, sheet: FactSheet): string {
  const reading = total || !tellsChange(rule) ? null : readingOf(mention, indexOf(sheet))
  // a lone digit comes out by chance
  if (!reading || mention.stated!.digits.replace(/[.]|^[0.]+|[0.]+$/g, '').length < 2) return ''
  for (const base of BASES) {
    if (rule.startsWith(base) || !fact.values[FIELD_OF[base]]) continue
    const claim = changeOf(reading, frame!, fact, base)
    if (claim && holds(claim.fit)) return `（这是其${RULE_NAME[claim.rule]}）`
  }
  return ''
}
const BASES: readonly Against[] = ['yoy', 'qoq', 'target']

/** None where a right number would still be false: after a wrong word, and after 增长 as a multiple of what was. */
function mended({ mention }: Judged, claim: DerivedClaim, text: string): Fix | null {
  const isGrowth = claim.rule === 'multiple' && !isMean(claim, mention) && text[mention.start - 1] !== '的'
  if (isGrowth || !claim.directionHolds) return null
  const { result } = claim.show()
  const fix = replacing(mention, claim.rule === 'multiple' ? result.replace(EMPTY_PLACES, '') : result)
  // 超360户次 for 超310户次: the word that compares with the target is none that hedges
  const approx = mention.stated?.approx ?? ''
  const over = claim.rule === 'target-diff' && EXCEEDS.test(approx) && mention.text.startsWith(approx) ? approx : ''
  return fix && { ...fix, text: over + fix.text }
}
/** 2倍, not 2.00倍. */
const EMPTY_PLACES = /\.0+(?=倍$)|(?<=\.\d)0(?=倍$)/

/** What did not change at all. */
const isSteady = ({ rule, outcome, total }: DerivedClaim): boolean =>
  !total && tellsChange(rule) && Math.abs(outcome!) < EPSILON

const tellsChange = (rule: DerivedClaim['rule']): boolean => rule.includes('-') && rule !== 'target-rate'

/** 同比持平 for 同比增加8个, 与上年持平 for 比上年增加8个; none in a list, and where other words stand between. */
function asSteady({ mention, frame }: Judged, text: string): Fix | null {
  const { directionAt, word } = frame!
  if (word === '' || !BARELY.has(text.slice(directionAt + word.length, mention.start))) return null
  const compared = COMPARED.exec(text.slice(Math.max(0, directionAt - REACH), directionAt))
  if (!compared || isOneOf(text[mention.end], '、和及')) return null
  const [whole, with_] = compared
  const start = with_ === undefined ? directionAt : directionAt - whole.length
  return { start, end: mention.end, text: `${with_ === undefined ? '' : `与${with_}`}持平` }
}
const BARELY: ReadonlySet<string> = new Set(['', '了'])
const COMPARED = /(?:[同环]比|[比较]((?:上年|去年|上期|上季|上月|年度|目标)[\u4e00-\u9fff]{0,4}))$/
const REACH = 10
