import { isUnit } from './cells.ts'
import words from './column-words.json' with { type: 'json' }
import { type NamedColumnPeriod, periodOfHeader, withoutPeriod } from './header-period.ts'

/** What a column is for. */
export type Role =
  | 'index'
  | 'group'
  | 'label'
  | 'value'
  | 'unit'
  | 'lastYear'
  | 'lastPeriod'
  | 'target'
  | 'section'
  | 'partOf'
  | 'part'
  | 'rank'
  | 'derived'
  | 'note'
  | 'said'
  | 'ignored'
  | 'unknown'

/** One cell of a header, read. */
export interface HeaderCell {
  /** The heading without blanks and without its unit; '' where it is only a unit. */
  readonly name: string
  readonly unit: string | null
  readonly role: Role | null
  readonly period: NamedColumnPeriod | null
  /** What is left of the name when periods and words of comparison are taken off: the matter that it names. */
  readonly matter: string
}

const BRACKETED = /^(.*?)[（([【](?:单位[:：])?([^（()）\]】]+)[)）\]】]$/
const SLASHED = /^(.+?)[/／]((?:万|亿)?[元吨个件人次户公里]+)$/
const PERCENT_AT_END = /^(.+?)[±+\-－/]*([%％‰])$/
const SIGNS = /^[±+\-－/]*([%％‰])$/

/** 完成年度任务%, 占全年计划（%）, 为预算%, 完成%: how much of the target is done. */
const SHARE = /^(?:完成|占|为)/

/** Reads one header cell: 数值（万元）, 上年同期数, 其中：村级, 2026年二季度, 增减%. */
export function readHeaderCell(raw: string): HeaderCell {
  const text = raw
    .replace(/[\s\u3000*]+/g, '')
    .replace(/[:：]$/, '')
    .replace(/[①-⑳]$/u, '')
  const { name, unit } = SIGNS.test(text) && text.length > 1 ? { name: '增减', unit: text.at(-1)! } : unitApart(text)
  const role = roleOf(name)
  if ((role === 'target' || name === '完成') && unit !== null && SHARE.test(name) && SIGNS.test(unit))
    return { name: '完成率', unit, role: 'derived', period: null, matter: '' }
  return { name, unit, role, period: name === '' ? null : periodOfHeader(name), matter: matterOf(name) }
}

function unitApart(text: string): { name: string; unit: string | null } {
  const aside = /^[（(]([^（()）]+)[)）]$/.exec(text)?.[1] ?? text
  if (isUnit(aside) && roleOf(text) === null) return { name: '', unit: aside }
  const found = BRACKETED.exec(text) ?? SLASHED.exec(text) ?? PERCENT_AT_END.exec(text)
  const unit = found ? found[2]!.replace(SIGNS, '$1') : null
  if (!found || unit === null || !isUnit(unit)) return { name: text, unit: null }
  return { name: found[1]!.replace(/[±（(]+$/, ''), unit }
}

/** The role that a heading names; null where no word of the vocabulary stands in it. */
export function roleOf(name: string): Role | null {
  if (name === '' || name.length > 20) return null
  if (/^其中[:：]?.+/.test(name)) return 'part'
  const exact = words.roles.find((entry) => entry.exact.includes(name))
  const found = exact ?? words.roles.find((entry) => entry.has.some((word) => name.includes(word)))
  return (found?.role as Role | undefined) ?? null
}

function matterOf(name: string): string {
  const bare = withoutPeriod(name).replace(/^其中[:：]?/, '')
  return words.plain.reduce((rest, word) => rest.replaceAll(word, ''), bare).replace(/[（()）\-—、,，]/g, '')
}

/** Whether the heading of a label column says that its rows are places, offices or stretches of time and no indicators. */
export const namesEntities = (name: string): boolean => words.entity.includes(name) || words.period.includes(name)

/** Whether a name ends as the names of places and offices do. */
export const isPlace = (name: string): boolean => words.placeEnding.some((end) => name.endsWith(end) && name.length > 1)
