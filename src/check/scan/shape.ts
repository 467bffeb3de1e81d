import { hanDigit, hanScale, isHan } from '../text/character-class.ts'
import { matchAt } from './sticky.ts'
import { exempted, type Token } from './token.ts'
import { unitAt } from './unit-at.ts'

const isNumeral = (c: string | undefined): boolean => hanDigit(c) > 0 || hanScale(c) > 0 || c === '半'

/** Characters that bind two numerals to one number or range. */
const JOINS = '点分比成至到或和与及加减余多来几第年月日'

/** 一站两员, 一村三长: who or what serves there. */
const POSTS = '员长站点区片带院室'

const isUnit = (text: string, i: number): boolean => unitAt(text, i, true) !== null

/** A numeral and a word behind it. */
const beginsPair = (text: string, i: number): boolean =>
  isNumeral(text[i]) && isHan(text.charCodeAt(i + 1)) && !isNumeral(text[i + 1])

/** No slogan has more; a chain without end would be walked along again from each of its pairs. */
const LONGEST_CHAIN = 24
/** 四名一文一传, 三清两建一治: of three pairs and more one word at least is no classifier. */
function chainEnd(text: string, i: number): number {
  let end = i
  let named = false
  for (; end - i < LONGEST_CHAIN && beginsPair(text, end); end += 2) {
    if (JOINS.includes(text[end + 1]!)) break
    named ||= !isUnit(text, end + 1)
  }
  return named && end - i > 4 ? end : i
}

/** 一天比一天, 一年更比一年, 一茬接着一茬: one after another, counted by nobody. */
const REPEATED = /一([\u4e00-\u9fff]{1,2})更?(?:[比赛胜]|[接连挨]着?)一\1/y

/**
 * The shape of a slogan or idiom that no list holds: numeral, word, numeral, word. 一企一单, 三清一改, 千沟万壑.
 * Two counts side by side (两台三轮车, 三家五金店) are none: there the first word is a classifier.
 */
export function readShape(text: string, i: number): Token | null {
  const repeated = matchAt(REPEATED, text, i)
  if (repeated) return exempted('shape of a slogan', 'name', 'slogan', i, i + repeated[0].length)
  if (!isNumeral(text[i + 2]) || isNumeral(text[i + 1]) || isNumeral(text[i + 3])) return null
  if (!isHan(text.charCodeAt(i + 1)) || !isHan(text.charCodeAt(i + 3))) return null
  if (JOINS.includes(text[i + 1]!)) return null
  const end = chainEnd(text, i)
  if (end > i) return exempted('shape of a slogan', 'name', 'slogan', i, end)
  const pairOfOnes = text[i] === '一' && text[i + 2] === '一'
  const counts = isUnit(text, i + 1) || (isUnit(text, i + 3) && !POSTS.includes(text[i + 3]!))
  return pairOfOnes || !counts ? exempted('shape of a slogan', 'name', 'slogan', i, i + 4) : null
}
