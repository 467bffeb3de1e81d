import { holds, type Judged } from '../judged.ts'
import type { Mention, Stated } from '../mention.ts'
import { movedDown } from '../scan/han-form.ts'
import { digitAt } from '../text/character-class.ts'

/*
 * GB/T 15835 4.1.1 and 4.3: what is measured or counted is written in Arabic digits, and numbers of one kind in one form.
 * A speech that has all its numbers in words is left alone; one number in words among digits is not.
 */

/** The one exact number that is written in words where the others have digits, or null. */
export function onlyInWords(judged: readonly Judged[]): Judged | null {
  let inWords: Judged | null = null
  let inDigits = false
  let small = 0
  for (const one of judged) {
    const { stated, exempt, text } = one.mention
    if (stated === null || exempt !== null || stated.unitText === '' || stated.unitText === '成') continue
    if (digitAt(text, 0) || DIGIT.test(text)) inDigits = true
    else if (isLargeExact(stated)) {
      if (inWords !== null) return null
      inWords = one
    } else if (stated.approx === null && ++small > FEW) return null
  }
  if (inWords === null || !inDigits || !isMeasured(inWords)) return null
  const { claim, mention } = inWords
  if (claim === null || !holds(claim.fit) || mention.notes.length > 0) return null
  // what a note says in words may be said so
  return claim.of === 'note' && !DIGIT.test(claim.given) ? null : inWords
}
const DIGIT = /\d/
/** A speech that says 七处, 一处 and 两成 throughout may say 四十六座. */
const FEW = 2

/** 二十三, 八点五; not 三, 十 or 二十余. */
const isLargeExact = ({ approx, hi, lo, terms, near }: Stated): boolean =>
  approx === null && terms === null && hi !== null && lo.eq(hi) && (Math.abs(near.lo) > SMALL || near.step < 1)
/** Up to here words read as well as digits: 三个场镇, 十个村. */
const SMALL = 10

/** 两千人 and 三十万尾 are round, 百分之百, 三成五 and 两倍 are words; 一点五二倍 is not. */
function isMeasured({ mention: { stated, kind, text } }: Judged): boolean {
  if (
    (kind === 'multiple' && !stated!.digits.includes('.')) ||
    kind === 'fraction' ||
    text.includes('百分之百') ||
    !HAN.test(text)
  )
    return false
  return kind === 'percentage' || stated!.digits.replace('.', '').replace(/^0+|0+$/g, '').length > 1
}
const HAN = /[一二三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟]/

/** 八万六千四百处 → 8.64万处, 百分之五点二 → 5.2%; null where its unit stands within it. */
export function inDigitsInstead({ text, stated, kind }: Mention): string | null {
  const { digits, unitText } = stated!
  if (kind === 'percentage') return `${digits}${unitText}`
  if (!text.endsWith(unitText)) return null
  const closing = CLOSING.exec(text.slice(0, -unitText.length))?.[0]
  if (closing === undefined) return `${digits}${unitText}`
  return `${movedDown(digits, closing === '亿' ? 8 : 4)}${closing}${unitText}`
}
const CLOSING = /[万亿]$/
