import type { Period } from '../domain/fact-sheet.ts'
import type { Fix } from '../domain/finding.ts'
import { withoutAmong } from '../domain/label.ts'
import type { Span } from '../domain/span.ts'
import type { DerivedClaim } from './judged.ts'
import type { Mention, Stated } from './mention.ts'
import type { FactEntry, Field } from './sheet/sheet-index.ts'

/** How messages name the cells of a sheet. */
export const FIELD_NAME: Readonly<Record<Field, string>> = {
  value: '填报值',
  lastYear: '上年同期',
  lastPeriod: '上期',
  target: '目标值',
}

/** A fact's label in quotation marks. */
export const quoted = (fact: FactEntry): string => `“${withoutAmong(fact.fact.label)}”`

/** The values that a comparison rests on: 本期58微克/立方米，上年同期63微克/立方米. */
export function sheetSays(fact: FactEntry, claim: DerivedClaim | null, against: Field | null = null): string {
  const now = `本期为${fact.values.value.text}`
  const other = claim?.rule === 'difference' ? claim.facts.find((one) => one !== fact) : undefined
  if (other && !fact.isRate && claim!.show().result.endsWith('百分点'))
    return `与${quoted(other)}的${claim!.measure ?? '增速'}相差${claim!.show().expression}＝${claim!.show().result}`
  if (other && !isOfNow(claim!))
    return `与${quoted(other)}当时之差为${claim!.show().expression}＝${claim!.show().result}`
  if (other) return `${now}，${quoted(other)}为${other.values.value.text}`
  const field = against ?? baseOf(fact, claim)
  const former = fact.values[field]
  return former ? `${now}，${FIELD_NAME[field]}为${former.text}` : now
}

/** Not 上年同期前者比后者多2.4公里: of what the two are now. */
function isOfNow({ facts, outcome }: DerivedClaim): boolean {
  const [one, other] = facts
  const apart = one!.values.value.n - other!.values.value.n
  return (
    outcome === null ||
    facts.length !== 2 ||
    Math.abs(Math.abs(apart) - Math.abs(outcome)) < 1e-6 * Math.max(1, Math.abs(apart))
  )
}

/** What a comparison rests on; without one, what there is. */
function baseOf({ values }: FactEntry, claim: DerivedClaim | null): Field {
  if (!claim) return values.lastYear ? 'lastYear' : 'lastPeriod'
  return claim.rule.startsWith('qoq') ? 'lastPeriod' : claim.rule.startsWith('target') ? 'target' : 'lastYear'
}

/** What should have been written for a derived number. */
export const expectedOf = (claim: DerivedClaim | null): string | null => claim?.show().result || null

/** The names of the permitted calculations. */
export const RULE_NAME: Readonly<Record<DerivedClaim['rule'], string>> = {
  'yoy-rate': '同比变化率',
  'yoy-diff': '同比增减量',
  'yoy-pp': '同比变化',
  'qoq-rate': '环比变化率',
  'qoq-diff': '环比增减量',
  'qoq-pp': '环比变化',
  'target-rate': '目标完成率',
  'target-diff': '与目标之差',
  sum: '合计',
  share: '占比',
  difference: '余数',
  multiple: '倍数',
}

/** So many for each: a fact divided by another that is told as an amount. */
export const isMean = (claim: DerivedClaim, { kind }: Mention): boolean =>
  claim.rule === 'multiple' && kind === 'quantity' && !claim.show().result.endsWith('倍')

/** What was calculated: “签约”与“开工”之差, “来信”“来访”合计, “受理”同比增减量, “来信”“来访”合计的同比变化率. */
export function calculated(claim: DerivedClaim, mention: Mention): string {
  const { rule, fact, facts, total } = claim
  if (total && facts.length === 1) return `${quoted(fact)}以外的${RULE_NAME[rule]}`
  if (total && rule === 'difference') return `${totalled('sum', facts.slice(0, -1))}与${quoted(facts.at(-1)!)}之差`
  if (total) return `${totalled(total, facts)}的${RULE_NAME[rule]}`
  if (rule === 'difference' && facts.length === 1)
    return quoted(fact) + (claim.measure ? `${claim.measure}与时序进度之差` : '计划数与本期数之差')
  if (facts.length > 1 && (rule === 'sum' || rule === 'difference')) return totalled(rule, facts)
  if (isOfShare(claim)) return `${quoted(fact)}占比${RULE_NAME[rule]}`
  return quoted(fact) + (mention.kind === 'ratio' ? '等的比例' : isMean(claim, mention) ? '平均数' : RULE_NAME[rule])
}

/** How a share moved that the sheet has only as part and whole. */
export const isOfShare = ({ rule, facts }: DerivedClaim): boolean => facts.length > 1 && rule.endsWith('-pp')

function totalled(rule: 'sum' | 'difference', facts: readonly FactEntry[]): string {
  const [one, other, third] = facts
  if (rule === 'difference')
    return third ? `${quoted(one!)}${RULE_NAME.difference}` : `${quoted(one!)}与${quoted(other!)}之差`
  return facts.length > 3 ? `${quoted(one!)}等${facts.length}项合计` : `${facts.map(quoted).join('')}合计`
}

/**
 * A one-click replacement of the whole number; none for a list item that leaves its unit to the next one. Where
 * the sheet names no unit, the one that was written stays.
 */
export function replacing({ start, end, text, stated, kind }: Mention, expected: string | null): Fix | null {
  if (expected === null) return null
  if (stated === null) return { start, end, text: expected }
  // 第6 is as well without its 名
  if (kind === 'rank' && !RANKED.test(text)) return { start, end, text: expected.replace(RANKED, '') }
  if (kind === 'frequency') return oftenInstead({ start, end }, text, expected)
  // 2.8个和3.5个百分点: the next tells of what
  if (/\d个$/.test(text) && expected.endsWith('个百分点')) return { start, end, text: expected.slice(0, -3) }
  if (/\d$/.test(text) && !/\d$/.test(expected)) {
    const bare = withoutShared(text, stated, expected)
    return bare === null ? null : { start, end, text: bare }
  }
  const unit = /\d$/.test(expected) && text.endsWith(stated.unitText) ? stated.unitText : ''
  return { start, end, text: expected + (unit && scaleFor(text, stated.near.lo, Number(expected))) + unit }
}

const RANKED = /[名位]$/

/** 每日巡堤｜6~8次: what is done every day stays. */
function oftenInstead({ end }: Span, text: string, expected: string): Fix | null {
  const told = TIMES.exec(text)?.[0]
  const times = expected.replace(/\/.+$/, '')
  // 每月2次 for 每日2次: the number is right
  return told && told !== times ? { start: end - told.length, end, text: times } : null
}
const TIMES = /[\d〇零一二两三四五六七八九十百.、~～—–\-至到]+(?:余|多)?[\u4e00-\u9fff]{1,2}$/

/** 96 for 98 in 98、412名: what it shares with the next, or takes from its column, is not written twice. */
function withoutShared(text: string, stated: Stated, expected: string): string | null {
  if (!/^\d+(?:\.\d+)?$/.test(text)) return null
  const scale = Math.round(Math.log10(stated.near.lo / Number(text)))
  const shared = (scale === 4 ? '万' : scale === 8 ? '亿' : '') + stated.unitText
  const bare = expected.slice(0, -shared.length || expected.length)
  return expected.endsWith(shared) && /^\d+(?:\.\d+)?$/.test(bare) ? bare : null
}

/** 45.8万元 for 45.6 and for 456000, of a sheet that names no unit: 万 stays where the number is then nearer. */
function scaleFor(text: string, stated: number, expected: number): string {
  const scale = /\d([万亿])/.exec(text)?.[1]
  if (!scale) return ''
  const off = (value: number) => Math.abs(Math.log(value / stated))
  return off(expected * (scale === '万' ? 1e4 : 1e8)) < off(expected) ? scale : ''
}

/** 2026年第二季度, 2025年上半年, 2026年5月, 2026年. */
export function periodName({ year, quarter, half, month }: Period): string {
  if (quarter) return `${year}年${'一二三四'[quarter - 1]}季度`
  if (half) return `${year}年${half === 1 ? '上' : '下'}半年`
  return month ? `${year}年${month}月` : `${year}年`
}
