import type { DerivedClaim, Judged } from '../judged.ts'
import { leftOf } from '../scan/character.ts'
import type { Field } from '../sheet-index.ts'
import { FIELD_NAME, quoted } from '../wording.ts'
import { claimBefore, type Told } from './claim-before.ts'
import type { Fault, Rule } from './rule.ts'

const STEADY =
  /(?:同比|环比|[与和同较比][^，；。、#]{0,10}?(?:上年|去年|同期|上季度|上期|上月|[一二三四]季度)[^，；。、#]{0,4}?)?(基本)?(持平(?![稳衡安静和均])|相同|保持不变)/g
const LAST_PERIOD = /环比|上季度|上期|上月|[一二三四]季度/
/** Most texts hold none of these, and are not searched for what stands before them. */
const SAYS_STEADY = ['持平', '相同', '保持不变']

/** 与上年持平 where the sheet has another value for last year. Reported as a wrong direction. */
export const steady: Rule = ({ text, judged }) => {
  const faults: Fault[] = []
  if (!SAYS_STEADY.some((word) => text.includes(word))) return faults
  for (const match of text.matchAll(STEADY)) {
    const word = match[2]!
    const at = match.index + match[0].length - word.length
    if (word !== '持平' && match[0].length === word.length + (match[1]?.length ?? 0)) continue
    const claim = claimOf(judged, match.index, text)
    if (!claim) continue
    const { fact } = claim
    const field: Field = LAST_PERIOD.test(match[0]) ? 'lastPeriod' : 'lastYear'
    if (claim.of === 'derived' && claim.rule === 'share' && isSteadyShare(claim, field)) continue
    const now = fact.values.value
    const former = fact.values[field]
    if (!now || !former || level(now.n, former.n, match[1] !== undefined)) continue
    faults.push({
      code: 'direction',
      start: at,
      end: at + word.length,
      message: `${quoted(fact)}本期为${now.text}，${FIELD_NAME[field]}为${former.text}，并非${word}`,
      factId: fact.id,
      expected: null,
      fix: null,
    })
  }
  return faults
}

const level = (now: number, former: number, roughly: boolean): boolean =>
  Math.abs(now - former) <= Math.abs(former) * (roughly ? 0.02 : 0.005) + 1e-9

/** 培训9期、763人次，期数｜与去年同期持平. */
const COUNT = /([\u4e00-\u9fff])次?数$/
/** What the number says that stands last before `at` in the same sentence. */
function claimOf(judged: readonly Judged[], at: number, text: string): Told['claim'] | undefined {
  const [, unit] = COUNT.exec(leftOf(text, at, 4)) ?? []
  return claimBefore(judged, at, text, unit)?.claim
}

/** 整改率98.0%，与上年持平: of the rate as a text shows it, where the sheet has both parts of it. */
function isSteadyShare({ facts: [part, whole] }: DerivedClaim, field: Field): boolean {
  const [now, all] = [part?.values.value, whole?.values.value]
  const [former, formerAll] = [part?.values[field], whole?.values[field]]
  if (!now || !all || !former || !formerAll) return true
  return Math.abs(now.n / all.n - former.n / formerAll.n) < HALF_A_TENTH
}
const HALF_A_TENTH = 0.0005
