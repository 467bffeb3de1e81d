import type { Unit } from '../../domain/unit.ts'
import listing from '../lexicon/listing.json' with { type: 'json' }
import lexicon from '../lexicon/norms.json' with { type: 'json' }
import presumptions from '../lexicon/presumptions.json' with { type: 'json' }
import type { Token } from '../scan/token.ts'
import { anyOf } from '../text/any-of.ts'
import { rightOf } from '../text/character-class.ts'
import { Characters } from '../text/characters.ts'
import { Clue, firstOf } from '../text/clue.ts'
import { dimensionOf, MEASURES, TIMES } from './place.ts'

/*
 * A sentence that rules and one that reports are told apart by their words: 凡, 应当, 不得, 每户, 方可 here, 已, 共, 同比, 截至
 * there. Where only the first stand, its numbers are what the rule sets. The vocabulary is `lexicon/norms.json`.
 */

const CASE = new RegExp(anyOf(lexicon.case).replaceAll('CONSEQUENCE', anyOf(lexicon.consequence)))
/** Rules its own clause, and the limits of those after it. */
const DUTY = new RegExp(anyOf(lexicon.duty))
/** Rules the next number, if it is a measure: 每户补助500元; 每日供餐60份 counts. */
const EACH = new RegExp(anyOf(lexicon.each))
/** Rules the next number, if it is an amount of money or of time: 每月300元; 每天3.2万吨 is what was done. */
const PRICE = new RegExp(anyOf(lexicon.price))
const PRICED = new Set(['money', ...TIMES])
/** Words that rule. */
export const RULES = new RegExp(anyOf([...lexicon.duty, ...lexicon.each, ...lexicon.price, CASE.source]))
/** Holds of a stretch if the others hold of any part of it: what must not stand beside a word, or ends with the part, is left out. */
export const MAY_RULE = new RegExp(RULES.source.replace(/\(\?(?:<?!|=[^()]*\$)(?:[^()]|\([^()]*\))*\)/g, ''))
const TOLD = new RegExp(anyOf(lexicon.told))
/** 累计超过10%的，: what is told in the case of a rule happened to nobody yet. */
const SUPPOSED = /[^，。；]{0,40}的[，,]/g
const BOUND = /[以内上下不未至最低高少大小多短长超≥≤><]/
/** 为每户发放补助500元, 人均每月补助: what was given to each. */
const GIVEN = new RegExp(`${anyOf(presumptions.paid)}[^，。；]{0,12}$|[人户亩村]均|投[资入]|花费|节[省约]|收入`)
/** 培训满80课时…的: how many it takes. */
const REACHED = /(?:满|达到?|超过|不足|低于|高于|累计|连续)$/
/** 劝导两次仍不改正的, 迟到三次视为. */
const STILL = /^(?:视为|仍)/
/** 3至5户; 七八名 tells roughly how many there were. */
const RANGE = /[-~至到]/
/** 不超过, ≥: a bound as such. */
export const LIMIT = new Clue(/^(?:不(?![到足])|[≥≤><])/, '不≥≤><')
/** 不得超过: a bound that forbids. */
export const FORBIDS = new Clue(`^${anyOf(presumptions.forbids)}`, firstOf(presumptions.forbids))
/** Of every measure an upper bound is a limit, and 不小于. */
const UPPER = /^(?:不(?:得|应|宜|能)?(?:超过|[大高多长]于|小于)|[≤<])/
/** 超过300平方米…的自建房须, 连续两次…的村，由: the number is part of whom the rule is for. */
const OF_SUCH = /^[^，。；]{0,24}(?:的|时|后|者)(?:[^，。；]{0,8}[，,])?/
/** How far a sentence is looked at on either side of a number. */
const REACH = 80

const COUNTED = new Set(listing.classifierDimensions)
const counts = ({ dimension }: Unit): boolean =>
  COUNTED.has(dimension) || dimension.endsWith('-times') || dimension.startsWith('classifier-')

/** What the words of one sentence after the other say: its numbers ask the same of it. */
export class Moods {
  readonly #text: string
  #from = 0
  #to = 0
  #mayRule: boolean | null = null
  #tells: boolean | null = null

  constructor(text: string) {
    this.#text = text
  }

  /** Turns to the sentence of a number, as far as it is looked at. */
  turnTo({ start, end }: Token): { from: number; to: number } {
    const from = sentenceStart(this.#text, start)
    const to = sentenceEnd(this.#text, end)
    if (from !== this.#from || to !== this.#to) this.#mayRule = this.#tells = null
    this.#from = from
    this.#to = to
    return { from, to }
  }

  /** Whether it holds a word that rules. */
  get mayRule(): boolean {
    this.#mayRule ??= MAY_RULE.test(this.#text.slice(this.#from, this.#to))
    return this.#mayRule
  }

  /** Whether it holds a word that reports. */
  get tells(): boolean {
    this.#tells ??= tells(this.#text.slice(this.#from, this.#to))
    return this.#tells
  }
}

/** Whether it holds a word that reports, not only in a case that is supposed. */
const tells = (sentence: string): boolean =>
  TOLD.test(/的[，,]/.test(sentence) ? sentence.replace(SUPPOSED, '') : sentence)

/** Whether a number is set by the rule that its sentence states: no limit in itself, and not told of anything that was. */
export function isRuled(text: string, token: Token, moods: Moods): boolean {
  const { start, end, amount } = token
  const { unit } = amount!
  const approx = amount!.approx ?? ''
  const { from, to } = moods.turnTo(token)
  const measure = unit !== null && !counts(unit)
  const bare = amount!.unitText === ''
  const limits =
    LIMIT.opens(approx) &&
    (MEASURES.has(dimensionOf(amount!)) || ((measure || bare) && UPPER.test(approx)) || FORBIDS.opens(approx))
  // most sentences report, and say so sooner than that they do not rule
  if (moods.tells || (!limits && !moods.mayRule)) return false
  const before = text.slice(from, start)
  const after = text.slice(end, to)
  const bound = RANGE.test(text.slice(start, end)) || BOUND.test(approx)
  return limits || rules(text, token, before, after, measure) || (bound && (RULES.test(before) || RULES.test(after)))
}

function rules(text: string, { start, end, amount }: Token, before: string, after: string, measure: boolean): boolean {
  const own = before.slice(Math.max(before.lastIndexOf('，'), before.lastIndexOf(',')) + 1)
  const written = text.slice(start, end)
  const dimension = dimensionOf(amount!)
  if (begins(DUTY, own, written) || around(CASE, before, written, after)) return true
  if (!measure && !REACHED.test(own) && !STILL.test(after)) return false
  if (begins(CASE, before, written)) return true
  if (!GIVEN.test(own) && (next(EACH, own, written) || (PRICED.has(dimension) && next(PRICE, own, written))))
    return true
  return DUTY.test(/[^，,]*/.exec(after)![0]) || (OF_SUCH.test(rightOf(text, end, 34)) && RULES.test(after))
}

/** A word that rules begins before the number, although what decides may be in it: 应｜低于16平方米, 限｜2瓶. */
function begins(rule: RegExp, before: string, written: string): boolean {
  const m = rule.exec(before + written)
  return m !== null && m.index < before.length
}

/** 按每人每天120元标准支付28.6万元: of several numbers the first is for each. */
function next(rule: RegExp, own: string, written: string): boolean {
  const m = rule.exec(own + written)
  return m !== null && m.index < own.length && !/\d/.test(own.slice(m.index).replace(/^每\d+/, ''))
}

/** 连续｜两次｜排名末位的，由…: words that rule stand on both sides of the number. */
function around(rule: RegExp, before: string, written: string, after: string): boolean {
  const m = rule.exec(before + written + after)
  return (
    m !== null && m.index < before.length + written.length && m.index + m[0].length > before.length + written.length
  )
}

const ENDS = new Characters('。；\n！？')
function sentenceStart(text: string, at: number): number {
  const least = Math.max(0, at - REACH)
  let from = at
  while (from > least && !ENDS.has(text.charCodeAt(from - 1))) from--
  return from
}
function sentenceEnd(text: string, at: number): number {
  const most = Math.min(text.length, at + REACH)
  let to = at
  while (to < most && !ENDS.has(text.charCodeAt(to))) to++
  return to
}
