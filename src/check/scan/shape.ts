import { hanDigit, hanScale, isHan } from './character.ts'
import { exempted, type Token } from './token.ts'
import { unitAt } from './unit-at.ts'

const isNumeral = (c: string | undefined): boolean => hanDigit(c) > 0 || hanScale(c) > 0 || c === '半'

/** Characters that bind two numerals to one number or range. */
const JOINS = '点分比成至到或和与及加减余多来几第年月日'

/**
 * The shape of a slogan or idiom that no list holds: numeral, word, numeral, word. 一企一单, 三清一改, 千沟万壑.
 * Two counts side by side (两台三轮车, 三家五金店) are none: there the first word is a classifier.
 */
export function readShape(text: string, i: number): Token | null {
  if (!isNumeral(text[i + 2]) || isNumeral(text[i + 1]) || isNumeral(text[i + 3])) return null
  if (!isHan(text.charCodeAt(i + 1)) || !isHan(text.charCodeAt(i + 3))) return null
  if (JOINS.includes(text[i + 1]!)) return null
  const pairOfOnes = text[i] === '一' && text[i + 2] === '一'
  const counts = unitAt(text, i + 1, true) !== null || unitAt(text, i + 3, true) !== null
  return pairOfOnes || !counts ? exempted('shape of a slogan', 'name', 'slogan', i, i + 4) : null
}
