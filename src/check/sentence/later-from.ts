import { isWholeYear, monthsOf } from '../context/period-relation.ts'
import type { Mention } from '../mention.ts'
import type { Stretch } from '../roles/masked.ts'
import type { SheetIndex } from '../sheet/sheet-index.ts'
import { isOneOf } from '../text/character-class.ts'
import { Clue } from '../text/clue.ts'

/**
 * 下半年：｜再建2.8万亩, 已建210张，下半年｜再建90张, in a report on the first half: what stands under a time yet to come is meant
 * to be.
 */
export function laterFrom(
  { sheet }: SheetIndex,
  text: string,
  mentions: readonly Mention[],
  { start, end, first, last }: Stretch,
): number {
  const [, ourTo] = monthsOf(sheet.period)
  for (let i = first; i < last; i++) {
    const mention = mentions[i]!
    const named = mention.period
    if (!named || named.relative !== null || named.year !== null || named.day !== null || isWholeYear(named)) continue
    const behind = BY_THEN.within(text, mention.end, mention.end + 2)?.[0].length ?? 0
    const heads = i === first && mention.start - start <= MARKED && isOneOf(text[mention.end + behind], '，：')
    if (monthsOf(named)[0] > ourTo && (heads || isOneOf(text[mention.end], '再还将拟需须'))) return mention.end
  }
  return end
}
/** 12月底前，. */
const BY_THEN = new Clue(/^[之以]?前/, '前')
/** As many characters a mark of an item has: 1. */
const MARKED = 3
