import { holds, type Judged } from '../judged.ts'
import type { Stated } from '../mention.ts'
import { Clue } from '../text/clue.ts'

/*
 * 同比增加436只。增加的｜436只主要装在集镇; 58人参演。｜58名参演人员…: the very number that the sentence before told begins
 * the next, which goes on from it; 还差12个，这｜12个: or a clause, which says so. What it says is what was said.
 */

/** The numbers that nothing in the sheet bears out by themselves, understood as those they take up. */
export const takenUp = (text: string, judged: readonly Judged[]): readonly Judged[] =>
  judged.map((one, i) => {
    if ((one.claim && holds(one.claim.fit)) || !statesExactly(one)) return one
    const { start } = one.mention
    const isThese = THESE.before(text, start, REACH)
    if (!isThese && (one.claim !== null || !BEGINS.before(text, start, REACH))) return one
    const told = toldBefore(text, judged, i, isThese)
    return told === null ? one : { ...one, claim: told.claim, frame: told.frame }
  })
/** Whatever noun stands behind: 还差12个，这｜12个摊位. */
const THESE = new Clue(/[，；。]\s?(?:[对将把但而]|其中)?(?:这|上述|前述)$/, '这述')

const statesExactly = ({ mention: { stated, exempt, damaged } }: Judged): boolean =>
  stated !== null && exempt === null && !damaged && stated.approx === null && stated.unitText !== ''

const BEGINS = new Clue(
  /[。；]\s?(?:对|将|把|围绕|针对|其中)?(?:这|该|上述|前述)?(?:(?:增加|减少|新增|增长|多出?|少|净增|净减|超出|高出|提高|提升|下降|降低)的)?$/,
  '。；对将把绕中这该述的',
)
const REACH = 12
/** So many numbers back at most. */
const BACK = 3

/** What the sentence before says by the same number, or the clauses before; a text that goes on elsewhere takes nothing up. */
function toldBefore(text: string, judged: readonly Judged[], i: number, isThese: boolean): Judged | null {
  const { start, stated } = judged[i]!.mention
  for (let k = i - 1, left = BACK; k >= 0 && left > 0; k--) {
    const { mention, claim } = judged[k]!
    if (mention.stated === null) continue
    left--
    if (!(isThese ? AT_MOST_ONE_STOP : ONE_STOP).test(text.slice(mention.end, start))) return null
    if (claim !== null && holds(claim.fit) && isSame(mention.stated, stated!))
      return isThese || speaksOn(text, judged[i]!, Math.max(0, mention.start - AROUND)) ? judged[k]! : null
  }
  return null
}
/** 58名参演人员, 436只主要…: no other noun than the sentence before had. 58名网格员 are someone else. */
function speaksOn(text: string, { mention }: Judged, from: number): boolean {
  const { stated, start, end } = mention
  if (stated!.unitText.endsWith('百分点') || GOES_ON.test(text.slice(end, end + 3))) return true
  const before = text.slice(from, start)
  for (let k = end; k < end + NOUN; k++) {
    const pair = text.slice(k, k + 2)
    if (!PAIR.test(pair)) return false
    if (before.includes(pair)) return true
  }
  return false
}
const GOES_ON = /^(?:[，、中]|全部|全都|都|均|皆|主要|多为|大多|多数|已|按|由|来自|分布|集中|当中|里|的)/
const PAIR = /^[\u4e00-\u9fff]{2}$/
/** What stands before the number that was told is of it. */
const AROUND = 16
/** So far on a noun may name its kind first: 名｜受灾参演人员. */
const NOUN = 5
const AT_MOST_ONE_STOP = /^[^。\n]*(?:。[^。\n]*)?$/
const ONE_STOP = /^[^。；\n]*[。；][^。；\n]*$/

const isSame = (a: Stated, b: Stated): boolean =>
  a.approx === null &&
  a.digits === b.digits &&
  a.toDigits === b.toDigits &&
  (a.unitText === b.unitText ||
    (a.unit !== null && a.unit.dimension === b.unit?.dimension && a.unit.near === b.unit.near))
