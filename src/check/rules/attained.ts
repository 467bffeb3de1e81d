import { type FieldClaim, holds, type Judged } from '../judged.ts'
import { PART_OF_YEAR, THIS_PERIOD } from '../lexicon/periods.ts'
import { PLANNED } from '../roles/plans.ts'
import { type FactEntry, indexOf } from '../sheet/sheet-index.ts'
import { leftOf } from '../text/character-class.ts'
import { Saying } from '../text/clauses.ts'
import { quoted } from '../wording.ts'
import { claimBefore, type Told } from './claim-before.ts'
import { type Fault, faultAt, firstFrom, type Rule } from './rule.ts'

/* 超额完成, 全面完成, 尚未达到: a task done or missed in words, against the target of the sheet. */

/** 达到目标75.0%, 完成年度任务（20个）, 达到75.0%的目标要求; the number may say alone what is meant: 未达到75.0%; or stand before it. */
const ATTAINED = new Saying(
  /(超额|超|全面|圆满|如期|提前|顺利|足额|按期|已经?)?(完成|达到|实现|达(?=(?:全年|年度|年初|既定|预期|到?\d)))了?(?:(?=[^，。；]{0,16}(?:目标任务|任务|目标|计划|指标)(?:数|值)?(?:要求)?([(（]?\d[^，。；的()（）]{0,8}[)）]?)?(?=[，。；\n]|$))|(?=(\d[^，。；的]{0,8})?(?=[，。；\n]|$)))/,
  '达完实',
)
/** What was done, or how it changed, stands right before. */
const NEXT =
  /^[\u4e00-\u9fff]{0,6}[，、]?(?:已|已经|均|并|且|目前|却|虽|虽然|尽管|仍|(?:但是?|然而|不过)(?:已|已经|仍|目前)?)?$/
/** 占完成任务的, 将完成任务. */
const PARTLY = /[占的达待将可能]$/
/** 未完成任务, 没能达到目标. */
const DENIED = /[尚并仍还也]?(?:未能?|没有|没能|没)$/
/** 如未完成任务, 对未达到目标的: nobody says that it is so. */
const SUPPOSED = /[如若凡对因防免]|倘|[上去前]年|同期|上[季半月期]|的$/

/** 超额完成 where the target is missed, 未完成 where it is not: as direction; 全面完成 where it is missed: as a wrong value. */
export const attained: Rule = ({ sheet, text, clauses, judged }) =>
  clauses.all(ATTAINED).flatMap((found): Fault[] => {
    const left = leftOf(text, found.index, 6)
    const denial = DENIED.exec(left)?.[0] ?? ''
    if (denial === '' && PARTLY.test(left)) return []
    const start = found.index - denial.length
    const end = found.index + found[0].length
    const target = targetAt(judged, end, text)
    const says = denial !== '' || found[1]?.startsWith('已') === true
    const before = told(judged, start, text)
    const fact =
      before?.fact ??
      (says ? missed(target, start, text) : null) ??
      (namesTarget(text, end) ? named(indexOf(sheet).facts, target, start, text) : null)
    // 完成任务88.5% is how much of it was done
    if (fact === null || (target ? target.fact !== fact : (found[3] ?? found[4]) !== undefined)) return []
    if (!namesTarget(text, end) && !target && !(says && before?.field === 'target')) return []
    const { value: now, target: aim } = fact.values
    if (!aim) return []
    const over = found[1]?.startsWith('超') ?? false
    const ahead = fact.lessIsBetter ? aim.n - now.n : now.n - aim.n
    if (denial === '' ? (over ? ahead > 0 : ahead >= 0) : ahead < 0) return []
    const word = denial + (found[1] ?? '') + found[2]!
    const truth = denial !== '' ? '已经完成' : over ? '并未超过' : '并未完成'
    const message = `${quoted(fact)}本期为${now.text}，目标值为${aim.text}，${truth}，不能说“${word}”`
    const code = over || denial !== '' ? 'direction' : 'value-mismatch'
    return [faultAt(code, { start, end: start + word.length }, message, { factId: fact.id })]
  })

/** 春茶产量｜超额完成年度目标, 签约老人｜未完成1800人的目标: the fact that the clause before names in full, of the target that it cites. */
function named(facts: readonly FactEntry[], target: FieldClaim | null, start: number, text: string): FactEntry | null {
  const clause = /[^，。；：、\n]*$/.exec(leftOf(text, start, CLAUSE))![0].replace(GENERAL, '')
  const fact = target?.fact ?? facts.find(({ label, values }) => label === clause && values.target !== null)
  if (!fact || NOT_SO.test(clause)) return null
  return target === null || spells(clause, fact) ? fact : null
}
const CLAUSE = 32
/** 全镇, 三季度: of what the sheet tells anyway. */
export const GENERAL = new RegExp(`^(?:全[镇乡区县市]|${THIS_PERIOD}|${PART_OF_YEAR}|全年|累计|共|我[镇乡区县市局])+`)
/** 力争, 距, 为了, 若, 上年同期: nobody says that it is so now. */
const NOT_SO = new RegExp(`${PLANNED}|${SUPPOSED.source}|[距离要待向朝按照比差还]|(?:应当?|须)$|为了|力|争|需`)
/** 危旧桥梁改造 spells 改造危旧桥梁. */
const spells = (clause: string, { label }: FactEntry): boolean =>
  label.length >= 4 && [...label].every((character) => clause.includes(character))

/** What was told right before: a value, how it changed, or the target itself (目标为20个，尚未达到). */
function told(judged: readonly Judged[], start: number, text: string): Told['claim'] | null {
  const before = claimBefore(judged, start, text)
  if (!before || !holds(before.claim.fit) || !NEXT.test(text.slice(before.mention.end, start))) return null
  const { field } = before.claim
  // 到12月底，新建达到140公里，｜完成全年目标: the target is what is to be, and not what was told beside it
  if (field === 'target' && before.frame!.role === 'level') return null
  return field === 'value' || field === 'target' || before.frame!.role === 'change' ? before.claim : null
}

const namesTarget = (text: string, end: number): boolean => /^[^，。；\n]{0,20}[务标划]/.test(text.slice(end, end + 24))

/** The target that the clause behind it cites. */
function targetAt(judged: readonly Judged[], end: number, text: string): FieldClaim | null {
  const next = judged[firstFrom(judged, end)]
  if (next?.claim?.of !== 'field' || next.claim.field !== 'target' || !holds(next.claim.fit)) return null
  return /[，。；\n]/.test(text.slice(end, next.mention.start)) ? null : next.claim
}

/** 办结率尚未达到95.0%的目标, 已达到98.5%: nothing was told of it before. */
const missed = (target: FieldClaim | null, start: number, text: string): FactEntry | null =>
  target !== null && !SUPPOSED.test(leftOf(text, start, 12).replace(/^.*[，。；\n]/s, '')) ? target.fact : null
