import type { ExemptReason } from '../mention.ts'
import type { Token } from '../scan/token.ts'
import { Marks } from '../text/characters.ts'
import { DESCRIBED_SIGNS } from './described-signs.ts'
import { isRuled, type Moods } from './norm-mood.ts'
import { NORM_SIGNS } from './norm-signs.ts'
import { Place } from './place.ts'
import { RULE_SIGNS, type Sign } from './presumed-signs.ts'
import { SCENE_SIGNS } from './scene-signs.ts'
import { unusual } from './unusual.ts'

/*
 * Numbers that a rule or a description sets: 不得超过120平方米, 按每桶2元的标准, 连续两次…的, 240升分类垃圾桶. They tell what is to
 * be, not what was done; but the sheet may have that very number (a target, a designed capacity), and then it is a claim.
 * A walk around the number says which signs can be there at all: most numbers have none and cost no expression.
 */

const SIGNS: readonly Sign[] = [...RULE_SIGNS, ...NORM_SIGNS, ...DESCRIBED_SIGNS, ...SCENE_SIGNS]
const BEFORE = 36
const AFTER = 24

const NEEDED_BEFORE = new Marks()
const NEEDED_AFTER = new Marks()
SIGNS.forEach(({ before = '', after = '' }, bit) => {
  NEEDED_BEFORE.note(before, 1 << bit)
  NEEDED_AFTER.note(after, 1 << bit)
})
/** Signs that look at the number alone are always tried. */
const ALWAYS = SIGNS.reduce((bits, { before, after }, bit) => (before || after ? bits : bits | (1 << bit)), 0)

const endsSentence = (code: number): boolean => code === 0x3002 || code === 0xff1b || code === 10

/** Why a number is presumed to be no claim, or null. */
export function presumption(text: string, token: Token, moods: Moods): ExemptReason | null {
  let possible = ALWAYS
  let from = token.start
  // the hedge of a number belongs to what stands before it
  for (let i = token.start; i < Math.min(token.end, token.start + 4); i++)
    possible |= NEEDED_BEFORE.at(text.charCodeAt(i))
  for (; from > 0 && token.start - from < BEFORE && !endsSentence(text.charCodeAt(from - 1)); from--)
    possible |= NEEDED_BEFORE.at(text.charCodeAt(from - 1))
  const to = Math.min(token.end + AFTER, text.length)
  possible |= NEEDED_AFTER.seenIn(text, token.end, to)
  const place = new Place(text, token, from, to)
  for (; possible !== 0; possible &= possible - 1) {
    const sign = SIGNS[31 - Math.clz32(possible & -possible)]!
    if (sign.holds(place)) return sign.reason
  }
  return isRuled(text, token, moods) ? 'threshold' : unusual(place, moods)
}
