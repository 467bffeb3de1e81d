import type { Mention } from '../../check/mention.ts'
import { readFactValue } from '../../domain/fact-value.ts'
import words from './prose-words.json' with { type: 'json' }

/** What a number is compared with, or that it is worked out. */
export type Cue = 'lastYear' | 'lastPeriod' | 'target' | 'computed'

/** 现将三季度情况报送如下, 特此报告. */
const OPENING =
  /^现将.*(?:报送|汇报|报告|反馈|通报)(?:如下)?(?:[，,]请(?:审阅|审示|批示|审核))?$|^特此(?:报告|报送|汇报)$/

/** A heading or an opening line, which says nothing by itself. */
export const isHeading = (line: string): boolean => {
  if (/^【[^】]*】$|^[^，。；\d]{1,16}[：:]$|^(?:各位|尊敬的|大家好|您好)/.test(line)) return true
  const text = line.replace(/[:：。]$/, '')
  if (text.length <= 40 && OPENING.test(text)) return true
  return (
    text.length <= 24 &&
    !/[，。；]/.test(text) &&
    /^(#|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|.{0,20}(报告|总结|汇报|情况|数据|指标|表)$)/.test(
      text,
    )
  )
}

/** What stands after the last comma. */
export const lastClause = (text: string): string =>
  text
    .split(/[，,、。；;（(）)]|其\s*中[:：]?/)
    .at(-1)!
    .trim()

/** The cue in the words before a number; null where they name an indicator of their own. */
export const cueOf = (before: string): Cue | null =>
  (['computed', 'lastYear', 'lastPeriod', 'target'] as const).find((cue) =>
    words[cue].some((word) => (cue === 'computed' ? before.includes(word) : isOnly(before, word))),
  ) ?? null

/** The clause names nothing but the comparison: 比上年同期的, 目标为. */
const isOnly = (before: string, word: string): boolean =>
  before.includes(word) && clean(before.replace(word, '').replace(/^[比较与]/, '')).length <= 1

/** The digits as written, without the unit where it is what ends them. */
export function literalOf(claim: Mention): string {
  const unit = claim.stated!.unitText
  const bare = unit !== '' && claim.text.endsWith(unit) ? claim.text.slice(0, -unit.length).trim() : claim.text
  return readFactValue(bare) ? bare : claim.text
}

/** Takes openers and links off both ends until nothing more comes off. */
export function clean(text: string): string {
  let label = text
    .trim()
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/\s+/g, ' ')
  for (let before = ''; before !== label; ) {
    before = label
    label = label
      .replace(/^[\s—\-·•\d.、:：“”"]+/, '')
      .replace(/^第?[一二三四]季度|^[一二三四五六七八九十]是/, '')
      .trim()
    for (const word of [...words.whole, ...words.lead])
      if (label.startsWith(word) && label.length > word.length) label = label.slice(word.length)
    for (const word of words.tail) if (label.endsWith(word)) label = label.slice(0, -word.length).trim()
    if ([...words.whole, ...words.lead].includes(label)) label = ''
  }
  return label
}
