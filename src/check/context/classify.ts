import type { Period } from '../../domain/fact-sheet.ts'
import type { ExemptReason } from '../mention.ts'
import { isSpeltOut } from '../scan/han-form.ts'
import type { Token } from '../scan/token.ts'
import { countsListed, isAbstractCount } from './abstract-count.ts'
import { fixedCount, isCodeDigit } from './fixed-count.ts'
import { countsNext, countsSummed } from './listed-next.ts'
import type { Moods } from './norm-mood.ts'
import { isNumberedName, isPlace } from './numbered-name.ts'
import { isPeriodLength } from './period-length.ts'
import { presumption } from './presumption.ts'
import { asTarget, isBase } from './target.ts'
import { isThreshold } from './threshold.ts'

const exempt = (token: Token, reason: ExemptReason, step: string, role: string | null = token.role): Token => ({
  ...token,
  exempt: reason,
  role,
  trace: [...token.trace, step],
})

/** Says of a claim whether its surroundings make it none: a threshold, a count of abstract or just listed items, the length of the period. */
export function classify(text: string, tokens: readonly Token[], index: number, period: Period): Token {
  const token = tokens[index]!
  if (token.amount === null) return token
  if (isCodeDigit(text, token)) return exempt({ ...token, kind: 'name' }, 'name', 'digits of a code')
  if (token.role !== null) return token
  if (isBase(text, token)) return exempt(token, 'expression', 'base of a ratio')
  const fixed = fixedCount(text, token)
  if (fixed) return exempt(fixed === 'time' ? { ...token, kind: 'time' } : token, fixed, 'fixed count')
  const goal = asTarget(text, token)
  if (goal) return goal
  if (isThreshold(text, token)) return exempt(token, 'threshold', 'threshold', 'threshold')
  if (isNumberedName(text, token) || isPlace(text, token))
    return exempt({ ...token, kind: 'name' }, 'name', 'numbered name')
  if (isAbstractCount(text, token)) return exempt(token, 'listing', 'abstract count')
  if (isPeriodLength(text, token, period)) return exempt(token, 'duration', 'length of the period')
  return token
}

/** 逢一四七日, 二四六次: digits without a nought or a point, of which only the sheet tells whether they count. */
const isLikeAName = (text: string, { kind, start, end, notes }: Token): boolean =>
  notes.length > 0 &&
  kind === 'quantity' &&
  !NOUGHT.test(text.slice(start, end)) &&
  isSpeltOut(text.slice(notes[0]!.start ?? start, end))
const NOUGHT = /[〇零点]/

const countsBeside = (text: string, token: Token): boolean =>
  countsListed(text, token) || countsNext(text, token) || countsSummed(text, token)

/** A number that a rule or a description sets is a claim only where the sheet has it; one that is a target itself is one. */
export function presuming(text: string, token: Token, moods: Moods): Token {
  if (token.exempt !== null || token.amount === null || token.role === 'target') return token
  const presumed = isLikeAName(text, token)
    ? 'name'
    : (presumption(text, token, moods) ?? (countsBeside(text, token) ? 'listing' : null))
  return presumed === null ? token : { ...token, presumed, trace: [...token.trace, `presumed ${presumed}`] }
}
