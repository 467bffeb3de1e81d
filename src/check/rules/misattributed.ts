import { holds, type Judged } from '../judged.ts'
import type { Mention } from '../mention.ts'
import { AMONG, AMONG_REACH } from '../sentence/among.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { SENTENCE_ENDS } from '../text/characters.ts'
import { Clue } from '../text/clue.ts'
import { quoted, replacing } from '../wording.ts'
import { each, faultAt, firstFrom, type Scene } from './rule.ts'

/** The value belongs to fact A, the clause speaks of fact B. */
export const misattributed = each((one, scene, before) => {
  const pair = spokenAndOwner(one, scene) ?? wholeInPart(one, before, scene.text) ?? writtenTwice(one, scene)
  if (!pair) return null
  const { mention } = one
  const { spoken, owner } = pair
  const expected = spoken.values.value.text
  const theirs = owner.values.value.text
  // 164人, where 164户 are the households
  const otherwise =
    /\d$/.test(mention.text) || mention.text.endsWith(theirs.replace(/^[\d.,]+/, '')) ? '' : `（${theirs}）`
  return faultAt(
    'misattributed',
    mention,
    `此处说的是${quoted(spoken)}（填报值${expected}），文中的${mention.text}是${quoted(owner)}的填报值${otherwise}`,
    { factId: spoken.id, expected, fix: replacing(mention, expected) },
  )
})

interface Misplaced {
  readonly spoken: FactEntry
  readonly owner: FactEntry
}
const spokenAndOwner = (one: Judged, { judged, text }: Scene): Misplaced | null => {
  const { claim, owner, mention, elsewhen } = one
  if (!owner || claim?.field !== 'value') return null
  return !elsewhen && isToldBefore(claim.fact, mention, judged, text) ? null : { spoken: claim.fact, owner }
}

/** 受理投诉127件。对｜172件投诉逐件回访: told sentences before, it is told in two ways, whatever else is as many. */
const isToldBefore = (fact: FactEntry, { start }: Mention, judged: readonly Judged[], text: string): boolean =>
  judged.some(
    ({ claim, mention }) =>
      mention.start < start &&
      claim?.field === 'value' &&
      claim.fact === fact &&
      holds(claim.fit) &&
      SENTENCE_ENDS.standIn(text, mention.end, start),
  )

/** 8件中有｜68件, 839批次样品中合格｜846批次: of a part it cannot be told that its whole is in it. */
function wholeInPart({ claim, mention }: Judged, before: Judged | undefined, text: string): Misplaced | null {
  const part = before?.claim
  if (claim?.field !== 'value' || part?.field !== 'value' || part.fact.parent !== claim.fact) return null
  const { end } = before!.mention
  const inside =
    (AMONG.after(text, end, AMONG_REACH) && mention.start - end <= AT_ONCE) ||
    (claim.fact.unitText === part.fact.unitText && AMONG_THEM.within(text, end, mention.start) !== null)
  return inside ? { spoken: part.fact, owner: claim.fact } : null
}
/** 电子警察37套，优化信号灯路口37个: the number of what is told beside it, in the same sentence, was written for both. */
function writtenTwice({ claim, mention, owner }: Judged, { judged, text }: Scene): Misplaced | null {
  const { stated } = mention
  if (owner || claim?.field !== 'value' || claim.fit !== 'none' || !stated || !TWO_DIGITS.test(stated.digits))
    return null
  const own = firstFrom(judged, mention.start)
  const beside = judged
    .slice(Math.max(0, own - BESIDE), own + BESIDE)
    .find(
      (other) =>
        other.mention.stated?.digits === stated.digits &&
        other.claim?.field === 'value' &&
        other.claim.fact !== claim.fact &&
        holds(other.claim.fit) &&
        other.claim.fact.isRate === claim.fact.isRate &&
        !/[。；\n]/.test(
          text.slice(Math.min(mention.end, other.mention.end), Math.max(mention.start, other.mention.start)),
        ),
    )
  return beside?.claim?.field ? { spoken: claim.fact, owner: beside.claim.fact } : null
}
/** As many numbers before and behind are looked at: those of a long sentence. */
const BESIDE = 20
const TWO_DIGITS = /[1-9]\d*[1-9]/

/** As far as no other thing is named between. */
const AT_ONCE = 4
/** With the noun of the first between, and what was found of the next. */
const AMONG_THEM = new Clue(
  /^[\u4e00-\u9fffA-Z\d]{1,10}?(?:之中|当中|里面|[中里](?![型小心央部等程外约学]))，?[\u4e00-\u9fffA-Z\d]{0,8}$/,
  '中里',
)
