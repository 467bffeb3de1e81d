import type { FactEntry } from './sheet-index.ts'

/* 投诉办结率 beside 全市投诉办结率, 我镇覆盖率 beside 全县平均覆盖率: one measure, here and in a wider region. */

const WIDER = /全[国省市州县区盟旗]/
const OWN = /^(?:[我本全][国省市州县区盟旗镇乡街场]道?)/
const MEAN = /^的?平均|平均水平$|均值$/

/** The fact for the same measure in the wider region that words name; null where they name none, or the sheet has none. */
export function inWiderRegion(facts: readonly FactEntry[], fact: FactEntry, words: string): FactEntry | null {
  const region = WIDER.exec(words)?.[0]
  if (!region) return null
  const measure = ownMeasure(fact.label)
  return (
    facts.find(
      (one) => one !== fact && one.label.startsWith(region) && isSame(one.label.slice(region.length), measure),
    ) ?? null
  )
}

const ownMeasure = (label: string): string => label.replace(OWN, '')
/** 普惠园入园率 is measured by 平均入园率. */
function isSame(wider: string, measure: string): boolean {
  const name = wider.replace(MEAN, '')
  return name.length > 1 && measure.endsWith(name)
}
/** 我镇投诉办结率, as the sheet that is ours calls it: 投诉办结率. */
export const withoutOwnRegion = (words: string): string =>
  words.replace(OWN, '').length > 1 ? words.replace(OWN, '') : words
