import type { Period } from '../../domain/fact-sheet.ts'
import { startsTheYear } from '../context/period-relation.ts'
import { shareIn } from '../derive/share.ts'
import type { DerivedClaim, Judged } from '../judged.ts'
import { CHANGE_NAMED } from '../lexicon/moves.ts'
import { YEAR_END } from '../lexicon/periods.ts'
import { type FactEntry, type Field, indexOf } from '../sheet/sheet-index.ts'
import { leftOf } from '../text/character-class.ts'
import { Saying } from '../text/clauses.ts'
import { FIELD_NAME, quoted } from '../wording.ts'
import { claimBefore, type Told } from './claim-before.ts'
import { type Fault, faultAt, type Rule } from './rule.ts'

const STEADY = new Saying(
  /(?:同比|环比|(基本|大体|大致|几乎|总体)?上?[与和同跟较比][^，；。、#]{0,10}?(?:上年|去年|同期|上季度|上期|上月|[一二三四]季度|\d{1,2}月|Ⓠ)[^，；。、#]{0,8}?)?(基本|大体|大致|几乎|总体)?(持平(?![稳衡安静和均])|相同|保持不变)/,
  '平相变',
)
const COUNTED = /^的?[\d一二两三四五六七八九十]/
/** 与目标持平, 同年度计划基本持平. */
const WITH_TARGET = /[与和同][^，；。]{0,6}(?:目标|任务|计划)[^，；。]{0,6}$/
const WITH_MOVEMENT = new RegExp(`[与和同跟][^，；。]{2,}(?:${CHANGE_NAMED}|增势)(?:基本|大体|大致)?$`)
const LAST_PERIOD = /环比|上季度|上期|上月|[一二三四]季度|\d{1,2}月|Ⓠ/

/** 与上年持平 where the sheet has another value for last year. Reported as a wrong direction. */
export const steady: Rule = ({ text, clauses, judged, sheet }) =>
  clauses.all(STEADY).flatMap((found): Fault[] => {
    const word = found[3]!
    const end = found.index + found[0].length
    // 情况相同: only 持平 compares without saying with what
    if (word !== '持平' && found[0] === (found[2] ?? '') + word) return []
    // 增长149家、下降61家、持平4家: as many as stayed
    if (COUNTED.test(text.slice(end, end + 2))) return []
    // 提高1.3个百分点，与调解成功率增幅持平: one movement against another
    if (WITH_MOVEMENT.test(leftOf(text, end - word.length, 24))) return []
    const claim = claimOf(judged, found.index, text, indexOf(sheet).facts)
    if (!claim) return []
    // 起均200元，与上年同期的起均200元相同: no value of the fact
    if (claim.of === 'derived' && claim.rule === 'multiple') return []
    const { fact } = claim
    const field: Field = WITH_TARGET.test(leftOf(text, end, 16))
      ? 'target'
      : LAST_PERIOD.test(found[0]) || isWithYearEnd(leftOf(text, end, 16), fact, sheet.period)
        ? 'lastPeriod'
        : 'lastYear'
    if (claim.of === 'derived' && claim.rule === 'share' && isSteadyShare(claim, field)) return []
    const now = fact.values.value
    const former = fact.values[field]
    if (former) {
      if (level(now.n, former.n, (found[1] ?? found[2]) !== undefined)) return []
      const message = `${quoted(fact)}本期为${now.text}，${FIELD_NAME[field]}为${former.text}，并非${word}`
      return [faultAt('direction', { start: end - word.length, end }, message, { factId: fact.id })]
    }
    const { growth } = indexOf(sheet).companions[fact.place]!
    if (!growth || field !== 'lastYear' || level(growth.values.value.n, 0, false)) return []
    const message = `${quoted(growth)}为${growth.values.value.text}，并非${word}`
    return [faultAt('direction', { start: end - word.length, end }, message, { factId: growth.id })]
  })

/** 与年初持平, 与上年末持平, in a report on the first part of a year: the period before ended then. */
const isWithYearEnd = (said: string, { values }: FactEntry, period: Period): boolean =>
  values.lastPeriod !== null && startsTheYear(period) && WITH_YEAR_END.test(said)
const WITH_YEAR_END = new RegExp(`[与和同跟较比]${YEAR_END}[^，；。]{0,6}$`)

const level = (now: number, former: number, roughly: boolean): boolean =>
  Math.abs(now - former) <= Math.abs(former) * (roughly ? 0.02 : 0.005) + 1e-9

/** 培训9期、763人次，期数｜与去年同期持平. */
const COUNT = /([\u4e00-\u9fff])次?数$/
/** What the number says that stands last before `at` in the same sentence. */
function claimOf(
  judged: readonly Judged[],
  at: number,
  text: string,
  facts: readonly FactEntry[],
): Told['claim'] | undefined {
  const which = EITHER.exec(leftOf(text, at, 12))?.[1]
  if (which) return oneOfTwo(judged, at, text, which === '前')
  const name = NAMED.exec(leftOf(text, at, 12))?.[1]?.replace(/(?<=..)(?:总?[数量]|数量)$/, '')
  const named = name && toldUnder(judged, at, text, name, facts)
  if (named) return named
  return claimBefore(judged, at, text, COUNT.exec(leftOf(text, at, 4))?.[1])?.claim
}

/** 企业、个体分别增长8.5%、8.4%，合作社｜与上年同期持平: of what was told under that name, or of the one fact that bears it. */
const NAMED = /[，；、]([\u4e00-\u9fff]{2,10}?)(?:则|均|也|仍|继续|基本)*$/
function toldUnder(
  judged: readonly Judged[],
  at: number,
  text: string,
  name: string,
  facts: readonly FactEntry[],
): Told['claim'] | undefined {
  let told = claimBefore(judged, at, text)
  const parent = told?.claim.fact.parent
  // what was told last may be called in short
  if (told?.claim.fact.label.includes(name)) return undefined
  while (told) {
    if (told.claim.field === 'value' && told.claim.fact.label.includes(name)) return told.claim
    told = claimBefore(judged, told.mention.start, text)
  }
  const named = facts.filter(({ label }) => label.includes(name))
  const siblings = named.filter((fact) => parent && fact.parent === parent)
  const [fact, another] = siblings.length > 0 ? siblings : named
  return fact && !another ? { of: 'field', fact, field: 'value', fit: 'exact' } : undefined
}

/** 前者增加3场，后者｜与上年同期持平: of the two of which the values were told last. */
const EITHER = /([前后])者[^，；。]*$/
function oneOfTwo(judged: readonly Judged[], at: number, text: string, former: boolean): Told['claim'] | undefined {
  const values: Told['claim'][] = []
  let told = claimBefore(judged, at, text)
  while (told && values.length < 2) {
    if (told.claim.field === 'value') values.push(told.claim)
    told = claimBefore(judged, told.mention.start, text)
  }
  return values[former ? 1 : 0]
}

/** 整改率98.0%，与上年持平: of the rate as a text shows it, where the sheet has both parts of it. */
function isSteadyShare({ facts }: DerivedClaim, field: Field): boolean {
  const [now, former] = [shareIn(facts, 'value'), shareIn(facts, field)]
  return !now || !former || Math.abs(now.percent - former.percent) < HALF_A_TENTH
}
const HALF_A_TENTH = 0.05
