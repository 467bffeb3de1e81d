import type { Period } from '../domain/fact-sheet.ts'
import type { Unit } from '../domain/unit.ts'
import listing from './lexicon/listing.json' with { type: 'json' }
import type { ExemptReason } from './mention.ts'
import { endsClause } from './scan/character.ts'
import type { Token } from './scan/token.ts'

const exempt = (token: Token, reason: ExemptReason, step: string, role: string | null = token.role): Token => ({
  ...token,
  exempt: reason,
  role,
  trace: [...token.trace, step],
})

/** Says of a claim whether its surroundings make it none: a threshold, a count of abstract or just listed items, the length of the period. */
export function classify(text: string, tokens: readonly Token[], index: number, period: Period): Token {
  const token = tokens[index]!
  if (token.exempt !== null || token.amount === null || token.kind === 'placeholder' || token.role !== null)
    return token
  if (isThreshold(text, token)) return exempt(token, 'threshold', 'threshold', 'threshold')
  if (isAbstractCount(text, token)) return exempt(token, 'listing', 'abstract count')
  if (isPeriodLength(text, token, period)) return exempt(token, 'duration', 'length of the period')
  return token
}

const LIMIT_AFTER = /(?:以上|以下|及以上|及以下|以内|以外|之内|开外|内)$/
const ACHIEVED =
  /(?:达到?|实现|完成|保持|稳定|控制|提高|提升|增加|增长|下降|降低|减少|缩短|压缩|恢复|升至|降至|增至|扩大|超过|整治|清理|建成|新增|新建|改造|拆除|发放|出动)[^，。；]{0,6}$/
const RULE_BEFORE = /(?:应当?|须|必须|不得|自|起|限|要求|规定|标准|距离?|凡|对|其中)[^，。；]{0,14}$/

/** 50户以上自然村, 3000万元以上的项目, 低于90%的站点, 收到之日起六十日内. */
function isThreshold(text: string, token: Token): boolean {
  const { approx } = token.amount!
  if (approx === null || token.kind === 'fraction' || token.kind === 'range') return false
  const written = text.slice(token.start, token.end)
  const next = text[token.end] ?? '\n'
  const before = text.slice(Math.max(0, token.start - 16), token.start)
  if (LIMIT_AFTER.test(written)) {
    if (token.kind !== 'quantity') return false
    if (/内$/.test(written)) return RULE_BEFORE.test(before)
    if (/外$/.test(written)) return true
    if (endsClause(text, token.end)) return /(?:应|须|不得|要求|规定|标准)[^，。；]{0,10}$/.test(before)
    if ('，了和及或、比占均已'.includes(next)) return false
    return /[\u4e00-\u9fff]/.test(next) && !ACHIEVED.test(before)
  }
  if (
    next === '的' &&
    /^(?:低于|高于|大于|小于|不足|不满|未满|过|超过|超|多于|少于|不到)/.test(written) &&
    !endsClause(text, token.end + 1)
  ) {
    if (token.kind === 'percentage')
      return (
        /^(?:低于|高于|大于|小于|不足)/.test(written) &&
        /^的(?:站点|断面|点位|村|企业|单位|乡镇|镇|街道|项目|社区|地区|区域|农户|家庭|学校|小区)/.test(
          text.slice(token.end, token.end + 4),
        )
      )
    return !ACHIEVED.test(before)
  }
  return false
}

const ABSTRACT = new RegExp(`^(?:${listing.adjectives.join('|')}|[“”"'的])*(?:${listing.nouns.join('|')})`)
const COUNTERS = new Set(listing.counters)
const LIGHT = new Set(listing.light)
const CONCRETE = new RegExp(`(?:${listing.countVerbs.join('|')})[^，。；、]{0,10}$`)

/** 三项任务, 四个方面, 一套机制: counts of what cannot be counted in a table. */
function isAbstractCount(text: string, token: Token): boolean {
  const { amount } = token
  if (
    token.kind !== 'quantity' ||
    amount!.approx !== null ||
    amount!.toDigits !== null ||
    Number(amount!.digits) > 20 ||
    amount!.digits.includes('.')
  )
    return false
  const unit = amount!.unitText
  const han = !/\d/.test(text[token.start]!)
  const after = text.slice(token.end, token.end + 12)
  if ((COUNTERS.has(unit) || unit === '') && ABSTRACT.test(after)) return true
  if (!han) return false
  if (amount!.digits !== '1' || !isClassifier(amount!.unit)) return false
  const closes = endsClause(text, token.end)
  const before = text.slice(Math.max(0, token.start - 12), token.start)
  if (unit === '起')
    return !/^(?:案|事|纠纷|违|信访|投诉|火|环境|群众|涉|非法)/.test(after) && !(closes && CONCRETE.test(before))
  if (LIGHT.has(unit)) return !(closes && /[\u4e00-\u9fff]$/.test(before) && CONCRETE.test(before))
  if (closes) return /[又再这那每某同另]$/.test(before)
  return !CONCRETE.test(before)
}

const CLASSIFIERS = new Set(listing.classifierDimensions)
const isClassifier = (unit: Unit | null): boolean =>
  unit !== null && (CLASSIFIERS.has(unit.dimension) || unit.dimension.startsWith('classifier-'))

/** 三个月 in a quarterly report, 一年 in an annual one. */
function isPeriodLength(text: string, token: Token, period: Period): boolean {
  if (token.kind !== 'quantity' || token.amount!.unitText !== '个月') return false
  const months = period.quarter !== undefined ? 3 : period.half !== undefined ? 6 : period.month !== undefined ? 1 : 12
  if (Number(token.amount!.digits) !== months) return false
  return (
    /(?:本季度|一季度|二季度|三季度|四季度|季度|上半年|下半年|全年|这|以来|过去|近)[的]?$/.test(
      text.slice(Math.max(0, token.start - 4), token.start),
    ) || /^(?:以?来|中|里|间|时间里)/.test(text.slice(token.end, token.end + 3))
  )
}
