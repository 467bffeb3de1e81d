import hedges from '../lexicon/hedges.json' with { type: 'json' }
import { isOneOf, leftOf, rightOf } from '../text/character-class.ts'

/** Hedge words by their last character, longest first. */
const BY_LAST = new Map<number, string[]>()
for (const word of [...hedges.before].sort((a, b) => b.length - a.length)) {
  const last = word.charCodeAt(word.length - 1)
  BY_LAST.set(last, [...(BY_LAST.get(last) ?? []), word])
}
const NOT_AFTER: Readonly<Record<string, string>> = hedges.notAfter
const STILL_AFTER: Readonly<Record<string, readonly string[]>> = hedges.stillAfter
const END_OF: Readonly<Record<string, readonly string[]>> = hedges.endOf
const NOT_BEFORE: Readonly<Record<string, string>> = hedges.notBefore
const PLAIN: Readonly<Record<string, string | null>> = hedges.exact

/** What stands before a number and makes it approximate. */
export interface Hedge {
  readonly start: number
  /** The hedge as contract.md names it; null for words that only emphasise (多达). */
  readonly approx: string | null
}

/** 采集｜约3500个 is no 集约: the character that guards the hedge ends a verb. */
const endsVerb = (text: string, at: number, hedge: string): boolean =>
  STILL_AFTER[hedge]?.some((verb) => text.endsWith(verb, at)) ?? false

/** 村规民约｜18份: the hedge is the end of a noun, by whose other characters alone it cannot be told: 居民约300户. */
const endsNoun = (text: string, at: number, hedge: string): boolean =>
  END_OF[hedge]?.some((noun) => text.endsWith(noun, at)) ?? false

/** The hedge that ends right before `i`, not reaching back before `floor`. 上 counts only before 百, 千, 万, 亿. */
export function hedgeBefore(text: string, i: number, floor: number): Hedge | null {
  const words = BY_LAST.get(text.charCodeAt(i - 1))
  if (words === undefined) return null
  for (const word of words) {
    const start = i - word.length
    if (start < floor || !text.startsWith(word, start)) continue
    // 罚没超过620万元 says 超过, not 没超过
    if (word.startsWith('没') && text[start - 1] === '罚') continue
    const guard = NOT_AFTER[word]
    if (guard !== undefined && isOneOf(text[start - 1], guard) && !endsVerb(text, start, word)) return null
    if (endsNoun(text, i, word)) return null
    if ((word === '上' || word === '成') && !isOneOf(text[i], '百千万亿')) return null
    if (
      word === '过' &&
      !'，、中。；均已都也其的半百千万亿'.includes(text.charAt(start - 1)) &&
      !'半百千万亿'.includes(text[i]!) &&
      // 目标过六成, 投资过六十亿大关
      text[i + 1] !== '成' &&
      !PASSED.test(rightOf(text, i, 12))
    )
      return null
    if (word === '破' && !isOneOf(text[i], '万亿百千') && !/^\d+(\.\d+)?[万亿]/.test(rightOf(text, i, 10))) return null
    return { start, approx: word in PLAIN ? PLAIN[word]! : word }
  }
  return null
}

/** 六十亿大关, 500亿元台阶: what is passed. */
const PASSED = /^[\d.一二两三四五六七八九十百千]{1,6}[万亿][\u4e00-\u9fff]{0,3}?(?:大关|关口|台阶|门槛)/
/** Two hedges of one number as one: 约…余. */
export const together = (a: string | null | undefined, b: string | null | undefined): string | null =>
  a ? (b ? `${a}…${b}` : a) : (b ?? null)

/** 比年初定的1500个多装60个, 比上年的311天多十一天: 多 with another number, or a verb and one, compares. */
const COMPARES = /^(?:[\d二两三四五六七八九十百]|一(?!点)|(?![来年])[\u4e00-\u9fff]{1,2}\d)/

/** 三分之一强, 四成弱: what is a little more or less than such a part. */
const A_PART = /成$|分之[\u4e00-\u9fff]$/

/** What does so behind it. */
interface HedgeAfter {
  readonly end: number
  readonly approx: string | null
}

/** The hedge that follows a number and its unit: 以上, 左右, 有余, 多. 之多 emphasises only. */
export function hedgeAfter(text: string, i: number): HedgeAfter | null {
  if (!isOneOf(text[i], '及（(以左上有之开余多内许不出还略稍强弱')) return null
  for (const word of hedges.after) {
    if (!text.startsWith(word, i)) continue
    const end = i + word.length
    if (word === '之多') return { end, approx: null }
    if (word === '有余') return { end, approx: '余' }
    const guard = NOT_BEFORE[word]
    if (guard !== undefined && isOneOf(text[end], guard)) return null
    if ((word === '强' || word === '弱') && !A_PART.test(leftOf(text, i, 4))) return null
    if (word === '多' && COMPARES.test(rightOf(text, end, 4))) return null
    return { end, approx: word in PLAIN ? PLAIN[word]! : word }
  }
  return null
}
