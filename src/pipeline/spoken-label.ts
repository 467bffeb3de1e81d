import type { Fact } from '../domain/fact-sheet.ts'
import { withoutAmong } from '../domain/label.ts'

/** Braces in a clerk's words are no slots. */
export const plain = (text: string): string => text.replaceAll('{', '｛').replaceAll('}', '｝')

const COUNTED = `(?:1\\d|\\d)(?:[—至](?:1\\d|\\d))?月份?|[一二三四]季度|前[一二三]季度|[上下]半年|全年|[本当][年月季]|年内|年初以来|今年以来|年初至今|年(?=累计)|年度(?=累计)`
const STAGE = new RegExp(`^(.+)（((?:${COUNTED})?(?:累计)?)）((?:[同环]比\\p{Script=Han}{1,4})?)$`, 'u')

/** A label in two: what is counted, and of which part of the year, '' where it does not say: 受理案件（1—9月累计）, 受理案件（当月）同比增速. */
export interface SpokenLabel {
  readonly stage: string
  readonly matter: string
}

/** A label as prose writes it: without 其中：, with full-width brackets, without a unit in brackets at its end. */
export function spokenLabel(fact: Fact): SpokenLabel {
  const label = cleanLabel(fact)
  const [, matter, stage, change = ''] = STAGE.exec(label) ?? []
  return stage ? { stage, matter: matter + change } : { stage: '', matter: label }
}

/** The same in one: 1—9月累计受理案件 of 受理案件（1—9月累计）. */
export function labelOf(fact: Fact): string {
  const { stage, matter } = spokenLabel(fact)
  return stage + matter
}

/** The name of a part beside its whole: what counts the same stretch as the whole does not tell it again. */
export function partLabel(part: Fact, whole: Fact): SpokenLabel {
  const label = spokenLabel(part)
  return label.stage === spokenLabel(whole).stage ? { ...label, stage: '' } : label
}

function cleanLabel(fact: Fact): string {
  const bare = withoutAmong(fact.label) || fact.label
  const label = bare
    .replace(/\s*\n\s*/g, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）')
    .replace(/(?<=\d月?)[-－~～](?=\d{1,2}月)/g, '—')
  const unit = fact.unit ? `（${fact.unit}）` : ''
  return plain(unit && label.endsWith(unit) ? label.slice(0, -unit.length) : label)
}
