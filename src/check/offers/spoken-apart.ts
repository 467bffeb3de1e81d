import { distanceOf } from '../derive/total.ts'
import { saysMore } from '../lexicon/beyond.ts'
import { bestFor } from '../sentence/named-heads.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import { BOTH_NAMED } from './apart.ts'
import type { Options } from './options.ts'

/* How far two facts lie apart, as it is said aloud: the one was told, the other is named in half a word. */

/** Offers such a distance where it comes out. */
export function offerSpokenApart(c: Case, options: Options): void {
  offerShortOfOther(c, options)
  offerMoreOfSiblings(c, options)
}

/** 签约的8946人，离持证人数还差｜3918人: what was told last wants so much of another fact, not of a target. */
function offerShortOfOther(c: Case, options: Options): void {
  const { base } = c.claimed.frame
  // 同比减少1个 is no distance, though 同…少 stands in it
  if (base === 'yoy' || base === 'qoq') return
  const other = SHORT_OF_OTHER.inClauseOf(c)?.[1]
  const one = other ? c.memory.last : null
  const whole = one ? bestFor(c, other!) : null
  if (one && whole && one !== whole) options.addIfHolds(distanceOf(c.reading, one, whole, -1), BOTH_NAMED, 0)
}
const SHORT_OF_OTHER = new Clue(
  /(?:[离距]|[与跟和同比])([\u4e00-\u9fff]{2,12}?)(?:还|尚|仍|就|只|也)*(?:相差|差|缺|少)[了约近]?$/,
  '差缺少',
)

/** 网上693人次，窗口1049人次，还是窗口多，多出｜356人次; 图文79篇，视频45篇，图文多｜34篇: than the other of the two parts told last. */
function offerMoreOfSiblings({ memory, reading, text, claimed }: Case, options: Options): void {
  const found = MORE_OF_SIBLINGS.within(text, claimed.from, claimed.mention.start)
  if (!found) return
  const [former, latter] = memory.lastTwo()
  if (!former?.parent || former.parent !== latter?.parent || former.unitText !== latter.unitText) return
  const [, name, word] = found
  const named = [former, latter].filter((fact) => isCalled(fact, name!))
  const [one] = named
  if (!one || named.length > 1) return
  const other = one === former ? latter : former
  options.addIfHolds(distanceOf(reading, one, other, saysMore(word!) ? 1 : -1), BOTH_NAMED, 0)
}
const MORE_OF_SIBLINGS = new Clue(
  /^的?[，；](?:还是|仍是|仍然是|倒是|要数|是)?([\u4e00-\u9fff]{2,6}?)(?:更|要|还|又)?([多少高低])(?:，(?:足足|整整)?\2)?[出了]{0,2}$/,
  '多少高低出了',
)
const isCalled = ({ label }: FactEntry, name: string): boolean => label.includes(name)
