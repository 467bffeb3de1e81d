import { Saying } from '../text/clauses.ts'
import { quoted } from '../wording.ts'
import { claimBefore } from './claim-before.ts'
import { clauseBefore, MEANT, NEXT, ofAllFault } from './of-all.ts'
import type { Rule } from './rule.ts'

/** 12个考核断面全部｜达到或优于Ⅲ类: what a part is named by. */
const ALL_SO = new Saying(
  /(?:全部|均已?|全都|悉数)(?:已|为|是|实现)?([\u4e00-\u9fffⅠ-Ⅻ]{3,14})(?=[，。；\n]|$)/,
  '全均悉',
)

/** Said of the whole whose number stands right before, where the one part so named is less. */
export const allSo: Rule = ({ text, clauses, judged }) =>
  clauses.all(ALL_SO).flatMap((found) => {
    const told = claimBefore(judged, found.index, text)
    if (told?.claim.field !== 'value' || !NEXT.test(text.slice(told.mention.end, found.index))) return []
    const { fact: whole, fit } = told.claim
    const [part, more] = whole.parts.filter(({ label, isRate }) => !isRate && label.includes(found[1]!))
    if (!part || more || fit === 'none' || part.values.value.n >= whole.values.value.n) return []
    if (MEANT.test(clauseBefore(text, found.index))) return []
    const says = `，而${quoted(whole)}为${whole.values.value.text}，并非“${found[0]}”`
    return [ofAllFault(part, found.index, found.index + found[0].length, says)]
  })
