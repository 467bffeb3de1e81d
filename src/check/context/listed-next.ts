import { TOGETHER } from '../lexicon/together.ts'
import type { Token } from '../scan/token.ts'
import { startsClause, startsItem } from '../text/character-class.ts'
import { Clue } from '../text/clue.ts'
import { isClassifier } from './one-that-counts-none.ts'
import { dimensionOf } from './place.ts'

/* 两个苗头：一是举报…；二是隐患…; 两项基本养老保险参保人数合计: counts of what stands beside them, unless the sheet counts just that. */

const HEADS = new Clue(/^[^，。；：\n\d]{0,14}[：:，。]?(?:[一其][是为]|其一|第一)/, '一')
const REACH = 22
const ORDINALS = '一二三四五六七八九十'
/** A list of items goes on over so many characters. */
const LIST = 600

/** 关注｜两个苗头：一是…；二是…: as many as the list that follows has items. */
export function countsNext(text: string, { kind, amount, end }: Token): boolean {
  if (kind !== 'quantity' || amount!.approx !== null || !isClassifier(dimensionOf(amount!))) return false
  const count = Number(amount!.digits)
  return (
    count > 1 &&
    count < ORDINALS.length &&
    HEADS.within(text, end, end + REACH) !== null &&
    itemsIn(text.slice(end, end + LIST)) === count
  )
}

/** How many 一是, 二是, 三是 follow one another; 其一, 第一 as well. */
function itemsIn(text: string): number {
  let from = 0
  for (let count = 0; count < ORDINALS.length; count++) {
    const at = nextItem(text, ORDINALS[count]!, from)
    if (at < 0) return count
    from = at
  }
  return ORDINALS.length
}

const begins = (text: string, at: number): boolean => startsClause(text, at) || startsItem(text, at)
function nextItem(text: string, ordinal: string, from: number): number {
  for (let at = text.indexOf(ordinal, from); at >= 0; at = text.indexOf(ordinal, at + 1)) {
    const named = text[at + 1] === '是' || text[at + 1] === '为'
    if (named ? begins(text, at) : /[其第]/.test(text.charAt(at - 1)) && begins(text, at - 1)) return at + 1
  }
  return -1
}

/** ；｜两项基本养老保险参保人数合计39.28万人: as many as were told before, which are added up. */
const SUMMED = new Clue(new RegExp(`^[一-龥]{0,16}?(?:${TOGETHER})`), '合共总相加凑并算归放拢统通之')
const FEW = 5
export const countsSummed = (text: string, { kind, amount, start, end }: Token): boolean =>
  kind === 'quantity' &&
  amount!.approx === null &&
  isClassifier(dimensionOf(amount!)) &&
  Number(amount!.digits) > 1 &&
  Number(amount!.digits) <= FEW &&
  startsClause(text, start) &&
  SUMMED.within(text, end, end + REACH) !== null
